import { secretKeyIn } from '../../sql/secret-key.ts';
import { SetupError } from '../../sql/setup-error.ts';
import { watchAncestors } from './ancestors.ts';
import { type Database, openDatabase } from './database.ts';
import { type Lifetime, openLifetime } from './lifetime.ts';
import { tryPort } from './port.ts';
import { type Settings, settingsOf } from './settings.ts';
import { loadStarter } from './starter.ts';

/** What stands once the database is ready and filled. */
export type Launched = { settings: Settings; lifetime: Lifetime; database: Database; env: NodeJS.ProcessEnv };

const begin = async (root: string, lifetime: Lifetime): Promise<Launched> => {
  const settings = settingsOf(process.env);
  console.log('Biatouna is starting.');
  const database = await openDatabase(settings, lifetime);
  await tryPort(settings.HOST, settings.PORT);
  const SECRET_KEY = settings.SECRET_KEY ?? (await secretKeyIn(settings.DATA_DIR));
  const env = { ...process.env, DATABASE_URL: database.url, DATA_DIR: settings.DATA_DIR, SECRET_KEY };
  await loadStarter(root, env, lifetime);
  return { settings, lifetime, database, env };
};

/** People get a sentence; what nobody foresaw comes with its trace. */
const print = (error: unknown): void => {
  if (!(error instanceof SetupError)) console.error(error);
  else if (error.message) console.error(error.message);
};

/**
 * Opens the database and fills it, then does `rest`, which goes on until something gives up. Ends everything in order on
 * a signal, when npm is gone, or on an error, which it prints.
 */
export const launch = async (root: string, rest: (launched: Launched) => Promise<never>): Promise<void> => {
  const lifetime = openLifetime();
  watchAncestors(() => void lifetime.end(1));
  await begin(root, lifetime)
    .then((launched) => Promise.race([rest(launched), launched.database.gaveUp]))
    .catch((error: unknown) => {
      if (!lifetime.isEnding()) print(error);
      return lifetime.end(1);
    });
};
