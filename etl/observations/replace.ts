import type { Db } from '../../sql/db.ts';
import { removeSeries } from '../../sql/observations/remove-series.ts';
import { removeValues } from '../../sql/observations/remove-values.ts';
import { transaction } from '../../sql/transaction.ts';

/** Moments of the values that a load brought, by the series' id. */
export type Brought = Map<string, number[]>;

type Row = { no: number; id: string; n: number };

const seriesOf = async (db: Db, origin: string): Promise<Row[]> =>
  (await db.pool.query<Row>('select no, id, n from series where origin = $1 order by no', [origin])).rows;

/** Removes all series of a set, some at a time. */
export const removeSet = async (db: Db, origin: string): Promise<void> => {
  const all = (await seriesOf(db, origin)).map(({ no }) => no);
  for (let at = 0; at < all.length; at += 20)
    await transaction(db, (client) => removeSeries(client, all.slice(at, at + 20)));
};

/** Takes away what a set does not bring any more: series, and values in the time that it speaks of. What came later by the API stays. */
export const prune = async (db: Db, origin: string, brought: Brought): Promise<number> => {
  let removed = 0;
  for (const { no, id, n } of await seriesOf(db, origin)) {
    const times = brought.get(id);
    if (!times) {
      await transaction(db, (client) => removeSeries(client, [no]));
      removed += n;
      continue;
    }
    const kept = new Set(times);
    if (kept.size === n) continue;
    const [from, to] = times.reduce(
      ([least, greatest], time) => [Math.min(least!, time), Math.max(greatest!, time)],
      [Infinity, -Infinity],
    ) as [number, number];
    const keep = (time: number): boolean => kept.has(time);
    removed += await transaction(db, (client) => removeValues(client, { series: no, from, to, keep }));
  }
  return removed;
};
