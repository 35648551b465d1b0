import { resolve } from 'node:path';
import { attachEmbedded, startEmbedded } from './embedded/start.ts';

/** The database that the environment names. `stop` ends an engine that was started for this process, and no other. */
export type Address = { url: string; dataDir: string; stop: () => Promise<void> };

/** Where the database lies: `DATABASE_URL`, else in `DATA_DIR`. */
export type AddressEnv = { DATABASE_URL?: string; DATA_DIR?: string };

export const dataDirOf = (env: AddressEnv): string => resolve(env.DATA_DIR || '.data');

/**
 * The server of DATABASE_URL, else the engine that runs on DATA_DIR, else one of our own. Throws SetupError where it cannot
 * be started.
 */
export const addressOf = async (env: AddressEnv): Promise<Address> => {
  const dataDir = dataDirOf(env);
  const running = env.DATABASE_URL || (await attachEmbedded(dataDir));
  if (running) return { url: running, dataDir, stop: async () => undefined };
  const { url, stop } = await startEmbedded({ dataDir });
  return { url, dataDir, stop };
};
