import type { Db } from '../db.ts';
import { ensureEras } from '../partition.ts';
import { transaction } from '../transaction.ts';

/** Makes the partitions that moments need, in a transaction of its own. */
export const ensureErasOf = async (db: Db, times: Iterable<number>): Promise<void> => {
  const years = new Set<number>();
  let [begin, end] = [0, 0];
  for (const time of times) {
    // Mostly of the year of the one before.
    if (time >= begin && time < end) continue;
    const year = new Date(time).getUTCFullYear();
    [begin, end] = [Date.UTC(year, 0), Date.UTC(year + 1, 0)];
    years.add(year);
  }
  if (years.size > 0) await transaction(db, (client) => ensureEras(client, years));
};
