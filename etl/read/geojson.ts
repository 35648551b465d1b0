import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import type { Feature, Geometry } from 'geojson';
import chain from 'stream-chain';
import { parser } from 'stream-json';
import { pick } from 'stream-json/filters/pick.js';
import { streamArray } from 'stream-json/streamers/stream-array.js';
import { headOf, textOf } from './encoding.ts';
import { isLonLat, readGdal } from './gdal.ts';
import { ReadError, type ReadItem, type ReadOptions, rejected } from './row.ts';

type Validator = { isFeature: (value: unknown, trace: boolean) => string[] | boolean };
const validator = createRequire(import.meta.url)('geojson-validation') as Validator;

const wholeText = async (path: string): Promise<string> => {
  let text = '';
  for await (const chunk of textOf(path)) text += chunk;
  return text;
};

/** What makes an object no feature by RFC 7946; empty when it is one. */
const faultsOf = (value: unknown): string[] => {
  const found = validator.isFeature(value, true);
  return Array.isArray(found) ? found : [];
};

const hasId = (value: object): value is { id: string | number } => 'id' in value;

/** One feature, checked; `id` outside the properties is given as `id` where they have none. */
const itemOf = (value: unknown, row: number): ReadItem => {
  const [fault] = faultsOf(value);
  if (fault !== undefined)
    return rejected(row, null, null, 'not-a-feature', `Row ${row} is no GeoJSON feature: ${fault}`);
  const feature = value as Feature<Geometry | null>;
  const properties = { ...(hasId(feature) ? { id: feature.id } : {}), ...feature.properties };
  return { kind: 'row', row, properties, geometry: feature.geometry };
};

/** The CRS that a file of the 2008 form names, as RFC 7946 files no longer do. */
const crsOf = (head: string): string | undefined =>
  /"crs"\s*:\s*\{[^{}]*"properties"\s*:\s*\{\s*"name"\s*:\s*"([^"]+)"/.exec(head)?.[1];

const features = async function* (path: string): AsyncGenerator<ReadItem> {
  const stream = chain([createReadStream(path), parser(), pick({ filter: 'features' }), streamArray()]);
  let row = 0;
  try {
    for await (const { value } of stream as AsyncIterable<{ value: unknown }>) yield itemOf(value, ++row);
  } catch (error) {
    throw new ReadError(
      `${basename(path)} is broken after feature ${row}: ${error instanceof Error ? error.message : error}.`,
      { cause: error },
    );
  } finally {
    stream.destroy();
  }
};

/**
 * Reads a GeoJSON FeatureCollection or single Feature, feature by feature in bounded memory; each is validated. A file
 * of the 2008 form in another CRS, or a declared one, goes through GDAL.
 */
export const readGeojson = async function* (path: string, options: ReadOptions): AsyncGenerator<ReadItem> {
  const head = (await headOf(path, 64 * 1024)).toString('utf8');
  if (!/^\s*\{/.test(head.replace(/^\ufeff/, '')))
    throw new ReadError(`${basename(path)} is no GeoJSON: it does not begin with an object.`);
  if (!isLonLat(options.crs ?? crsOf(head))) yield* readGdal(path, options);
  else if (/"features"\s*:/.test(head)) yield* features(path);
  else yield itemOf(JSON.parse(await wholeText(path)), 1);
};

const RECORD = '\u001e';

/** Reads features a line each, or as an RFC 8142 text sequence (records begin with U+001E). */
export const readGeojsonSeq = async function* (path: string, options: ReadOptions): AsyncGenerator<ReadItem> {
  let rest = '';
  let row = 0;
  const parse = (line: string): ReadItem[] => {
    const text = (line.startsWith(RECORD) ? line.slice(1) : line).trim();
    row += 1;
    if (!text) return [];
    try {
      return [itemOf(JSON.parse(text), row)];
    } catch {
      return [rejected(row, null, text.slice(0, 80), 'not-json', `Line ${row} is no JSON`)];
    }
  };
  for await (const chunk of textOf(path, options.encoding)) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield* parse(line);
  }
  if (rest.trim()) yield* parse(rest);
};
