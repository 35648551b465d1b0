import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runProgram } from './children.ts';

/** What the built pages depend on. */
const INPUTS = ['web', 'sql/model', 'package-lock.json'] as const;

const filesBelow = async (path: string): Promise<string[]> => {
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => null);
  if (!entries) return [path];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes('dist') && !/\.test\.tsx?$/.test(file));
};

const fingerprint = async (root: string): Promise<string> => {
  const files = (await Promise.all(INPUTS.map((input) => filesBelow(join(root, input))))).flat().sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(file.slice(root.length)).update(await readFile(file));
  return hash.digest('hex');
};

/** Builds the pages when what they are made from has changed since; says whether it did. */
export const buildWeb = async (root: string): Promise<boolean> => {
  const mark = join(root, 'web', 'dist', '.built');
  const now = await fingerprint(root);
  if ((await readFile(mark, 'utf8').catch(() => '')) === now) return false;
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js');
  await runProgram(
    'building the pages',
    vite,
    ['build', '--config', join(root, 'web', 'vite.config.ts'), '--logLevel', 'warn'],
    process.env,
  );
  await writeFile(mark, now);
  return true;
};
