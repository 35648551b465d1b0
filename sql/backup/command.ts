import { type Db, openDb } from '../db.ts';
import { SetupError, toSetupError } from '../setup-error.ts';

/** The words of a command line do not make sense; the message says how it is used. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** Does a work on a database over one connection, and leaves it. */
export const onDatabase = async <T>(
  url: string,
  applicationName: string,
  work: (db: Db) => Promise<T>,
): Promise<T> => {
  const db = await openDb(url, { max: 1, applicationName }).catch((error: unknown) => {
    throw toSetupError(error, url);
  });
  const told = (error: unknown): never => {
    throw toSetupError(error, url);
  };
  return work(db)
    .catch(told)
    .finally(() => db.close());
};

/** Runs a command to its exit code. People get a sentence; what nobody foresaw comes with its trace. */
export const runCommand = async (work: () => Promise<number>): Promise<void> => {
  process.exitCode = await work().catch((error: unknown) => {
    const isTold = error instanceof UsageError || error instanceof SetupError;
    console.error(isTold ? error.message : error);
    return error instanceof UsageError ? 2 : 1;
  });
};

/** "1.8 MB" */
export const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;
/** "2.5 s" */
export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
