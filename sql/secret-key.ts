import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const NAME = 'secret.key';

/**
 * The key of a data folder, made at its first start. Whoever runs several servers on one database gives them the same
 * SECRET_KEY instead. It is no part of a backup: without it second factors must be set up anew.
 */
export const secretKeyIn = async (dataDir: string): Promise<string> => {
  const file = join(dataDir, NAME);
  await mkdir(dataDir, { recursive: true });
  // `wx`: of two processes that start at once, one makes it and both read the same.
  await writeFile(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    },
  );
  return (await readFile(file, 'utf8')).trim();
};

/** The key of the environment, else of the data folder; undefined where neither has one. */
export const secretKeyOf = async (
  env: { SECRET_KEY?: string },
  dataDir: string,
): Promise<string | undefined> =>
  env.SECRET_KEY ||
  (await readFile(join(dataDir, NAME), 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  ));
