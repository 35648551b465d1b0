import { access, readFile, rm, writeFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { SetupError } from '../setup-error.ts';
import { EMBEDDED_MAJOR, type Home } from './home.ts';
import { postgis } from './postgis.ts';

const checkVersion = async (home: Home): Promise<void> => {
  const found = (await readFile(home.version, 'utf8').catch(() => 'of an unknown version')).trim();
  if (found === EMBEDDED_MAJOR) return;
  throw new SetupError(
    `${home.root} was made by embedded PostgreSQL ${found}; this version has ${EMBEDDED_MAJOR}. ` +
      'Start the version that made it, or set another DATA_DIR and load the data again.',
  );
};

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const create = (home: Home): Promise<PGlite> =>
  PGlite.create({ dataDir: home.database, extensions: { postgis, pg_trgm } });

/** A database whose making was cut short is made anew: nothing was ever written to it. */
const makeNew = async (home: Home): Promise<PGlite> => {
  await rm(home.database, { recursive: true, force: true });
  await writeFile(home.making, '');
  const db = await create(home);
  await rm(home.making);
  return db;
};

/**
 * Opens the database of a data folder in this process, or makes it. Throws SetupError for a folder of another version of
 * PostgreSQL.
 */
export const openEngine = async (home: Home): Promise<PGlite> => {
  const isWhole = (await exists(home.database)) && !(await exists(home.making));
  if (isWhole) await checkVersion(home);
  const db = await (isWhole ? create(home) : makeNew(home));
  // All clients share this one session; on a server engine they bring the same as start-up options (db.ts).
  await db.exec("set search_path to biatouna, public; set time zone 'UTC'; set random_page_cost to 1.1");
  return db;
};
