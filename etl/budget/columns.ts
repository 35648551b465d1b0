import type { BudgetKind } from '../../sql/model/budget/budget.ts';
import { ReadError } from '../read/row.ts';
import { type Concept, conceptOfName, conceptOfType, kindOf, pivotOfName } from './concepts.ts';
import type { Field, Resource } from './descriptor.ts';

/** A column that holds an amount, with what is told of it beside the row. */
export type AmountColumn = { name: string; factor: number; kind: BudgetKind | null; year: number | null };

/** How the rows of a table are read: columns by concept (of several, such as levels of a code, the last that is filled), constants, amounts. */
export type Columns = {
  of: ReadonlyMap<Concept, readonly string[]>;
  constants: ReadonlyMap<Concept, string>;
  amounts: readonly AmountColumn[];
  /** Columns that point into another resource. */
  keys: readonly { name: string; resource: string; field: string }[];
};

const one = (value: string | string[]): string | undefined => (typeof value === 'string' ? value : value[0]);

const push = (map: Map<Concept, string[]>, concept: Concept, name: string): void =>
  void map.set(concept, [...(map.get(concept) ?? []), name]);

/** The kind and year of a column that was taken apart by `normalize`. */
const pivotOf = ({ normalize, factor = 1, name }: Field, extra: readonly Field[]): AmountColumn => {
  const of = (concept: Concept): string | undefined => {
    const target = extra.find(({ columnType }) => columnType && conceptOfType(columnType) === concept);
    const value = target && normalize?.[target.name];
    return value === undefined ? undefined : String(value);
  };
  const [phase, year] = [of('kind'), of('year')];
  const kind = phase === undefined ? null : kindOf(phase);
  if (phase !== undefined && kind === null)
    throw new ReadError(`The column ${name} is of a phase that is not carried: ${phase}.`);
  return { name, factor, kind, year: year === undefined ? null : Number(year) };
};

const fromSchema = (schema: NonNullable<Resource['schema']>): Columns => {
  const of = new Map<Concept, string[]>();
  const constants = new Map<Concept, string>();
  const amounts: AmountColumn[] = [];
  const isPivoted = schema.extraFields.some(({ normalizationTarget }) => normalizationTarget);
  for (const field of schema.fields) {
    const concept = field.columnType === undefined ? null : conceptOfType(field.columnType);
    if (field.normalize && isPivoted) amounts.push(pivotOf(field, schema.extraFields));
    else if (concept === 'amount')
      amounts.push({ name: field.name, factor: field.factor ?? 1, kind: null, year: null });
    else if (concept !== null) push(of, concept, field.name);
  }
  for (const { columnType, constant } of schema.extraFields) {
    const concept = columnType === undefined ? null : conceptOfType(columnType);
    if (concept !== null && constant !== undefined) constants.set(concept, String(constant));
  }
  const keys = schema.foreignKeys.flatMap(({ fields, reference }) => {
    const [name, field] = [one(fields), one(reference.fields)];
    return name === undefined || field === undefined ? [] : [{ name, field, resource: reference.resource }];
  });
  return { of, constants, amounts, keys };
};

/** By the names of a table that nothing describes. */
export const columnsByName = (names: readonly string[]): Columns => {
  const of = new Map<Concept, string[]>();
  const amounts: AmountColumn[] = [];
  for (const name of names) {
    const [pivot, concept] = [pivotOfName(name), conceptOfName(name)];
    if (pivot) amounts.push({ name, factor: 1, ...pivot });
    else if (concept === 'amount') amounts.push({ name, factor: 1, kind: null, year: null });
    else if (concept) push(of, concept, name);
  }
  return { of, constants: new Map(), amounts, keys: [] };
};

/** How a resource is read, by what it declares; null where it declares no amount, so that it is no budget's table. */
export const columnsOf = ({ schema }: Resource): Columns | null => {
  if (!schema) return null;
  const columns = fromSchema(schema);
  return columns.amounts.length > 0 ? columns : null;
};
