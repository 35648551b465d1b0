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
  | {
      kind: 'rows';
      /** The values of a row, by the names of its fields. */
      rowsOf: (fields: Row, row: number) => Incoming[];
      /** The same by its cells, in the order of the names. */
      cellsOf: (cells: readonly string[], row: number) => Incoming[];
    }
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

type Own = Pick<Incoming, 'key' | 'named'>;

/** Names that are remembered: where there are more, none comes twice soon. */
const MOST_KNOWN = 20_000;

/** Does something for a name once, since rows are far more than the series that they name. */
const remembered = <T>(): ((name: string, make: () => T) => T) => {
  const known = new Map<string, T>();
  return (name, make) => {
    const found = known.get(name);
    if (found !== undefined) return found;
    if (known.size >= MOST_KNOWN) known.clear();
    const made = make();
    known.set(name, made);
    return made;
  };
};

const isText = (part: unknown): boolean => typeof part === 'string';

const namedOwn = (series: string): Own => ({ key: namedKey(series), named: series });

const partsOwn = (parts: Parameters<typeof keyOf>[0]): Own => ({
  key: keyOf(parts),
  named: [parts.layer, parts.parameter, parts.feature].map(String).join('.'),
});

/** Of which series a row is. Rows of one series get one and the same key. */
const ownKeys = (defaults: Defaults): ((fields: Row) => Own) => {
  const [byName, byParts] = [remembered<Own>(), remembered<Own>()];
  return (fields) => {
    const { series = defaults.series } = fields;
    if (typeof series === 'string' && series !== '') return byName(series, () => namedOwn(series));
    if (!isNothing(series)) return { key: null, named: series };
    const parts = {
      layer: fields.layer ?? defaults.layer,
      feature: fields.feature ?? defaults.feature,
      parameter: fields.parameter ?? defaults.parameter,
      procedure: isNothing(fields.procedure) ? '' : fields.procedure,
    };
    // What is no text may look like one as JSON.
    const areTexts = Object.values(parts).every(isText);
    return areTexts ? byParts(JSON.stringify(parts), () => partsOwn(parts)) : partsOwn(parts);
  };
};

type LongReader = (fields: Row, row: number) => Incoming;

/** Reads rows that hold one value each. */
export const longReader = (defaults: Defaults): LongReader => {
  const keyOfRow = ownKeys(defaults);
  return (fields, row) => {
    const { key, named } = keyOfRow(fields);
    return {
      row,
      key,
      named,
      time: fields.time,
      value: toldValue(fields),
      unit: fields.unit,
      flag: fields.flag,
    };
  };
};

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

const cellAt = (cells: readonly string[], place: number): string | undefined =>
  place < 0 ? undefined : cells[place];

/** Reads the cells of a long table by where its columns stand. Written out, as this is done for each row. */
const longCells = (names: readonly string[], read: LongReader) => {
  const at = Object.fromEntries(FIELDS.map((name) => [name, names.indexOf(name)])) as Record<Field, number>;
  return (cells: readonly string[], row: number): Incoming[] => [
    read(
      {
        series: cellAt(cells, at.series),
        layer: cellAt(cells, at.layer),
        feature: cellAt(cells, at.feature),
        parameter: cellAt(cells, at.parameter),
        procedure: cellAt(cells, at.procedure),
        time: cellAt(cells, at.time),
        value: cellAt(cells, at.value),
        below: cellAt(cells, at.below),
        unit: cellAt(cells, at.unit),
        flag: cellAt(cells, at.flag),
      },
      row,
    ),
  ];
};

/** How a table is read, from the names of its columns; a column without a name is not read. */
export const tableOf = (names: readonly string[], defaults: Defaults): Table => {
  if (!names.includes('time')) return { kind: 'fault', fault: 'missing-column', column: 'time' };
  const others = names.filter((name) => name !== '' && !isField(name) && !name.startsWith('_'));
  if (names.includes('value')) {
    const [unknown] = others;
    if (unknown !== undefined) return { kind: 'fault', fault: 'unknown-column', column: unknown };
    const read = longReader(defaults);
    return { kind: 'rows', rowsOf: (fields, row) => [read(fields, row)], cellsOf: longCells(names, read) };
  }
  if (others.length === 0) return { kind: 'fault', fault: 'missing-column', column: 'value' };
  const rowsOf = (fields: Row, row: number) => wideRow(others, fields, row, defaults);
  const cellsOf = (cells: readonly string[], row: number) =>
    rowsOf(Object.fromEntries(names.map((name, at) => [name, cells[at]])), row);
  return { kind: 'rows', rowsOf, cellsOf };
};

/** The first field of a record that is none. */
export const unknownField = (fields: Row): string | undefined =>
  Object.keys(fields).find((name) => !isField(name) && !name.startsWith('_'));
