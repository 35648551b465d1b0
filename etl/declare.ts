import type { Property } from '../sql/model/property.ts';
import { frenchSpaces, type Text } from '../sql/model/text.ts';

/** A text in the three languages, in their order; French is typed with plain spaces and set with those that do not break. */
export const text = (ar: string, fr: string, en: string): Text => ({ ar, fr: frenchSpaces(fr), en });

type Code = { value: string; title: Text };

/** A code of a closed list and its titles. */
export const code = (value: string, ar: string, fr: string, en: string): Code => ({
  value,
  title: text(ar, fr, en),
});

/** Classes of a `category` drawing from a closed list of codes: each needs its colour (hex) by value. */
export const classesOf = (
  codes: readonly Code[],
  colors: Record<string, string>,
): { value: string; title: Text; color: string }[] =>
  codes.map(({ value, title }) => {
    const color = colors[value];
    if (!color) throw new Error(`the class ${value} has no colour`);
    return { value, title, color };
  });

/** The name of a feature in three languages, found by search. */
export const NAME: Property = {
  name: 'name',
  type: 'text',
  title: text('الاسم', 'Nom', 'Name'),
  search: true,
};

/** The governorate that a feature lies in, by its INS code. */
export const GOVERNORATE: Property = {
  name: 'governorate',
  type: 'place',
  level: 'governorate',
  scheme: 'ins',
  title: text('الولاية', 'Gouvernorat', 'Governorate'),
};

/** Area on the ellipsoid or as the source states it. */
export const AREA: Property = {
  name: 'area_km2',
  type: 'number',
  title: text('المساحة', 'Superficie', 'Area'),
  unit: 'km2',
  min: 0,
  decimals: 1,
};

/** The identifier that the source, or the sample, gives a feature. */
export const CODE: Property = {
  name: 'code',
  type: 'string',
  title: text('المعرّف', 'Identifiant', 'Identifier'),
  required: true,
  maxLength: 40,
};
