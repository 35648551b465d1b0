import type { Db } from '../db.ts';
import { ensureEras } from '../partition.ts';
import { transaction } from '../transaction.ts';

/** Makes the partitions that moments need, in a transaction of its own. */
export const ensureErasOf = async (db: Db, times: Iterable<number>): Promise<void> => {
  const years = new Set<number>();
  for (const time of times) years.add(new Date(time).getUTCFullYear());
  if (years.size > 0) await transaction(db, (client) => ensureEras(client, years));
};
