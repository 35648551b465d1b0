import type { Db } from '../../sql/db.ts';

/** Fills a migrated database with the small test world. */
export const fillWorld = async (_db: Db): Promise<void> => undefined;
