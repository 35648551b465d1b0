import { z } from 'zod';
import { LANGUAGES, Text } from './text.ts';

const Name = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/);

const common = {
  name: Name,
  title: Text,
  description: Text.optional(),
  /** A row without it is rejected. */
  required: z.boolean().optional(),
  /** Carried by the layer's vector tiles (by default only what the drawing and the label need is). */
  tile: z.boolean().optional(),
  /** Found by the text search. */
  search: z.boolean().optional(),
};

const Code = z.strictObject({ value: z.string(), title: Text });

const StringProperty = z.strictObject({
  ...common,
  type: z.literal('string'),
  /** A closed list: any other value is rejected; people read the titles. */
  codes: z.array(Code).optional(),
  format: z.enum(['uri', 'email']).optional(),
  maxLength: z.int().positive().optional(),
});
/** A text in three languages, stored and published as `{name}_ar`, `{name}_fr`, `{name}_en`; one at least when required. */
const TextProperty = z.strictObject({ ...common, type: z.literal('text') });
const numeric = {
  ...common,
  /** UCUM code, such as `mm`, `Mm3` is written `hm3`, `MW`, `m3/d`, `ug/m3`, `{person}`. */
  unit: z.string().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
};
const NumberProperty = z.strictObject({
  ...numeric,
  type: z.literal('number'),
  decimals: z.int().min(0).max(12).optional(),
});
const IntegerProperty = z.strictObject({ ...numeric, type: z.literal('integer') });
const BooleanProperty = z.strictObject({ ...common, type: z.literal('boolean') });
/** A calendar date, `YYYY-MM-DD`. */
const DateProperty = z.strictObject({ ...common, type: z.literal('date') });
/** The code of a place of a level, in a scheme of the country; a code that no place has is rejected. */
const PlaceProperty = z.strictObject({
  ...common,
  type: z.literal('place'),
  level: z.string(),
  scheme: z.string(),
});

/** One declared property of a layer's features. */
export const Property = z.discriminatedUnion('type', [
  StringProperty,
  TextProperty,
  NumberProperty,
  IntegerProperty,
  BooleanProperty,
  DateProperty,
  PlaceProperty,
]);
export type Property = z.infer<typeof Property>;

/** What a property holds in a stored or published feature. */
export type Value = string | number | boolean | null;
export type Properties = Record<string, Value>;

/** The flat names under which a property is stored and published: three for a text, one otherwise. */
export const columnsOf = (property: Property): string[] =>
  property.type === 'text' ? LANGUAGES.map((language) => `${property.name}_${language}`) : [property.name];
