import type { Country } from '../model/country.ts';
import { tunisia } from './tunisia.ts';

const COUNTRIES: readonly Country[] = [tunisia];

/** The country that a `COUNTRY` setting names by its ISO 3166-1 code; throws a sentence that lists what there is. */
export const countryOf = (id: string): Country => {
  const found = COUNTRIES.find((country) => country.id === id.toLowerCase());
  if (!found)
    throw new Error(`COUNTRY is ${id}; known are: ${COUNTRIES.map((country) => country.id).join(', ')}`);
  return found;
};
