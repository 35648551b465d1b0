import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { ReadError } from './row.ts';

/** What we call of the Emscripten module in gdal3.js: PROJ as GDAL's C functions give it. */
type Module = {
  ccall: (name: string, result: 'number' | 'string' | null, types: string[], values: unknown[]) => unknown;
  _malloc: (bytes: number) => number;
  HEAPF64: Float64Array;
};

/** Moves points in place, from a CRS to longitude, latitude; what cannot be moved becomes infinite. */
export type Transform = (xs: Float64Array, ys: Float64Array) => void;

const require = createRequire(import.meta.url);

const start = async (): Promise<Module> => {
  const init = require('gdal3.js/node.js') as (options: object) => Promise<{ Module: Module }>;
  const folder = join(dirname(require.resolve('gdal3.js/node.js')), 'dist', 'package');
  const silent = (): void => undefined;
  // It writes `./` before the path, so that only a relative one is found.
  const path = relative(process.cwd(), folder);
  const { Module } = await init({ path, useWorker: false, logHandler: silent, errorHandler: silent });
  // It defines a global `location`, by which other libraries would take the process for a browser.
  Reflect.deleteProperty(globalThis, 'location');
  return Module;
};

let started: Promise<Module> | undefined;
const transforms = new Map<string, Transform>();

/** Axes as files have them: x is east or longitude, whatever order the authority names them in. */
const TRADITIONAL_ORDER = 0;

const openCrs = (module: Module, definition: string): number | null => {
  const crs = module.ccall('OSRNewSpatialReference', 'number', ['string'], [null]) as number;
  const failed = module.ccall('OSRSetFromUserInput', 'number', ['number', 'string'], [crs, definition]);
  if (failed !== 0) {
    module.ccall('OSRDestroySpatialReference', null, ['number'], [crs]);
    return null;
  }
  module.ccall('OSRSetAxisMappingStrategy', null, ['number', 'number'], [crs, TRADITIONAL_ORDER]);
  return crs;
};

const newTransform = (module: Module, from: number, to: number): Transform => {
  const types = ['number', 'number'];
  const pointer = module.ccall('OCTNewCoordinateTransformation', 'number', types, [from, to]) as number;
  if (pointer === 0) throw new ReadError('There is no way from this coordinate system to WGS 84.');
  let [room, at] = [0, 0];
  return (xs, ys) => {
    if (xs.length > room) {
      room = 2 * xs.length;
      // What was reserved before stays: a few doublings, once for each CRS of the process.
      at = module._malloc(16 * room);
    }
    const [x, y] = [at / 8, at / 8 + xs.length];
    module.HEAPF64.set(xs, x);
    module.HEAPF64.set(ys, y);
    const values = [pointer, xs.length, 8 * x, 8 * y, 0];
    module.ccall('OCTTransform', 'number', ['number', 'number', 'number', 'number', 'number'], values);
    // The heap may have grown, which gives it a new view.
    xs.set(module.HEAPF64.subarray(x, x + xs.length));
    ys.set(module.HEAPF64.subarray(y, y + ys.length));
  };
};

/**
 * The transformation from a CRS (`EPSG:22332`, WKT in OGC's or ESRI's form, a PROJ string) to longitude, latitude on
 * WGS 84, by PROJ and its database, to the last digit as `gdaltransform` does it: for each point by the operation that is
 * best where it lies. PROJ comes with gdal3.js and is started at first need (0.6 s, 150 MB): its functions are called
 * directly, because gdal3.js's own `gdaltransform` ends the process at the second call, and `ogr2ogr` holds the file and its
 * translation in memory. (proj4 with the definitions in `epsg-index` was up to 170 m away for one CRS in eight.)
 * Throws ReadError for a CRS that PROJ does not know.
 */
export const transformFrom = async (definition: string): Promise<Transform> => {
  started ??= start();
  const module = await started;
  const known = transforms.get(definition);
  if (known) return known;
  const from = openCrs(module, definition);
  if (from === null) throw new ReadError(`The coordinate system is not known: ${definition.slice(0, 120)}.`);
  const transform = newTransform(module, from, openCrs(module, 'OGC:CRS84') as number);
  transforms.set(definition, transform);
  return transform;
};
