import { type SeriesKey, seriesKeyOf } from '../../model/series.ts';
import type { Incoming } from '../intake.ts';
import { keyOf } from './key.ts';

/** What holds for all rows where they do not say otherwise. */
export type Defaults = { series?: string; layer?: string; feature?: string; parameter?: string };

/** The names of a row's fields; what begins with `_` is of who wrote the file (source, licence), and read by nobody. */
export const FIELDS = [
  'series',
  'layer',
  'feature',
  'parameter',
  'procedure',
  'time',
  'value',
  'below',
  'unit',
  'flag',
] as const;
export type Field = (typeof FIELDS)[number];

const isField = (name: string): name is Field => (FIELDS as readonly string[]).includes(name);

type Row = Record<string, unknown>;

/** How rows of a table are read: `long` has a value a row, `wide` a column a series, a parameter or a feature. */
export type Table =
  | { kind: 'rows'; rowsOf: (fields: Row, row: number) => Incoming[] }
  | { kind: 'fault'; fault: 'missing-column' | 'unknown-column'; column: string };

const isNothing = (value: unknown): boolean => value === undefined || value === null || value === '';

/** A value and, where a field says so, that it is a limit of detection. */
const toldValue = ({ value, below }: Row): unknown =>
  (below === true || /^(true|t|1)$/i.test(String(below ?? ''))) && !String(value).trim().startsWith('<')
    ? `<${String(value)}`
    : value;

const namedKey = (series: unknown): SeriesKey | null => {
  const key = typeof series === 'string' ? seriesKeyOf(series) : null;
  return key && keyOf(key);
};

const ownKey = (fields: Row, defaults: Defaults): Pick<Incoming, 'key' | 'named'> => {
  const { series = defaults.series, layer, feature, parameter, procedure } = fields;
  if (!isNothing(series)) return { key: namedKey(series), named: series };
  const parts = {
    layer: layer ?? defaults.layer,
    feature: feature ?? defaults.feature,
    parameter: parameter ?? defaults.parameter,
    procedure: isNothing(procedure) ? '' : procedure,
  };
  return { key: keyOf(parts), named: [parts.layer, parts.parameter, parts.feature].map(String).join('.') };
};

/** A row that holds one value. */
export const longRow = (fields: Row, row: number, defaults: Defaults): Incoming => ({
  row,
  ...ownKey(fields, defaults),
  time: fields.time,
  value: toldValue(fields),
  unit: fields.unit,
  flag: fields.flag,
});

/** What series a column of a wide table is of: by its own name, as a parameter, or as a feature where the parameter is said. */
const columnKey = (name: string, fields: Row, defaults: Defaults): SeriesKey | null => {
  const layer = fields.layer ?? defaults.layer;
  const feature = fields.feature ?? defaults.feature;
  if (isNothing(feature)) {
    const { parameter = defaults.parameter, procedure } = fields;
    if (isNothing(parameter)) return namedKey(name);
    return keyOf({ layer, feature: name, parameter, procedure: isNothing(procedure) ? '' : procedure });
  }
  const [parameter, procedure = ''] = name.split('~');
  return keyOf({ layer, feature, parameter, procedure });
};

/** An empty cell of a wide table is no value that is missing: nothing was measured. */
const wideRow = (columns: readonly string[], fields: Row, row: number, defaults: Defaults): Incoming[] =>
  columns.flatMap((name) => {
    const value = fields[name];
    if (isNothing(value)) return [];
    return [
      {
        row,
        key: columnKey(name, fields, defaults),
        named: name,
        time: fields.time,
        value,
        unit: fields.unit,
        flag: fields.flag,
      },
    ];
  });

/** How a table is read, from the names of its columns. */
export const tableOf = (names: readonly string[], defaults: Defaults): Table => {
  if (!names.includes('time')) return { kind: 'fault', fault: 'missing-column', column: 'time' };
  const others = names.filter((name) => !isField(name) && !name.startsWith('_'));
  if (names.includes('value')) {
    const [unknown] = others;
    if (unknown !== undefined) return { kind: 'fault', fault: 'unknown-column', column: unknown };
    return { kind: 'rows', rowsOf: (fields, row) => [longRow(fields, row, defaults)] };
  }
  if (others.length === 0) return { kind: 'fault', fault: 'missing-column', column: 'value' };
  return { kind: 'rows', rowsOf: (fields, row) => wideRow(others, fields, row, defaults) };
};

/** The first field of a record that is none. */
export const unknownField = (fields: Row): string | undefined =>
  Object.keys(fields).find((name) => !isField(name) && !name.startsWith('_'));
