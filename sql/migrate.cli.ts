import { openDb } from './db.ts';
import { attachEmbedded, startEmbedded } from './embedded/start.ts';
import { migrate } from './migrate.ts';
import { SetupError, toSetupError } from './setup-error.ts';

/** `npm run migrate`: brings the database of DATABASE_URL, or of DATA_DIR, up to date and says what it did. */
const run = async (url: string): Promise<void> => {
  const db = await openDb(url, { max: 1, applicationName: 'biatouna-migrate' }).catch((error: unknown) => {
    throw toSetupError(error, url);
  });
  const done = await migrate(db).finally(() => db.close());
  const names = [...done.applied, ...done.functions];
  console.log(names.length ? `Applied: ${names.join(', ')}.` : 'The database is up to date.');
};

const runEmbedded = async (dataDir: string): Promise<void> => {
  const running = await attachEmbedded(dataDir);
  if (running) return run(running);
  const engine = await startEmbedded({ dataDir });
  await run(engine.url).finally(() => engine.stop());
};

const url = process.env.DATABASE_URL;
await (url ? run(url) : runEmbedded(process.env.DATA_DIR ?? '.data')).catch((error: unknown) => {
  console.error(error instanceof SetupError ? error.message : error);
  process.exitCode = 1;
});
