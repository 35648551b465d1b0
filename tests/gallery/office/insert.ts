import type { Db } from '../../../sql/db.ts';

export type Row = readonly (string | number | null)[];

/** Runs a query for each row of values. */
export const insertAll = async (db: Db, query: string, rows: readonly Row[]): Promise<void> => {
  for (const row of rows) await db.pool.query(query, [...row]);
};
