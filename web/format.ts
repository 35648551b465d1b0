import type { Properties, Property, Value } from '../sql/model/property.ts';
import { columnsOf } from '../sql/model/property.ts';
import { LANGUAGES } from '../sql/model/text.ts';
import { unitOf } from '../sql/model/unit.ts';
import type { Words } from './i18n/intl.tsx';

export { UNITS, unitOf } from '../sql/model/unit.ts';

const isYear = (property: Property): boolean =>
  property.type === 'integer' && property.unit === undefined && /year|annee|commission/.test(property.name);

/** A value as a person reads it; null where there is none. */
export const readable = (property: Property, properties: Properties, words: Words): string | null => {
  const values = columnsOf(property).map((column) => properties[column] ?? null);
  if (property.type === 'text') {
    const order = [words.language, ...LANGUAGES];
    const found = order
      .map((language) => values[LANGUAGES.indexOf(language)])
      .find((value) => value !== null && value !== '');
    return found === undefined ? null : String(found);
  }
  const value = values[0] as Value;
  if (value === null || value === '') return null;
  switch (property.type) {
    case 'number':
    case 'integer':
      return `${isYear(property) ? String(value) : words.number(Number(value), 'decimals' in property ? (property.decimals ?? 2) : 0)} ${unitOf(property.unit, words.language)}`.trim();
    case 'boolean':
      return words.say(value ? 'identify.yes' : 'identify.no');
    case 'date':
      return words.day(String(value));
    case 'string': {
      const code = property.codes?.find((one) => one.value === value);
      return code ? words.text(code.title) : String(value);
    }
    case 'place':
      return String(value);
  }
};
