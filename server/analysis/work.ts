import type { Db } from '../../sql/db.ts';
import { queryRows } from '../features/rows.ts';
import { Abandoned } from '../layers/cancellable.ts';
import type { Selection, SqlValue } from '../layers/visible.ts';
import { visible } from '../layers/visible.ts';
import { boundedRows } from './bounds.ts';

/** What an answer is computed with, in a request or a job. */
export type Work = {
  db: Db;
  signal: AbortSignal;
  /** How far it is, 0 to 1. */
  progress: (part: number) => Promise<void>;
};

/** A query that is put together: each value that is put gets a place. */
export const openQuery = () => {
  const values: SqlValue[] = [];
  return {
    put: (value: SqlValue): string => `$${values.push(value)}`,
    /** The condition that a row `f` is in a selection. */
    visible: (selection: Selection): string => {
      const condition = visible(selection, values.length);
      values.push(...condition.values);
      return condition.text;
    },
    run: <Row extends object>({ db, signal }: Work, text: string): Promise<Row[]> =>
      queryRows<Row>(db, { text, values }, signal),
  };
};
export type Query = ReturnType<typeof openQuery>;

/** About as many as are joined in a second: between two such steps others are answered, and it is looked whether to go on. */
const STEP = 250;

/** Does a work for parts of a list, one after the other, and tells how far it is. */
export const inSteps = async <Item, Row extends object>(
  work: Work,
  items: readonly Item[],
  step: (part: Item[]) => Promise<Row[]>,
): Promise<Row[]> => {
  const found: Row[] = [];
  for (let at = 0; at < items.length; at += STEP) {
    if (work.signal.aborted) throw new Abandoned();
    found.push(...(await step(items.slice(at, at + STEP))));
    boundedRows(found);
    await work.progress(Math.min(1, (at + STEP) / items.length));
  }
  return found;
};
