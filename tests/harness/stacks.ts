import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, join } from 'node:path';
import { COMPILED } from './compiled.ts';

/** Has the stacks of errors tell of TypeScript where what runs was compiled; Vitest itself does so only of what it reads. */
const PLACE = /(?:file:\/\/)?(\/[^\s():]+\.mjs):(\d+):(\d+)/g;

const maps = new Map<string, SourceMap | null>();
const mapOf = (file: string): SourceMap | null => {
  if (!maps.has(file)) {
    const map = `${file}.map`;
    maps.set(file, existsSync(map) ? new SourceMap(JSON.parse(readFileSync(map, 'utf8'))) : null);
  }
  return maps.get(file) ?? null;
};

const origin = (place: string, file: string, line: string, column: string): string => {
  const entry = mapOf(file)?.findEntry(Number(line) - 1, Number(column) - 1);
  return entry && 'originalSource' in entry
    ? `${join(dirname(file), entry.originalSource)}:${entry.originalLine + 1}:${entry.originalColumn + 1}`
    : place;
};

type Prepare = NonNullable<typeof Error.prepareStackTrace>;
const plain: Prepare = (error, frames) => [error, ...frames.map((frame) => `    at ${frame}`)].join('\n');

// Read before each file of tests, and one process has many.
const told = globalThis as { biatounaStacks?: true };
const folder = process.env[COMPILED];
if (folder && !told.biatounaStacks) {
  told.biatounaStacks = true;
  const before = Error.prepareStackTrace ?? plain;
  Error.prepareStackTrace = (error, frames) => {
    const stack: unknown = before(error, frames);
    return typeof stack === 'string' && stack.includes(folder) ? stack.replace(PLACE, origin) : stack;
  };
}
