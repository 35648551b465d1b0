import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join, relative } from 'node:path';
import type { Feature, Geometry } from 'geojson';
import { openProject } from './crs.ts';
import { ReadError, type ReadItem, type ReadOptions } from './row.ts';
import { rowOf, tableOf } from './table.ts';

/** The parts of gdal3.js that we call; it has no types of its own for Node. */
type Dataset = {
  path: string;
  info: { driverShortName: string; layers: { name: string; featureCount?: number }[] };
};
type Gdal = {
  open: (files: string[]) => Promise<{ datasets: Dataset[]; errors: { message?: string }[] }>;
  ogr2ogr: (dataset: Dataset, options: string[], output?: string) => Promise<{ local: string }>;
  gdaltransform: (coordinates: number[][], options: string[]) => Promise<number[][]>;
  getFileBytes: (path: string) => Promise<Uint8Array>;
  close: (dataset: Dataset) => Promise<unknown>;
};

const require = createRequire(import.meta.url);
let opened: Promise<Gdal> | undefined;

/** GDAL as WebAssembly; begun once for the process, at first need (half a second). */
const openGdal = (): Promise<Gdal> => {
  const init = require('gdal3.js/node.js') as (options: object) => Promise<Gdal>;
  const folder = join(dirname(require.resolve('gdal3.js/node.js')), 'dist', 'package');
  // It writes `./` before the path, so that only a relative one is found.
  opened ??= init({ path: relative(process.cwd(), folder), useWorker: false });
  return opened;
};

/** A Shapefile is several files of one name. */
const companions = async (path: string): Promise<string[]> => {
  if (extname(path).toLowerCase() !== '.shp') return [path];
  const stem = basename(path, extname(path));
  const names = await readdir(dirname(path));
  const parts = names.filter(
    (name) => basename(name, extname(name)) === stem && /^\.(shp|shx|dbf|prj|cpg)$/i.test(extname(name)),
  );
  if (!parts.some((name) => /\.dbf$/i.test(name)))
    throw new ReadError(`${basename(path)} has no .dbf beside it: its properties are missing.`);
  return [path, ...parts.map((name) => join(dirname(path), name)).filter((file) => file !== path)];
};

const layerOf = (dataset: Dataset, path: string, wanted: string | undefined): string => {
  const names = dataset.info.layers.map(({ name }) => name);
  if (wanted !== undefined && !names.includes(wanted))
    throw new ReadError(`${basename(path)} has no layer ${wanted}; it has: ${names.join(', ')}.`);
  if (wanted === undefined && names.length > 1)
    throw new ReadError(`${basename(path)} has several layers; say which: ${names.join(', ')}.`);
  return wanted ?? names[0] ?? '';
};

const OUTPUT = [
  '-f',
  'GeoJSONSeq',
  '-t_srs',
  'EPSG:4326',
  '-lco',
  'COORDINATE_PRECISION=9',
  '-lco',
  'RFC7946=NO',
  '-dim',
  'XY',
];

const linesOf = function* (bytes: Uint8Array): Generator<string> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < buffer.length; ) {
    const end = buffer.indexOf(10, at);
    const stop = end < 0 ? buffer.length : end;
    yield buffer.toString('utf8', at, stop);
    at = stop + 1;
  }
};

/**
 * Reads what GDAL reads (Shapefile with its .prj and .cpg, GeoPackage, KML, SQLite), in any CRS, as EPSG:4326. GDAL runs
 * inside this process and holds the file and its translation in memory, so files are bounded by that: some 500 MB.
 */
export const readGdal = async function* (path: string, options: ReadOptions): AsyncGenerator<ReadItem> {
  const gdal = await openGdal();
  const { datasets, errors } = await gdal.open(await companions(path));
  const dataset = datasets[0];
  if (!dataset)
    throw new ReadError(
      `${basename(path)} cannot be read: ${errors[0]?.message ?? 'no format that GDAL knows'}.`,
    );
  const layer = layerOf(dataset, path, options.layer);
  const source = options.crs ? ['-s_srs', options.crs] : [];
  const output = await gdal.ogr2ogr(dataset, [...OUTPUT, ...source, layer], `layer-${Date.now()}`);
  const bytes = await gdal.getFileBytes(output.local);
  await gdal.close(dataset);
  const project = await openProject(undefined);
  let row = 0;
  for (const line of linesOf(bytes)) {
    if (!line) continue;
    row += 1;
    const { properties, geometry } = JSON.parse(line) as Feature<Geometry | null>;
    // A table without a geometry of its own may have coordinates in its columns.
    const own = properties ?? {};
    yield geometry
      ? { kind: 'row', row, properties: own, geometry }
      : rowOf(row, own, tableOf(Object.keys(own), options, project));
  }
};
