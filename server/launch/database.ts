import { existsSync } from 'node:fs';
import { openDb } from '../../sql/db.ts';
import { migrate } from '../../sql/migrate.ts';
import { toSetupError } from '../../sql/setup-error.ts';
import { keepEngine } from './engine.ts';
import type { Lifetime } from './lifetime.ts';
import { step } from './report.ts';
import type { Settings } from './settings.ts';

/** The database that the product runs on. `gaveUp` rejects when an embedded engine cannot be kept running. */
export type Database = { url: string; gaveUp: Promise<never> };

const prepare = async (url: string): Promise<void> => {
  const db = await openDb(url, { max: 1, applicationName: 'biatouna-launcher' }).catch((error: unknown) => {
    throw toSetupError(error, url);
  });
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
