import { copyFile, mkdtemp, open, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import type { Geometry } from 'geojson';
import sqlite from 'node-sqlite3-wasm';
import { attempt, closing } from './attempt.ts';
import { openProject } from './crs.ts';
import { headOf } from './encoding.ts';
import { ReadError, type ReadItem, type ReadOptions, rejected } from './row.ts';
import { placedRow, rowOf, tableOf } from './table.ts';
import { geometryOfWkb } from './wkb.ts';

type Row = Record<string, unknown>;

/** An SQLite file open for reading. */
export type Sqlite = {
  all: (sql: string, values?: string[]) => Row[];
  /** Rows one at a time, numbered from 1. Throws ReadError where the file is broken. */
  each: (sql: string) => Generator<{ row: number; values: Row }>;
  close: () => Promise<void>;
};

const MAGIC = 'SQLite format 3\0';
const WAL_FLAGS = 18;

/**
 * A way to the file in a folder of our own: SQLite makes a lock beside the file it opens, and the file's own folder is not
 * ours to write to. One that a program left with a write-ahead log is copied and told that it has none.
 */
const approach = async (path: string, folder: string): Promise<string> => {
  const here = join(folder, 'file.sqlite');
  if ((await headOf(path, 100))[WAL_FLAGS] !== 2) {
    await symlink(resolve(path), here);
    return here;
  }
  const log = await stat(`${path}-wal`).then(
    ({ size }) => size,
    () => 0,
  );
  if (log > 0)
    throw new ReadError(
      `${basename(path)} is still open in another program, or was not closed: its log is not empty.`,
    );
  await copyFile(path, here);
  const file = await open(here, 'r+');
  await file.write(Buffer.from([1, 1]), 0, 2, WAL_FLAGS).finally(() => file.close());
  return here;
};

const rowsOf = function* (
  statement: sqlite.Statement,
  path: string,
): Generator<{ row: number; values: Row }> {
  const rows = statement.iterate();
  for (let row = 1; ; row += 1) {
    const next = attempt(() => rows.next());
    if (next.kind === 'failed')
      throw new ReadError(`${basename(path)} is broken at row ${row}: ${next.message}.`);
    if (next.value.done) break;
    yield { row, values: next.value.value as Row };
  }
};

/**
 * Opens an SQLite file (by SQLite in WebAssembly, which reads the file as it goes and holds none of it). Throws ReadError for
 * what is no such file.
 */
export const openSqlite = async (path: string): Promise<Sqlite> => {
  if ((await headOf(path, 16)).toString('latin1') !== MAGIC)
    throw new ReadError(`${basename(path)} is no SQLite file.`);
  const folder = await mkdtemp(join(tmpdir(), 'biatouna-sqlite-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const opened = approach(path, folder).then((way) => new sqlite.Database(way, { readOnly: true }));
  const database = await opened.catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  const statements: sqlite.Statement[] = [];
  return {
    all: (sql, values = []) => {
      const found = attempt(() => database.all(sql, values) as Row[]);
      if (found.kind === 'done') return found.value;
      throw new ReadError(`${basename(path)} is broken: ${found.message}.`);
    },
    each: (sql) => {
      const statement = database.prepare(sql);
      statements.push(statement);
      return rowsOf(statement, path);
    },
    close: async () => {
      // As long as a statement stands, the file stays open behind a closed database. One that failed says so again.
      for (const statement of statements) attempt(() => statement.finalize());
      database.close();
      await remove();
    },
  };
};

/** A name as SQL text: names of tables come from the file itself. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** What JSON can hold of a value: no bytes, no integers beyond 2^53. */
const plain = (value: unknown): unknown => {
  if (typeof value === 'bigint') return String(value);
  return value instanceof Uint8Array ? null : value;
};

/** The columns of a row but one, which holds its geometry. */
export const propertiesOf = (values: Row, geometry: string | null): Row =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => name !== geometry)
      .map(([name, value]) => [name, plain(value)]),
  );

/** The geometry in a cell of bytes, as `decode` reads it; or the problem that it has none. */
export const geometryCell = (
  cell: unknown,
  row: number,
  decode: (bytes: Buffer) => Geometry | null,
): { kind: 'geometry'; geometry: Geometry | null } | { kind: 'item'; item: ReadItem } => {
  if (!(cell instanceof Uint8Array)) return { kind: 'geometry', geometry: null };
  const found = attempt(() => decode(Buffer.from(cell.buffer, cell.byteOffset, cell.byteLength)));
  if (found.kind === 'done') return { kind: 'geometry', geometry: found.value };
  return { kind: 'item', item: rejected(row, 'unreadable-geometry', { detail: found.message }) };
};

const OWN = /^(sqlite_|gpkg_|rtree_|idx_|spatial_ref_sys|geometry_columns|spatialite_|views_|virts_)/i;

const tableIn = (database: Sqlite, wanted: string | undefined, path: string): string => {
  const found = database.all(`select name from sqlite_master where type = 'table' order by name`);
  const names = found.map(({ name }) => String(name)).filter((name) => !OWN.test(name));
  const known = names.filter((name) => wanted === undefined || name.toLowerCase() === wanted.toLowerCase());
  if (known.length === 1) return known[0]!;
  if (wanted === undefined && names.length > 1)
    throw new ReadError(`${basename(path)} has several tables; say which: ${names.join(', ')}.`);
  throw new ReadError(`${basename(path)} has no table ${wanted ?? ''}; it has: ${names.join(', ')}.`);
};

/** The column of WKB that a table has by OGR's rules; other geometry (SpatiaLite's) is refused rather than lost. */
const geometryColumn = (database: Sqlite, table: string, path: string): string | null => {
  const [register] = database.all(`select name from sqlite_master where name = 'geometry_columns'`);
  if (!register) return null;
  const [found] = database.all('select * from geometry_columns where lower(f_table_name) = lower(?)', [
    table,
  ]);
  if (!found) return null;
  if (found.geometry_format === 'WKB') return String(found.f_geometry_column);
  throw new ReadError(`${basename(path)} is a SpatiaLite file: save its table ${table} as a GeoPackage.`);
};

const tableRows = async function* (
  database: Sqlite,
  path: string,
  options: ReadOptions,
): AsyncGenerator<ReadItem> {
  const name = tableIn(database, options.layer, path);
  const column = geometryColumn(database, name, path);
  const project = await openProject(options.crs);
  const columns = database.all(`select name from pragma_table_info(?)`, [name]);
  const names = columns.map((each) => String(each.name)).filter((each) => each !== column);
  const table = tableOf(names, options, project);
  for (const { row, values } of database.each(`select * from ${quoted(name)}`)) {
    const properties = propertiesOf(values, column);
    const cell = geometryCell(column === null ? null : values[column], row, geometryOfWkb);
    if (cell.kind === 'item') yield cell.item;
    else if (column === null) yield rowOf(row, properties, table);
    else yield placedRow(row, properties, cell.geometry, project);
  }
};

/**
 * Reads a table of an SQLite file (`layer` where there are several): its geometry is a column of WKB, or two columns as in a
 * CSV. Views are not read: a hostile one may never end.
 */
export const readSqlite = async function* (path: string, options: ReadOptions): AsyncGenerator<ReadItem> {
  const database = await openSqlite(path);
  yield* closing(tableRows(database, path, options), database.close);
};
