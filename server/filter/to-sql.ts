import { type Expression, FilterError, type Operand } from './expression.ts';
import {
  type Condition,
  type Context,
  type Declared,
  mustMatch,
  queryables,
  type Side,
  sideOf,
} from './operand-sql.ts';
import { reasons } from './reasons.ts';
import { writeSpatial } from './spatial-sql.ts';

/** CQL2's wildcards are SQL's: `%` any text, `_` one character, a backslash before one that is meant. */
const write = (context: Context, expression: Expression): string => {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return `(${expression.parts.map((part) => write(context, part)).join(` ${expression.kind} `)})`;
    case 'not':
      return `(not ${write(context, expression.part)})`;
    case 'truth':
      return expression.value ? '(true)' : '(false)';
    case 'is-null':
      return `(${sideOf(context, expression.of).sql} is null)`;
    case 'like':
      return writeLike(context, expression);
    case 'in':
      return writeIn(context, expression);
    case 'between':
      return writeBetween(context, expression);
    case 'compare':
      return writeCompare(context, expression);
    case 'spatial':
      return writeSpatial(context, expression);
  }
};

type Of<Name extends Expression['kind']> = Extract<Expression, { kind: Name }>;

/** The text of a pattern, within CASEI and ACCENTI. */
const patternText = (operand: Operand): string => {
  if (operand.kind === 'literal') return String(operand.value.value);
  return operand.kind === 'property' ? '' : patternText(operand.of);
};

const writeLike = (context: Context, { left, pattern }: Of<'like'>): string => {
  const [side, like] = [sideOf(context, left), sideOf(context, pattern)];
  const other = [side, like].find(({ kind }) => kind !== 'string');
  if (other) throw new FilterError(other.at, reasons.needsText('LIKE'));
  if (!like.isLiteral) throw new FilterError(like.at, reasons.needsText('LIKE'));
  if (/(^|[^\\])(\\\\)*\\$/.test(patternText(pattern)))
    throw new FilterError(side.at, reasons.endsInBackslash);
  return `(${side.sql} like ${like.sql})`;
};

const alike = (context: Context, side: Side, operand: Operand): string => {
  const other = sideOf(context, operand);
  mustMatch(side, other);
  return other.sql;
};

const writeIn = (context: Context, { left, values }: Of<'in'>): string => {
  const side = sideOf(context, left);
  return `(${side.sql} in (${values.map((value) => alike(context, side, value)).join(', ')}))`;
};

const writeBetween = (context: Context, { left, low, high }: Of<'between'>): string => {
  const side = sideOf(context, left);
  if (side.kind === 'boolean') throw new FilterError(side.at, reasons.betweenNeedsOrder);
  return `(${side.sql} between ${alike(context, side, low)} and ${alike(context, side, high)})`;
};

const writeCompare = (context: Context, { left, operator, right }: Of<'compare'>): string => {
  const side = sideOf(context, left);
  return `(${side.sql} ${operator} ${alike(context, side, right)})`;
};

/**
 * The SQL condition of a filter over the declared properties, nothing of whose text is the client's. Places are numbered
 * from `offset + 1`. Throws FilterError for a property that is not declared or a value of another type.
 */
export const filterToSql = (
  expression: Expression,
  { properties, time }: Declared,
  { table = 'f', offset = 0 }: { table?: string; offset?: number } = {},
): Condition => {
  const context: Context = { table, columns: queryables(properties), time, values: [], offset };
  return { text: write(context, expression), values: context.values };
};
