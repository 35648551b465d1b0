import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pointColumns } from './columns.ts';
import { locate } from './locate.ts';
import { ReadError, type ReadItem, type ReadOptions, rejected } from './row.ts';

/** `{ location: { latitude: 1 } }` as `location.latitude`. */
const flat = (value: unknown, prefix = ''): [string, unknown][] =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([key, inner]) => flat(inner, prefix ? `${prefix}.${key}` : key))
    : [[prefix, value]];

const filesOf = async (path: string): Promise<string[]> => {
  if (!(await stat(path)).isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => name.endsWith('.json')).sort();
  if (names.length === 0) throw new ReadError(`${basename(path)} holds no .json files.`);
  return names.map((name) => join(path, name));
};

const recordsOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

/** Reads JSON records: a file of one object or an array, or a folder of such files in the order of their names. */
export const readJson = async function* (path: string, options: ReadOptions): AsyncGenerator<ReadItem> {
  let row = 0;
  for (const file of await filesOf(path)) {
    const text = await readFile(file, 'utf8');
    try {
      JSON.parse(text);
    } catch {
      yield rejected(++row, null, basename(file), 'not-json', `${basename(file)} is no JSON`);
      continue;
    }
    for (const record of recordsOf(JSON.parse(text))) {
      const properties = Object.fromEntries(flat(record));
      yield {
        kind: 'row',
        row: ++row,
        properties,
        geometry: locate(properties, pointColumns(Object.keys(properties), options)),
      };
    }
  }
};
