import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { flagsOf } from '../../sql/embedded/start.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Where `tests/run.ts` says that it compiled what tests run (`compile.ts`). Without it, Vitest reads all files itself. */
export const COMPILED = 'BIATOUNA_COMPILED';

/** Where what was compiled lies, with a `package.json` of its own, or undefined. */
export const compiledRoot = (): string | undefined => process.env[COMPILED];

/** The file that was made of a module of ours, or null. */
const compiledOf = (path: string): string | null => {
  const folder = compiledRoot();
  if (!folder || !/(?<!\.test)\.tsx?$/.test(path)) return null;
  const file = join(folder, relative(root, path).replace(/\.tsx?$/, '.mjs'));
  return existsSync(file) ? file : null;
};

/** A program of ours as Node starts it quickest: to read its TypeScript is most of what it takes to start one. */
export const programOf = (path: string): string => compiledOf(path) ?? path;

/** Node's arguments for a program of ours. */
export const argsOf = (path: string): string[] => [...flagsOf(programOf(path)), programOf(path)];

/** Has tests import what was compiled, natively. */
export const compiled = (): Plugin => ({
  name: 'compiled',
  enforce: 'pre',
  async resolveId(source, importer, options) {
    if (!process.env[COMPILED] || !importer || !/\.tsx?$/.test(source)) return null;
    const found = await this.resolve(source, importer, { ...options, skipSelf: true });
    const file = found && compiledOf(found.id);
    return file ? { id: file } : null;
  },
});
