import type { Layer } from '../../sql/model/layer.ts';
import { columnsOf, type Property } from '../../sql/model/property.ts';
import { FilterError, type Literal, type Operand } from './expression.ts';
import { reasons } from './reasons.ts';

/** A condition over `{table}.properties`: text with numbered places, and what goes into them. */
export type Condition = { text: string; values: (string | number | boolean | string[] | number[])[] };

/** What of a layer a filter may ask for. */
export type Declared = Pick<Layer, 'properties' | 'time'>;

export type Kind = Literal['kind'];
export type Context = {
  table: string;
  columns: ReadonlyMap<string, Property>;
  time: Layer['time'];
  values: Condition['values'];
  offset: number;
};

/** SQL of an operand and what it is; a text that stands in the filter may be taken for a day. */
export type Side = { sql: string; kind: Kind; at: number; isLiteral: boolean };

const KINDS: Record<Property['type'], Kind> = {
  string: 'string',
  text: 'string',
  place: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  date: 'date',
};

/** Dates are kept as `YYYY-MM-DD`, whose order as text is their order in time. */
const CASTS: Record<Kind, string> = {
  string: '',
  date: '',
  number: '::float8',
  boolean: '::boolean',
  timestamp: '::timestamptz',
};

/** The flat columns of declared properties, as filters and queries name them. */
export const queryables = (properties: readonly Property[]): ReadonlyMap<string, Property> =>
  new Map(properties.flatMap((property) => columnsOf(property).map((column) => [column, property] as const)));

/** Keeps a value for the query and gives its place. */
export const place = (context: Context, value: Condition['values'][number]): string => {
  context.values.push(value);
  return `$${context.offset + context.values.length}`;
};

/** Bounds of validity are asked for as they are published: days, or instants. */
const validitySide = ({ table, time }: Context, name: string, at: number): Side | null => {
  if (!time || (name !== 'valid_from' && name !== 'valid_to')) return null;
  const column = `${table}.${name}`;
  return time.resolution === 'day'
    ? { sql: `to_char(${column}, 'YYYY-MM-DD')`, kind: 'date', at, isLiteral: false }
    : { sql: column, kind: 'timestamp', at, isLiteral: false };
};

const unknown = (context: Context, name: string, at: number): FilterError =>
  new FilterError(at, reasons.noProperty(name.slice(0, 80), [...context.columns.keys()].join(', ')));

const propertySide = (context: Context, name: string, at: number): Side => {
  const declared = context.columns.get(name);
  if (!declared) {
    const validity = validitySide(context, name, at);
    if (validity) return validity;
    throw unknown(context, name, at);
  }
  const kind = KINDS[declared.type];
  const sql = `(${context.table}.properties->>${place(context, name)}::text)${CASTS[kind]}`;
  return { sql, kind, at, isLiteral: false };
};

const literalSide = (context: Context, { kind, value }: Literal, at: number): Side => ({
  sql: `${place(context, value)}${CASTS[kind] || '::text'}`,
  kind,
  at,
  isLiteral: true,
});

/** Marks above and below letters, of Latin, Greek and Arabic script: what NFD sets apart from the letter. */
const MARKS = '[\\u0300-\\u036f\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u06d6-\\u06ed]';

/** Letters without case or accents, alike on both engines whatever the locale of the database. */
const FOLDS: Record<'casei' | 'accenti', (sql: string) => string> = {
  casei: (sql) => `lower(${sql} collate "und-x-icu") collate "C"`,
  accenti: (sql) => `normalize(regexp_replace(normalize(${sql}, nfd), '${MARKS}', '', 'g'), nfc)`,
};

/** The SQL of an operand. Throws FilterError for what is not declared, or has no letters to fold. */
export const sideOf = (context: Context, operand: Operand): Side => {
  switch (operand.kind) {
    case 'property':
      return propertySide(context, operand.name, operand.at);
    case 'literal':
      return literalSide(context, operand.value, operand.at);
    case 'casei':
    case 'accenti': {
      const side = sideOf(context, operand.of);
      if (side.kind !== 'string')
        throw new FilterError(operand.at, reasons.needsText(operand.kind.toUpperCase()));
      return { ...side, sql: `(${FOLDS[operand.kind](side.sql)})` };
    }
  }
};

/** Whether two sides can be compared; a text in quotes may stand for a day. Throws FilterError where not. */
export const mustMatch = (left: Side, right: Side): void => {
  if (left.kind === right.kind) return;
  const kinds = [left, right].map(({ kind, isLiteral }) => (isLiteral && kind === 'string' ? 'date' : kind));
  if (kinds[0] !== 'date' || kinds[1] !== 'date')
    throw new FilterError(left.at, reasons.mismatch(left.kind, right.kind));
};
