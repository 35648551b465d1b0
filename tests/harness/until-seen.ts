import type { Services } from '../../server/services.ts';
import type { Db } from '../../sql/db.ts';

type Catalogue = Services['catalogue'];
/** What the servers of the tests know to be published, by the database that they are over. */
const catalogues = new WeakMap<Db, Set<Catalogue>>();

/** Has `untilSeen` wait for a server; gives what takes it out again. */
export const serves = (db: Db, catalogue: Catalogue): (() => void) => {
  const known = catalogues.get(db) ?? new Set();
  catalogues.set(db, known.add(catalogue));
  return () => void known.delete(catalogue);
};

/** Resolves when all servers over a database see what is published in it: by themselves they look once a second. */
export const untilSeen = async (db: Db): Promise<void> => {
  for (const catalogue of catalogues.get(db) ?? []) await catalogue.refresh();
};
