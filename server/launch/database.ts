import { setTimeout as sleep } from 'node:timers/promises';
import { type Db, openDb } from '../../sql/db.ts';
import { type Embedded, startEmbedded } from '../../sql/embedded/start.ts';
import { migrate } from '../../sql/migrate.ts';
import { toSetupError } from '../../sql/setup-error.ts';
import { step } from './report.ts';
import type { Settings } from './settings.ts';

/** The database that the product runs on. `lost` resolves when an embedded engine ended or stopped answering. */
export type Database = { url: string; stop: () => Promise<void>; lost: Promise<void> };

/** A question of the launcher's own goes behind all others; one that waits this long means that the engine hangs. */
const HANGS_AFTER_MS = 180_000;
const ASK_EVERY_MS = 15_000;

const never = new Promise<void>(() => undefined);

/** Kills an engine that does not answer any more; its end is then noticed by `lost`. */
const watch = async (engine: Embedded, db: Db): Promise<void> => {
  let over = false;
  void engine.exited.then(() => {
    over = true;
  });
  while (!over) {
    const answer = db.pool.query('select 1').then(
      () => true,
      () => over,
    );
    const inTime = await Promise.race([answer, sleep(HANGS_AFTER_MS, false, { ref: false })]);
    if (!inTime && !over) engine.kill();
    await sleep(ASK_EVERY_MS, undefined, { ref: false });
  }
};

const prepare = async (url: string): Promise<Db> => {
  const db = await openDb(url, { max: 1, applicationName: 'biatouna-launcher' }).catch((error: unknown) => {
    throw toSetupError(error, url);
  });
  await step(
    'database brought up to date',
    () => migrate(db),
    (done) => done.applied.length + done.functions.length === 0,
  ).catch(async (error: unknown) => {
    await db.close();
    throw error;
  });
  return db;
};

/** Opens the database server of the settings, or starts the embedded engine; migrated in both cases. */
export const openDatabase = async (settings: Settings): Promise<Database> => {
  if (settings.DATABASE_URL) {
    const db = await prepare(settings.DATABASE_URL);
    await db.close();
    return { url: settings.DATABASE_URL, stop: async () => undefined, lost: never };
  }
  const engine = await step('database started', () => startEmbedded({ dataDir: settings.DATA_DIR }));
  const db = await prepare(engine.url).catch(async (error: unknown) => {
    await engine.stop();
    throw error;
  });
  void watch(engine, db);
  const stop = async () => {
    await db.close();
    await engine.stop();
  };
  return { url: engine.url, stop, lost: engine.exited };
};
