import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { readCsv } from './csv.ts';
import { readGdal } from './gdal.ts';
import { readGeojson } from './geojson.ts';
import { readGeojsonSeq } from './geojson-seq.ts';
import { readGtfs } from './gtfs.ts';
import { readJson } from './json.ts';
import { type Format, ReadError, type Reader, type ReadItem, type ReadOptions } from './row.ts';
import { unzip } from './unzip.ts';
import { readXlsx } from './xlsx.ts';

/** Every format: what reads it, and the extensions it is known by. A new one is a file and a line here. */
const READERS: Record<Format, { read: Reader; extensions: readonly string[] }> = {
  geojson: { read: readGeojson, extensions: ['.geojson'] },
  geojsonseq: {
    read: readGeojsonSeq,
    extensions: ['.geojsonl', '.geojsons', '.ndjson', '.ndgeojson', '.geojsonseq'],
  },
  csv: { read: readCsv, extensions: ['.csv', '.tsv', '.txt'] },
  xlsx: { read: readXlsx, extensions: ['.xlsx'] },
  shapefile: { read: readGdal, extensions: ['.shp'] },
  gpkg: { read: readGdal, extensions: ['.gpkg'] },
  kml: { read: readGdal, extensions: ['.kml', '.kmz'] },
  sqlite: { read: readGdal, extensions: ['.sqlite', '.db'] },
  gtfs: { read: readGtfs, extensions: [] },
  json: { read: readJson, extensions: ['.json'] },
};

const byExtension = (path: string): Format | undefined =>
  (Object.keys(READERS) as Format[]).find((format) =>
    READERS[format].extensions.includes(extname(path).toLowerCase()),
  );

const only = (files: readonly string[], path: string): string => {
  const known = files.filter((file) => byExtension(file));
  const shape = known.filter((file) => extname(file).toLowerCase() === '.shp');
  const found = shape.length > 0 ? shape : known;
  if (found.length === 1) return found[0] as string;
  throw new ReadError(
    `${basename(path)} holds ${found.length === 0 ? 'no file that can be read' : `several: ${found.map((file) => basename(file)).join(', ')}`}.`,
  );
};

const inZip = async function* (path: string, options: ReadOptions): AsyncGenerator<ReadItem> {
  const { files, done } = await unzip(path);
  try {
    const isFeed = files.some((file) => basename(file) === 'stops.txt');
    yield* isFeed ? readGtfs(path, options) : read(only(files, path), options);
  } finally {
    await done();
  }
};

const inFolder = async function* (path: string, options: ReadOptions): AsyncGenerator<ReadItem> {
  const files = (await readdir(path)).map((name) => join(path, name));
  const records = files.length > 0 && files.every((file) => file.endsWith('.json'));
  yield* records ? readJson(path, options) : read(only(files, path), options);
};

/**
 * The rows of a file, by its declared format or the one its name tells: a zip is unpacked, a folder holds one Shapefile
 * or many JSON records. Rows that cannot be read come as problems; throws ReadError where the whole cannot.
 */
export const read = async function* (path: string, options: ReadOptions = {}): AsyncGenerator<ReadItem> {
  if (!existsSync(path)) throw new ReadError(`There is no file ${path}.`);
  const format = options.format ?? byExtension(path);
  if (format) yield* READERS[format].read(path, options);
  else if (statSync(path).isDirectory()) yield* inFolder(path, options);
  else if (extname(path).toLowerCase() === '.zip') yield* inZip(path, options);
  else throw new ReadError(`The format of ${basename(path)} is not known by its name; declare one.`);
};
