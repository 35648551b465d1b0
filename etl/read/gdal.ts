import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join, relative } from 'node:path';
import type { Feature, Geometry } from 'geojson';
import { pointColumns } from './columns.ts';
import { locate } from './locate.ts';
import { ReadError, type ReadItem, type ReadOptions } from './row.ts';

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
  let row = 0;
  for (const line of linesOf(bytes)) {
    if (!line) continue;
    row += 1;
    const { properties, geometry } = JSON.parse(line) as Feature<Geometry | null>;
    // A table without a geometry of its own may have coordinates in its columns.
    const own = properties ?? {};
    yield {
      kind: 'row',
      row,
      properties: own,
      geometry: geometry ?? locate(own, pointColumns(Object.keys(own), options)),
    };
  }
};

/** Points of a CRS as longitude, latitude. */
export const toLonLat = async (
  points: readonly [number, number][],
  crs: string,
): Promise<[number, number][]> => {
  const gdal = await openGdal();
  const moved = await gdal.gdaltransform(
    points.map(([x, y]) => [x, y]),
    ['-s_srs', crs, '-t_srs', 'OGC:CRS84', '-output_xy'],
  );
  return moved.map(([x = Number.NaN, y = Number.NaN]) => [x, y]);
};

/** Names of CRSs that are longitude, latitude on WGS 84 already. */
export const isLonLat = (crs: string | undefined): boolean =>
  crs === undefined || /(CRS84|EPSG:{0,2}4326|EPSG::4326)$/i.test(crs);

/** Moves a geometry's vertices from a CRS. */
export const geometryToLonLat = async (geometry: Geometry, crs: string): Promise<Geometry> => {
  const points: [number, number][] = [];
  const collect = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] === 'number') points.push([value[0], value[1] as number]);
    else value.forEach(collect);
  };
  if (geometry.type === 'GeometryCollection') return geometry;
  collect(geometry.coordinates);
  const moved = await toLonLat(points, crs);
  let next = 0;
  const replace = (value: unknown): unknown =>
    Array.isArray(value) ? (typeof value[0] === 'number' ? moved[next++] : value.map(replace)) : value;
  return { ...geometry, coordinates: replace(geometry.coordinates) } as Geometry;
};
