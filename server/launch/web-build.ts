import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { SetupError } from '../../sql/setup-error.ts';
import { runProgram } from './children.ts';
import type { Lifetime } from './lifetime.ts';

/** What the built pages are made from: the web, and the islands that it may import. */
const INPUTS = ['web', 'sql/model', 'server/methods', 'server/modules', 'package-lock.json'] as const;

const filesBelow = async (root: string, input: string): Promise<string[]> => {
  const path = join(root, input);
  if (input.includes('.')) return [path];
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/^web\/dist(-\d+)?\/|\.test\.tsx?$/.test(relative(root, file)));
};

/** The file among the built pages that holds the fingerprint of what they were made from. */
const MARK = '.built';

const ignore =
  (...codes: string[]) =>
  (error: NodeJS.ErrnoException): void => {
    if (!codes.includes(error.code ?? '')) throw error;
  };

/** A hash of all that the pages are made from: names and contents, as times lie after a checkout. */
export const fingerprint = async (root: string): Promise<string> => {
  const files = (await Promise.all(INPUTS.map((input) => filesBelow(root, input)))).flat().sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(file.slice(root.length)).update(await readFile(file));
  return hash.digest('hex');
};

/** The path of Vite's program. */
const vite = (): string =>
  join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js');

/**
 * Puts a folder in the place of another, which may be served meanwhile. Who does the same at the same time has put there what is
 * as good.
 */
export const putInPlace = async (fresh: string, place: string): Promise<void> => {
  const gone = `${fresh}-gone`;
  await rename(place, gone).catch(ignore('ENOENT'));
  await rename(fresh, place).catch(ignore('ENOTEMPTY', 'EEXIST'));
  await Promise.all([fresh, gone].map((folder) => rm(folder, { recursive: true, force: true })));
};

/**
 * Builds the pages when what they are made from has changed since; says whether it did. They are built beside those that are
 * there, so that two that build at once do not empty each other's folder.
 */
export const buildWeb = async (root: string, lifetime: Pick<Lifetime, 'add'>): Promise<boolean> => {
  const pages = join(root, 'web', 'dist');
  const now = await fingerprint(root);
  if ((await readFile(join(pages, MARK), 'utf8').catch(() => '')) === now) return false;
  const fresh = `${pages}-${process.pid}`;
  const config = join(root, 'web', 'vite.config.ts');
  const args = ['build', '--config', config, '--logLevel', 'warn', '--outDir', fresh];
  // A test runner says NODE_ENV=test, with which React would come in its larger form for developers.
  const env = { ...process.env, NODE_ENV: 'production' };
  const code = await runProgram({ path: vite(), args, env, flags: [] }, lifetime);
  if (code !== 0) {
    await rm(fresh, { recursive: true, force: true });
    throw new SetupError('The pages could not be built; the lines above say why.');
  }
  await writeFile(join(fresh, MARK), now);
  await putInPlace(fresh, pages);
  return true;
};
