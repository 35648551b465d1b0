import type { Figures } from '../../sql/model/api/analyses.ts';
import type { Layer } from '../../sql/model/layer.ts';
import { columnsOf, type Properties, type Property } from '../../sql/model/property.ts';
import { LANGUAGES, type Language } from '../../sql/model/text.ts';
import type { PublishedLayer } from '../layers/catalogue.ts';

/** A feature of an answer that stands on a version of a feature that there is. */
export type StandingRow = { vid: number; feature: string; properties: Properties; value: number | null };
/** A feature of an answer with a shape of its own: hex of EWKB, degrees. */
export type DrawnRow = { id: string; properties: Properties; geometry: string };

/** What the manifest of an answer's layer says beside what all have. */
export type AnswerLook = Pick<Layer, 'geometry' | 'properties' | 'key' | 'draw' | 'popup'> &
  Partial<Pick<Layer, 'label' | 'hatch' | 'icon'>>;

export type Answer = {
  look: AnswerLook;
  rows:
    | { kind: 'standing'; base: PublishedLayer; rows: readonly StandingRow[] }
    | { kind: 'drawn'; rows: readonly DrawnRow[] };
  figures: Omit<Figures, 'count'>;
};

/** Rows of the table that goes with the figures; the layer has all. */
export const MOST_TABLE_ROWS = 500;

type TableRow = Figures['table']['rows'][number];
type Names = Partial<Record<Language, string>>;

const namesIn = (property: Property, properties: Properties): Names =>
  Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const value = properties[property.type === 'text' ? `${property.name}_${language}` : property.name];
      return value === null || value === undefined || value === ''
        ? []
        : [[language, String(value)] as const];
    }),
  );

/** What a table shows of a property. */
export const cellOf = (property: Property, properties: Properties): TableRow['values'][number] =>
  property.type === 'text' ? namesIn(property, properties) : (properties[property.name] ?? null);

/** What a feature is called, in the languages that have it. */
export const namesOf = ({ label, popup, properties: declared }: Layer, properties: Properties): Names => {
  const name = declared.find((one) => one.name === (label ?? popup.title));
  return name ? namesIn(name, properties) : {};
};

const naming = ({ key, label, popup }: Layer): string[] =>
  [...key, label, popup.title].filter((name) => name !== undefined);

/** A layer's own properties without those that an answer adds under the same name. */
const without = (layer: Layer, added: readonly Property[]): Property[] => {
  const names = new Set(added.map(({ name }) => name));
  return layer.properties.filter(({ name }) => !names.has(name));
};

/** Which of a layer's properties its features keep in an answer: all, or those that name them. */
export const keptProperties = (
  layer: Layer,
  added: readonly Property[],
  which: 'all' | 'naming',
): Property[] => {
  const names = new Set(naming(layer));
  return without(layer, added).filter(({ name }) => which === 'all' || names.has(name));
};

/** What a feature holds of the properties that are kept. */
export const valuesOf = (kept: readonly Property[], properties: Properties): Properties =>
  Object.fromEntries(
    kept.flatMap(columnsOf).flatMap((column) => {
      const value = properties[column];
      return value === undefined ? [] : [[column, value] as const];
    }),
  );

/** A look of features that a layer has: named as there, with what is added first on their cards. */
export const lookOn = (
  { manifest }: PublishedLayer,
  kept: readonly Property[],
  added: readonly Property[],
  draw: Layer['draw'],
): AnswerLook => {
  const has = (name: string | undefined): boolean => kept.some((one) => one.name === name);
  const { label, popup } = manifest;
  return {
    geometry: manifest.geometry,
    properties: [...added, ...kept],
    key: manifest.key.every(has) ? manifest.key : [added[0]!.name],
    draw,
    popup: {
      ...(has(popup.title) ? { title: popup.title } : {}),
      ...(has(popup.subtitle) ? { subtitle: popup.subtitle } : {}),
      rows: [...added.map(({ name }) => name), ...popup.rows.filter(has)],
    },
    ...(has(label) ? { label } : {}),
    ...(manifest.icon ? { icon: manifest.icon } : {}),
  };
};

/** A table of so many rows as are given with the figures. */
export const tableOf = (
  columns: Figures['table']['columns'],
  rows: readonly TableRow[],
): Figures['table'] => ({
  columns,
  rows: rows.slice(0, MOST_TABLE_ROWS),
  more: Math.max(0, rows.length - MOST_TABLE_ROWS),
});

/** The column of a property of the answer. */
export const columnOf = (property: Property): Figures['table']['columns'][number] => ({
  name: property.name,
  title: property.title,
  type:
    property.type === 'number' || property.type === 'integer'
      ? 'number'
      : property.type === 'boolean'
        ? 'boolean'
        : 'text',
  ...('unit' in property && property.unit !== undefined ? { unit: property.unit } : {}),
  ...('decimals' in property && property.decimals !== undefined ? { decimals: property.decimals } : {}),
  ...(property.type === 'integer' ? { decimals: 0 } : {}),
  ...('codes' in property && property.codes
    ? { codes: Object.fromEntries(property.codes.map(({ value, title }) => [value, title])) }
    : {}),
});
