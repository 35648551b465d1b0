import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { Geometry } from 'geojson';
import { type Attempt, closing } from './attempt.ts';
import { type Bytes, openBytes } from './bytes.ts';
import { openProject, type Project } from './crs.ts';
import { type Dbf, openDbf, recordsOf } from './dbf.ts';
import { knownEncoding } from './encoding.ts';
import { ReadError, type ReadItem, type ReadOptions, rejected, warned } from './row.ts';
import { readShpHead, shapesOf } from './shp.ts';
import { placedRow, rowOf, tableOf } from './table.ts';

const stemOf = (path: string): string => basename(path, extname(path)).toLowerCase();

/** The file of the same name with another ending, in whatever case it is written. */
const beside = async (path: string, ending: string): Promise<string | null> => {
  const names = await readdir(dirname(path));
  const found = names.find((name) => stemOf(name) === stemOf(path) && extname(name).toLowerCase() === ending);
  return found === undefined ? null : join(dirname(path), found);
};

const textBeside = async (path: string, ending: string): Promise<string | undefined> => {
  const file = await beside(path, ending);
  return file === null
    ? undefined
    : (await readFile(file, 'utf8')).replace(/^\ufeff/, '').trim() || undefined;
};

/** The one Shapefile (or table alone) of a folder, or the one that `layer` names. */
const inFolder = async (folder: string, layer: string | undefined): Promise<string> => {
  const names = (await readdir(folder)).sort();
  const ofKind = (ending: string): string[] => names.filter((name) => extname(name).toLowerCase() === ending);
  const shapes = ofKind('.shp').length > 0 ? ofKind('.shp') : ofKind('.dbf');
  const wanted = layer === undefined ? shapes : shapes.filter((name) => stemOf(name) === layer.toLowerCase());
  if (wanted.length === 1) return join(folder, wanted[0]!);
  const there = shapes.map((name) => basename(name, extname(name))).join(', ') || 'none';
  throw new ReadError(`${basename(folder)} has these Shapefiles: ${there}; ${layer ?? 'none'} was chosen.`);
};

const inDegrees = ([west, south, east, north]: readonly number[]): boolean =>
  west! >= -180.001 && east! <= 180.001 && south! >= -90.001 && north! <= 90.001;

/** The CRS as declared, else by the .prj, else degrees where the bounds fit that. */
const crsOf = async (shp: string, bytes: Bytes, options: ReadOptions): Promise<string | undefined> => {
  const head = await readShpHead(bytes);
  if (!head) throw new ReadError(`${basename(shp)} is no Shapefile: its head is not one.`);
  const crs = options.crs ?? (await textBeside(shp, '.prj'));
  if (crs === undefined && !inDegrees(head.bounds))
    throw new ReadError(`${basename(shp)} has no .prj and is not in degrees: declare its coordinate system.`);
  return crs;
};

const openTable = async (dbf: string, bytes: Bytes, options: ReadOptions): Promise<Dbf> => {
  const said = options.encoding ?? (await textBeside(dbf, '.cpg'));
  const table = await openDbf(bytes, said === undefined ? undefined : knownEncoding(said, dbf));
  if (!table) throw new ReadError(`${basename(dbf)} is no dBASE table.`);
  return table;
};

type Pair = {
  shape: Attempt<Geometry | null> | undefined;
  record: Record<string, unknown> | null | undefined;
};

/** Shapes and records side by side, to the end of the longer. */
const pairs = async function* (
  shapes: AsyncIterator<Attempt<Geometry | null>>,
  records: AsyncIterator<Record<string, unknown> | null>,
): AsyncGenerator<Pair> {
  for (;;) {
    const shape = await shapes.next();
    const record = await records.next();
    if (shape.done && record.done) return;
    yield { shape: shape.done ? undefined : shape.value, record: record.done ? undefined : record.value };
  }
};

const itemOf = ({ shape, record }: Pair, row: number, dbf: string, project: Project): ReadItem | null => {
  if (record === null) return null;
  if (shape?.kind === 'failed') return rejected(row, 'unreadable-geometry', { detail: shape.message });
  if (record === undefined) return rejected(row, 'missing-properties', { detail: basename(dbf) });
  if (shape === undefined) return rejected(row, 'missing-shape', { detail: basename(dbf) });
  return placedRow(row, record, shape.value, project);
};

const wrongCount = (dbf: string, { promised, held }: Dbf): ReadItem[] =>
  promised === held
    ? []
    : [warned(null, 'wrong-record-count', { field: basename(dbf), value: promised, detail: String(held) })];

const shapeRows = async function* (
  [shp, dbf]: readonly [string, string],
  [shapes, records]: readonly [Bytes, Bytes],
  options: ReadOptions,
): AsyncGenerator<ReadItem> {
  const crs = await crsOf(shp, shapes, options);
  const project = await openProject(crs);
  const table = await openTable(dbf, records, options);
  if (crs === undefined) yield warned(null, 'assumed-crs');
  yield* wrongCount(dbf, table);
  let row = 0;
  for await (const pair of pairs(shapesOf(shapes), recordsOf(records, table))) {
    const item = itemOf(pair, ++row, dbf, project);
    if (item) yield item;
  }
};

/** The rows of a table without shapes. */
const tableRows = async function* (
  dbf: string,
  bytes: Bytes,
  options: ReadOptions,
): AsyncGenerator<ReadItem> {
  const dbfTable = await openTable(dbf, bytes, options);
  const project = await openProject(options.crs);
  const table = tableOf(
    dbfTable.fields.map(({ name }) => name),
    options,
    project,
  );
  yield* wrongCount(dbf, dbfTable);
  let row = 0;
  for await (const record of recordsOf(bytes, dbfTable)) {
    row += 1;
    if (record) yield rowOf(row, record, table);
  }
};

/**
 * Reads a Shapefile, given by its .shp or its folder, or a .dbf alone: record by record, numbered as they stand (those that
 * are deleted have a number too). Its .prj and .cpg are honoured, height and measure dropped; a shape without a record, a
 * record without a shape and a broken one are problems. Own code for the two simple formats: the package `shapefile` (last
 * changed in 2017) ends quietly where a file breaks off or the two differ in length, and GDAL's WebAssembly
 * holds the file in memory. Throws ReadError without .dbf, for an unknown encoding or CRS, and for what is no Shapefile.
 */
export const readShapefile = async function* (path: string, options: ReadOptions): AsyncGenerator<ReadItem> {
  const file = (await stat(path)).isDirectory() ? await inFolder(path, options.layer) : path;
  const dbf = await beside(file, '.dbf');
  if (dbf === null)
    throw new ReadError(`${basename(file)} has no .dbf beside it: its properties are missing.`);
  const records = await openBytes(dbf);
  if (extname(file).toLowerCase() === '.dbf') {
    yield* closing(tableRows(dbf, records, options), records.close);
    return;
  }
  const both = async function* (): AsyncGenerator<ReadItem> {
    const shapes = await openBytes(file);
    yield* closing(shapeRows([file, dbf], [shapes, records], options), shapes.close);
  };
  yield* closing(both(), records.close);
};
