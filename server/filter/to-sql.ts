import { columnsOf, type Property } from '../../sql/model/property.ts';
import { type Expression, FilterError, type Literal } from './expression.ts';
import { reasons } from './reasons.ts';

/** A condition over `{table}.properties`: text with numbered places, and what goes into them. */
export type Condition = { text: string; values: (string | number | boolean | string[] | number[])[] };

type Kind = Literal['kind'];
type Context = {
  table: string;
  columns: ReadonlyMap<string, Property>;
  values: Condition['values'];
  offset: number;
};

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
const CASTS: Record<Kind, string> = { string: '', date: '', number: '::float8', boolean: '::boolean' };

const place = (context: Context, value: Condition['values'][number]): string => {
  context.values.push(value);
  return `$${context.offset + context.values.length}`;
};

const kindOf = (context: Context, property: string, at: number): Kind => {
  const declared = context.columns.get(property);
  if (!declared)
    throw new FilterError(
      at,
      reasons.noProperty(property.slice(0, 80), [...context.columns.keys()].join(', ')),
    );
  return KINDS[declared.type];
};

const reading = (context: Context, property: string, kind: Kind): string =>
  `(${context.table}.properties->>${place(context, property)}::text)${CASTS[kind]}`;

const literal = (context: Context, value: Literal, kind: Kind, at: number): string => {
  const isDay = kind === 'date' && value.kind === 'string';
  if (value.kind !== kind && !isDay) throw new FilterError(at, reasons.mismatch(kind, value.kind));
  return `${place(context, value.value)}${kind === 'number' ? '::float8' : kind === 'boolean' ? '::boolean' : '::text'}`;
};

/** CQL2's wildcards are SQL's: `%` any text, `_` one character, a backslash before one that is meant. */
const write = (context: Context, expression: Expression): string => {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return `(${expression.parts.map((part) => write(context, part)).join(` ${expression.kind} `)})`;
    case 'not':
      return `(not ${write(context, expression.part)})`;
    case 'is-null':
      kindOf(context, expression.property, expression.at);
      return `(${reading(context, expression.property, 'string')} is null)`;
    case 'like':
      return writeLike(context, expression);
    case 'in':
      return writeIn(context, expression);
    case 'between':
      return writeBetween(context, expression);
    case 'compare':
      return writeCompare(context, expression);
  }
};

type Of<Name extends Expression['kind']> = Extract<Expression, { kind: Name }>;

const writeLike = (context: Context, { property, pattern, at }: Of<'like'>): string => {
  if (kindOf(context, property, at) !== 'string') throw new FilterError(at, reasons.likeNeedsText(property));
  if (/(^|[^\\])(\\\\)*\\$/.test(pattern)) throw new FilterError(at, reasons.endsInBackslash);
  return `(${reading(context, property, 'string')} like ${place(context, pattern)}::text)`;
};

const writeIn = (context: Context, { property, values, at }: Of<'in'>): string => {
  const kind = kindOf(context, property, at);
  const left = reading(context, property, kind);
  return `(${left} in (${values.map((value) => literal(context, value, kind, at)).join(', ')}))`;
};

const writeBetween = (context: Context, { property, low, high, at }: Of<'between'>): string => {
  const kind = kindOf(context, property, at);
  const left = reading(context, property, kind);
  return `(${left} between ${literal(context, low, kind, at)} and ${literal(context, high, kind, at)})`;
};

const writeCompare = (context: Context, { property, operator, value, at }: Of<'compare'>): string => {
  const kind = kindOf(context, property, at);
  const left = reading(context, property, kind);
  return `(${left} ${operator} ${literal(context, value, kind, at)})`;
};

/** The flat columns of declared properties, as filters and queries name them. */
export const queryables = (properties: readonly Property[]): ReadonlyMap<string, Property> =>
  new Map(properties.flatMap((property) => columnsOf(property).map((column) => [column, property] as const)));

/**
 * The SQL condition of a filter over the declared properties, nothing of whose text is the client's. Places are numbered
 * from `offset + 1`. Throws FilterError for a property that is not declared or a value of another type.
 */
export const filterToSql = (
  expression: Expression,
  properties: readonly Property[],
  { table = 'f', offset = 0 }: { table?: string; offset?: number } = {},
): Condition => {
  const context: Context = { table, columns: queryables(properties), values: [], offset };
  return { text: write(context, expression), values: context.values };
};
