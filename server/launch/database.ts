import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Db, type DbOptions, openDb } from '../../sql/db.ts';
import { migrate } from '../../sql/migrate.ts';
import { SetupError, toSetupError } from '../../sql/setup-error.ts';
import { isMigrated } from '../http/readiness.ts';
import { keepEngine } from './engine.ts';
import type { Lifetime } from './lifetime.ts';
import { step } from './report.ts';
import type { Settings } from './settings.ts';

/** The database that the product runs on. `gaveUp` rejects when an embedded engine cannot be kept running. */
export type Database = { url: string; gaveUp: Promise<never> };

/** Opens a database; throws SetupError where a person can mend what keeps it from that. */
const openAt = (url: string, options: DbOptions): Promise<Db> =>
  openDb(url, options).catch((error: unknown) => {
    throw toSetupError(error, url);
  });

/** A database that the launcher found may just be starting again; longer than this it never takes. */
const PATIENCE_MS = 60_000;
const AGAIN_MS = 500;

const openPatiently = async (url: string, options: DbOptions): Promise<Db> => {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await sleep(AGAIN_MS)) {
    const db = await openDb(url, options).catch(() => null);
    if (db) return db;
  }
  return openAt(url, options);
};

/** The same for a program of the product: the database must have the form that it was written for. */
export const openMigrated = async (url: string, options: DbOptions): Promise<Db> => {
  const db = await (process.send ? openPatiently : openAt)(url, options);
  if (await isMigrated(db)) return db;
  await db.close();
  throw new SetupError(
    'The database has not the form that this program needs: run "npm start", or "npm run migrate" first.',
  );
};

const prepare = async (url: string): Promise<void> => {
  const db = await openAt(url, { max: 1, applicationName: 'biatouna-launcher' });
  await step({
    doing: 'bringing the database up to date',
    done: 'database brought up to date',
    work: () => migrate(db).finally(() => db.close()),
    wasDone: (migrated) => migrated.applied.length + migrated.functions.length === 0,
  });
};

const never = new Promise<never>(() => undefined);

const startEngine = async (dataDir: string, lifetime: Lifetime): Promise<Database> => {
  const engine = await step({
    doing: existsSync(dataDir)
      ? `starting the database in ${dataDir}`
      : `making the database in ${dataDir} (this once, some 10 s)`,
    done: 'database started',
    work: () => keepEngine({ dataDir }),
  });
  lifetime.add(engine);
  return engine;
};

/** Opens the database server of the settings, or starts the embedded engine; migrated in both cases. */
export const openDatabase = async (settings: Settings, lifetime: Lifetime): Promise<Database> => {
  const { DATABASE_URL, DATA_DIR } = settings;
  const database = DATABASE_URL
    ? { url: DATABASE_URL, gaveUp: never }
    : await startEngine(DATA_DIR, lifetime);
  await prepare(database.url);
  return database;
};
