import { type AddressEnv, addressOf } from '../sql/address.ts';
import { countryOf } from '../sql/countries/index.ts';
import { type Db, openDb } from '../sql/db.ts';
import { migrate } from '../sql/migrate.ts';
import type { Country } from '../sql/model/country.ts';
import { toSetupError } from '../sql/setup-error.ts';

/** A database that a command works with, and what it must know besides. `close` stops an engine that was started for it. */
export type Session = { db: Db; country: Country; dataDir: string; close: () => Promise<void> };

type Env = AddressEnv & { COUNTRY?: string };

const prepare = async (url: string): Promise<Db> => {
  const db = await openDb(url, { max: 4, applicationName: 'biatouna-etl' }).catch((error: unknown) => {
    throw toSetupError(error, url);
  });
  await migrate(db).catch(async (error: unknown) => {
    await db.close();
    throw error;
  });
  return db;
};

/** Opens the database that the environment names, migrated; throws SetupError with a sentence for people. */
export const openSession = async (env: Env): Promise<Session> => {
  const country = countryOf(env.COUNTRY ?? 'tn');
  const { url, dataDir, stop } = await addressOf(env);
  const db = await prepare(url).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const close = async (): Promise<void> => {
    await db.close();
    await stop();
  };
  return { db, country, dataDir, close };
};
