import { addressOf } from './address.ts';
import { openDb } from './db.ts';
import { migrate } from './migrate.ts';
import { SetupError, toSetupError } from './setup-error.ts';

const upgrade = async (url: string): Promise<void> => {
  const db = await openDb(url, { max: 1, applicationName: 'biatouna-migrate' }).catch((error: unknown) => {
    throw toSetupError(error, url);
  });
  const done = await migrate(db).finally(() => db.close());
  const names = [...done.applied, ...done.functions];
  console.log(names.length ? `Applied: ${names.join(', ')}.` : 'The database is up to date.');
};

/** `npm run migrate`: brings the database of DATABASE_URL, or of DATA_DIR, up to date and says what it did. */
const run = async (): Promise<void> => {
  const { url, stop } = await addressOf(process.env);
  await upgrade(url).finally(stop);
};

await run().catch((error: unknown) => {
  console.error(error instanceof SetupError ? error.message : error);
  process.exitCode = 1;
});
