import type pg from 'pg';

/** Takes series away whole, with all that was measured and all that was gathered of it, in the caller's transaction. */
export const removeSeries = async (client: pg.ClientBase, nos: readonly number[]): Promise<void> => {
  if (nos.length === 0) return;
  await client.query('delete from observation where series_no = any($1::int[])', [nos]);
  await client.query('delete from series where no = any($1::int[])', [nos]);
};
