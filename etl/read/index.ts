import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import yauzl from 'yauzl';
import { closing } from './attempt.ts';
import { readCsv } from './csv.ts';
import { headOf } from './encoding.ts';
import { readGeojson } from './geojson.ts';
import { readGeojsonSeq } from './geojson-seq.ts';
import { readGpkg } from './gpkg.ts';
import { readGtfs } from './gtfs.ts';
import { readJson } from './json.ts';
import { readKml } from './kml.ts';
import { formatOf, formatOfFiles, formatsNamed, HEAD, isZip } from './recognise.ts';
import { type Format, ReadError, type Reader, type ReadItem, type ReadOptions } from './row.ts';
import { readShapefile } from './shapefile.ts';
import { readSqlite } from './sqlite.ts';
import { entriesOf, onArchive, unzip } from './unzip.ts';
import { readXlsx } from './xlsx.ts';

/** Every format and what reads it; how it is recognised is told in `recognise.ts`. A new one is a file and a line in each. */
const READERS: Record<Format, Reader> = {
  geojson: readGeojson,
  geojsonseq: readGeojsonSeq,
  csv: readCsv,
  xlsx: readXlsx,
  shapefile: readShapefile,
  gpkg: readGpkg,
  kml: readKml,
  sqlite: readSqlite,
  gtfs: readGtfs,
  json: readJson,
};

/** Formats whose files are archives themselves. */
const ARCHIVES: readonly (Format | null)[] = ['xlsx', 'kml', 'gtfs'];

const stemOf = (path: string): string => basename(path, extname(path)).toLowerCase();

/** Of many files the one that can be read as a whole: of a Shapefile the .shp; of several the one that `layer` names. */
const only = (files: readonly string[], path: string, options: ReadOptions): string => {
  const shapes = files.filter((file) => extname(file).toLowerCase() === '.shp');
  const able = shapes.length > 0 ? shapes : files.filter((file) => formatsNamed(file).length > 0);
  const named = able.filter((file) => stemOf(file) === options.layer?.toLowerCase());
  const found = able.length > 1 && named.length > 0 ? named : able;
  if (found.length === 1) return found[0]!;
  const there = able.map((file) => basename(file)).join(', ');
  throw new ReadError(
    able.length === 0
      ? `${basename(path)} holds no file that can be read.`
      : `${basename(path)} holds several files; say which by its name as the layer: ${there}.`,
  );
};

const namesIn = async (path: string): Promise<string[]> => {
  const zip = await yauzl.openPromise(path, { autoClose: false });
  const entries = await entriesOf(zip, path).finally(() => zip.close());
  return entries.map(({ fileName }) => fileName);
};

const inZip = async function* (path: string, options: ReadOptions): AsyncGenerator<ReadItem> {
  const format = formatOfFiles(await onArchive(path, namesIn(path)));
  if (format && options.format === undefined) return yield* READERS[format](path, options);
  const { files, done } = await unzip(path);
  const rows = async function* (): AsyncGenerator<ReadItem> {
    yield* inFile(only(files, path, options), options);
  };
  yield* closing(rows(), done);
};

const inFile = async function* (path: string, options: ReadOptions): AsyncGenerator<ReadItem> {
  const bytes = await headOf(path, HEAD);
  const head = { bytes, text: bytes.toString('utf8') };
  const format = options.format ?? formatOf(path, head);
  if (isZip(head) && !ARCHIVES.includes(format)) yield* inZip(path, options);
  else if (format) yield* READERS[format](path, options);
  else throw new ReadError(`The format of ${basename(path)} is not known by its name or content.`);
};

const inFolder = async function* (path: string, options: ReadOptions): AsyncGenerator<ReadItem> {
  const names = (await readdir(path)).filter((name) => !name.startsWith('.')).sort();
  const records = names.length > 0 && names.every((name) => name.endsWith('.json'));
  const format = options.format ?? formatOfFiles(names) ?? (records ? 'json' : null);
  if (format === 'gtfs' || format === 'json' || format === 'shapefile') yield* READERS[format](path, options);
  else {
    const files = names.map((name) => join(path, name)).filter((file) => statSync(file).isFile());
    yield* inFile(only(files, path, options), options);
  }
};

/**
 * The rows of a file, by its declared format or the one that its name or content tells. A zip is unpacked, if it is no format
 * of its own; a folder holds a Shapefile, a GTFS feed or many JSON records. Rows that cannot be read come as problems, with
 * their number, and reading goes on; throws ReadError where the whole cannot be read. Memory is bounded whatever the file's
 * size; leaving the loop closes what is open and removes what was unpacked.
 */
export const read = async function* (path: string, options: ReadOptions = {}): AsyncGenerator<ReadItem> {
  if (!existsSync(path)) throw new ReadError(`There is no file ${basename(path)} in ${dirname(path)}.`);
  yield* statSync(path).isDirectory() ? inFolder(path, options) : inFile(path, options);
};
