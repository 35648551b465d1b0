import type { Db } from '../db.ts';
import type { Archive } from './archive.ts';
import { compare, isByRestore } from './compare.ts';
import type { Difference } from './compare-rows.ts';
import { withSnapshot } from './snapshot.ts';
import { archiveSource, snapshotSource } from './sources.ts';

/** In what a database differs from a backup, and in how many rows it does because it was restored from it. */
export type Checked = { differences: Difference[]; byRestore: number };

/** Holds a database against a backup, row by row. Throws SetupError where the backup is damaged. */
export const checkAgainst = async (db: Db, archive: Archive): Promise<Checked> => {
  const checked: Checked = { differences: [], byRestore: 0 };
  await withSnapshot(db, async (client, shape) => {
    for await (const difference of compare(archiveSource(archive), await snapshotSource(client, shape)))
      if (isByRestore(difference)) checked.byRestore += 1;
      else checked.differences.push(difference);
  });
  return checked;
};
