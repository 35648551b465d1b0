import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { orElse } from './attempt.ts';
import { openProject, type Project } from './crs.ts';
import { parsed, partsOf } from './geojson.ts';
import { ReadError, type ReadItem, type ReadOptions, rejected } from './row.ts';
import { rowOf, type Table, tableOf } from './table.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `{ location: { latitude: 1 } }` as `location.latitude`; lists stay lists. */
const flat = (value: Record<string, unknown>, prefix = ''): [string, unknown][] =>
  Object.entries(value).flatMap(([key, inner]): [string, unknown][] =>
    isObject(inner) ? flat(inner, `${prefix}${key}.`) : [[prefix + key, inner]],
  );

type ToRow = (value: unknown, row: number) => ReadItem;

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((name, index) => name === b[index]);

/** Makes rows of records; where the geometry stands is looked for anew only when the names change. */
const recordReader = (options: ReadOptions, project: Project): ToRow => {
  let table: Table | undefined;
  return (value, row) => {
    if (!isObject(value)) return rejected(row, 'not-a-record', { value });
    const properties = Object.fromEntries(flat(value));
    const names = Object.keys(properties);
    if (!table || !same(table.names, names)) table = tableOf(names, options, project);
    return rowOf(row, properties, table);
  };
};

/** The records of one file; where its root is an object and no member is wanted of it, that is the record. */
const fileRows = async function* (
  path: string,
  options: ReadOptions,
  toRow: ToRow,
  first: number,
): AsyncGenerator<ReadItem> {
  const members: Record<string, unknown> = {};
  let row = first;
  for await (const parts of partsOf(path, options, (name) => name === options.layer)) {
    for (const part of parts) {
      const value = parsed(part.text, row);
      if (part.kind === 'element') {
        yield value.kind === 'item' ? value.item : toRow(value.value, row);
        row += 1;
      } else if (value.kind === 'value') members[part.name] = value.value;
      else throw new ReadError(`${basename(path)} is broken at its member ${part.name}.`);
    }
  }
  if (options.layer !== undefined && !Array.isArray(members[options.layer]))
    throw new ReadError(
      `${basename(path)} has no list ${options.layer}; it has: ${Object.keys(members).join(', ')}.`,
    );
  if (options.layer === undefined && Object.keys(members).length > 0) yield toRow(members, row);
};

const filesOf = async (path: string): Promise<string[]> => {
  if (!(await stat(path)).isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => name.endsWith('.json')).sort();
  if (names.length === 0) throw new ReadError(`${basename(path)} holds no .json files.`);
  return names.map((name) => join(path, name));
};

/**
 * Reads JSON records: a file of one object or a list of them, or a folder of such files, in the order of their names and
 * numbered through. Objects inside of objects become `outer.inner`. `layer` names the member that holds the list.
 */
export const readJson = async function* (path: string, options: ReadOptions): AsyncGenerator<ReadItem> {
  const toRow = recordReader(options, await openProject(options.crs));
  let row = 1;
  const files = await filesOf(path);
  for (const file of files) {
    const items = fileRows(file, options, toRow, row);
    // One broken file of a folder does not keep the others out.
    const broken = () => rejected(row, 'not-json', { value: basename(file) });
    for await (const item of files.length > 1 ? orElse(items, broken) : items) {
      yield item;
      row += 1;
    }
  }
};
