import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { SetupError } from '../../sql/setup-error.ts';
import { runProgram } from './children.ts';
import type { Lifetime } from './lifetime.ts';

/** What the built pages are made from: the web, and the islands that it may import. */
const INPUTS = ['web', 'sql/model', 'server/methods', 'server/modules', 'package-lock.json'] as const;

const filesBelow = async (root: string, input: string): Promise<string[]> => {
  const path = join(root, input);
  if (input.includes('.')) return [path];
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => []);
  const dist = join(root, 'web', 'dist');
  return entries
    .filter((entry) => entry.isFile() && !entry.parentPath.startsWith(dist))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/\.test\.tsx?$/.test(file));
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

/** Builds the pages when what they are made from has changed since; says whether it did. */
export const buildWeb = async (root: string, lifetime: Lifetime): Promise<boolean> => {
  const mark = join(root, 'web', 'dist', '.built');
  const now = await fingerprint(root);
  if ((await readFile(mark, 'utf8').catch(() => '')) === now) return false;
  const args = ['build', '--config', join(root, 'web', 'vite.config.ts'), '--logLevel', 'warn'];
  const env = { ...process.env, NODE_ENV: 'production' };
  const code = await runProgram({ path: vite(), args, env, flags: [] }, lifetime);
  if (code !== 0) throw new SetupError('The pages could not be built; the lines above say why.');
  await writeFile(mark, now);
  return true;
};
