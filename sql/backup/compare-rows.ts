import { cellsOf } from '../copy-text.ts';
import type { Rows, Table } from './manifest.ts';
import { isNumber } from './read-rows.ts';

/** One thing in which two databases differ. Values are not told: they may be anybody's. */
export type Difference = {
  table: string;
  layer: number | null;
  /** `missing`: the second lacks it. */
  what: 'missing' | 'extra' | 'changed';
  /** The row's key; null where it is the table, the layer or the counter itself. */
  key: Record<string, string> | null;
  columns: string[];
};

const each = async function* <T>(batches: AsyncIterable<readonly T[]>): AsyncGenerator<T> {
  for await (const batch of batches) yield* batch;
};

const keyOf = (line: string, table: Table): Record<string, string> => {
  const cells = cellsOf(line);
  const at = (name: string): number => table.columns.findIndex((column) => column.name === name);
  return Object.fromEntries(table.key.map((name) => [name, String(cells[at(name)])]));
};

const compareCells = (one: string, other: string, type: string): number => {
  if (!isNumber(type)) return Buffer.compare(Buffer.from(one), Buffer.from(other));
  const difference = BigInt(one) - BigInt(other);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

/** Which of two rows comes first, by key; 0 where they are the same row. */
const compareKeys = (one: string, other: string, table: Table): number => {
  const [a, b] = [keyOf(one, table), keyOf(other, table)];
  for (const name of table.key) {
    const type = table.columns.find((column) => column.name === name)!.type;
    const order = compareCells(a[name]!, b[name]!, type);
    if (order !== 0) return order;
  }
  return 0;
};

const changedColumns = (one: string, other: string, table: Table): string[] => {
  const [a, b] = [one.split('\t'), other.split('\t')];
  return table.columns.filter((_, at) => a[at] !== b[at]).map(({ name }) => name);
};

/** Goes through two ordered runs of rows side by side; in memory there is one row of each. */
export const compareRows = async function* (
  one: AsyncIterable<readonly string[]>,
  other: AsyncIterable<readonly string[]>,
  rows: Rows,
  table: Table,
): AsyncGenerator<Difference> {
  const [left, right] = [each(one), each(other)];
  let [a, b] = [await left.next(), await right.next()];
  while (!a.done || !b.done) {
    const order = a.done ? 1 : b.done ? -1 : a.value === b.value ? 0 : compareKeys(a.value, b.value, table);
    const line = order <= 0 ? a.value : b.value;
    const what = order < 0 ? 'missing' : order > 0 ? 'extra' : 'changed';
    if (a.value !== b.value)
      yield {
        ...rows,
        what,
        key: keyOf(line!, table),
        columns: order === 0 ? changedColumns(a.value!, b.value!, table) : [],
      };
    if (order <= 0) a = await left.next();
    if (order >= 0) b = await right.next();
  }
};
