import { basename } from 'node:path';
import { openScanner, type Part } from '../../sql/read/json-scan.ts';
import { attempt } from './attempt.ts';
import { crsName, isLonLat, openProject, type Project } from './crs.ts';
import { headOf, tailOf, textOf } from './encoding.ts';
import { featureRow } from './feature.ts';
import { ReadError, type ReadItem, type ReadOptions, rejected } from './row.ts';

const NAMED_CRS = /"crs"\s*:\s*\{[^{}]*"properties"\s*:\s*\{\s*"name"\s*:\s*"([^"]+)"/;
const EDGE = 64 * 1024;

/** The CRS that a file of the 2008 form names, before or behind its features; RFC 7946 files no longer do. */
const crsAtEdges = async (path: string): Promise<string | undefined> => {
  const head = NAMED_CRS.exec((await headOf(path, EDGE)).toString('utf8'));
  return (head ?? NAMED_CRS.exec((await tailOf(path, EDGE)).toString('utf8')))?.[1];
};

/** The parts of a JSON file. Throws ReadError, with the file's name and how far it got, where it breaks off. */
export const partsOf = async function* (
  path: string,
  options: ReadOptions,
  wants: (name: string) => boolean,
): AsyncGenerator<Part[]> {
  const scanner = openScanner(wants);
  let elements = 0;
  const check = (): void => {
    const fault = scanner.fault();
    if (fault !== null)
      throw new ReadError(`${basename(path)} is broken after feature ${elements}: ${fault}`);
  };
  for await (const text of textOf(path, options.encoding)) {
    const parts = scanner.push(text);
    yield parts;
    elements += parts.filter(({ kind }) => kind === 'element').length;
    check();
  }
  scanner.end();
  check();
};

/** An element's text as its value, or the problem that it is no JSON. */
export const parsed = (
  text: string,
  row: number,
): { kind: 'value'; value: unknown } | { kind: 'item'; item: ReadItem } => {
  const value = attempt(() => JSON.parse(text) as unknown);
  return value.kind === 'done'
    ? { kind: 'value', value: value.value }
    : { kind: 'item', item: rejected(row, 'not-json', { value: text }) };
};

type Members = Map<string, unknown>;

const keep = (members: Members, part: Part & { kind: 'member' }, path: string): void => {
  const value = attempt(() => JSON.parse(part.text) as unknown);
  if (value.kind === 'failed') throw new ReadError(`${basename(path)} is broken at its member ${part.name}.`);
  members.set(part.name, value.value);
};

const namedCrs = (members: Members): string | undefined => {
  const crs = members.get('crs') as { properties?: { name?: unknown } } | null | undefined;
  const name = crs?.properties?.name;
  return typeof name === 'string' ? name : undefined;
};

const GEOMETRIES = [
  ...['Point', 'LineString', 'Polygon', 'MultiPoint', 'MultiLineString', 'MultiPolygon'],
  'GeometryCollection',
];

/** What a file without an array of features holds: one feature, or a bare geometry. */
const single = (members: Members, project: Project, path: string): ReadItem => {
  const type = String(members.get('type') ?? 'unknown');
  const object = Object.fromEntries(members);
  if (type === 'Feature') return featureRow(object, 1, project);
  if (GEOMETRIES.includes(type))
    return featureRow({ type: 'Feature', properties: null, geometry: object }, 1, project);
  throw new ReadError(`${basename(path)} is no GeoJSON: its type is ${type}.`);
};

const checkCrs = (members: Members, assumed: string | undefined, path: string): void => {
  const named = namedCrs(members);
  if (assumed !== undefined || named === undefined || isLonLat(crsName(named))) return;
  throw new ReadError(
    `${basename(path)} names its coordinate system where it is not looked for: declare ${named}.`,
  );
};

const collectionRows = async function* (
  path: string,
  options: ReadOptions,
  project: Project,
  members: Members,
): AsyncGenerator<ReadItem> {
  let row = 0;
  for await (const parts of partsOf(path, options, (name) => name === 'features')) {
    for (const part of parts) {
      if (part.kind === 'member') keep(members, part, path);
      else {
        row += 1;
        const element = parsed(part.text, row);
        yield element.kind === 'item' ? element.item : featureRow(element.value, row, project);
      }
    }
  }
};

/**
 * Reads a GeoJSON FeatureCollection, or a single Feature or geometry, feature by feature in bounded memory; each is
 * validated. A `crs` member of the 2008 form is honoured, a declared CRS goes before it. Throws ReadError for a file that is
 * no GeoJSON object or breaks off.
 */
export const readGeojson = async function* (path: string, options: ReadOptions): AsyncGenerator<ReadItem> {
  const crs = options.crs ?? (await crsAtEdges(path));
  const project = await openProject(crs);
  const members: Members = new Map();
  yield* collectionRows(path, options, project, members);
  if (options.crs === undefined) checkCrs(members, crs, path);
  if (!members.has('features')) yield single(members, project, path);
  else if (members.get('type') !== 'FeatureCollection' || !Array.isArray(members.get('features')))
    throw new ReadError(`${basename(path)} is no FeatureCollection: its type is ${members.get('type')}.`);
};
