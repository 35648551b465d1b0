import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Position } from 'geojson';
import { readCsv } from './csv.ts';
import { ReadError, type ReadItem, type ReadOptions, rejected } from './row.ts';
import { unzip } from './unzip.ts';

/** Tables that point at others: a row whose target is missing is an error that many importers swallow. */
const REFERENCES: Record<string, readonly { column: string; table: string; key: string }[]> = {
  stops: [{ column: 'parent_station', table: 'stops', key: 'stop_id' }],
  trips: [{ column: 'route_id', table: 'routes', key: 'route_id' }],
  stop_times: [
    { column: 'trip_id', table: 'trips', key: 'trip_id' },
    { column: 'stop_id', table: 'stops', key: 'stop_id' },
  ],
  routes: [{ column: 'agency_id', table: 'agency', key: 'agency_id' }],
};

type Row = ReadItem & { kind: 'row' };

const tableRows = (folder: string, table: string): AsyncIterable<ReadItem> => {
  const path = join(folder, `${table}.txt`);
  if (!existsSync(path)) throw new ReadError(`The feed has no table ${table}.txt.`);
  const at =
    table === 'stops'
      ? { x: 'stop_lon', y: 'stop_lat' }
      : table === 'shapes'
        ? { x: 'shape_pt_lon', y: 'shape_pt_lat' }
        : {};
  return readCsv(path, { ...at, delimiter: ',', decimal: '.' });
};

const keysOf = async (folder: string, table: string, key: string): Promise<Set<string>> => {
  const keys = new Set<string>();
  if (!existsSync(join(folder, `${table}.txt`))) return keys;
  for await (const item of tableRows(folder, table))
    if (item.kind === 'row') keys.add(String(item.properties[key] ?? ''));
  return keys;
};

/** The rows of a table; one that points at nothing is told. */
const checkedRows = async function* (folder: string, table: string): AsyncGenerator<ReadItem> {
  const references = await Promise.all(
    (REFERENCES[table] ?? []).map(async (reference) => ({
      ...reference,
      keys: await keysOf(folder, reference.table, reference.key),
    })),
  );
  for await (const item of tableRows(folder, table)) {
    const broken =
      item.kind === 'row' &&
      references.find(
        ({ column, keys }) =>
          item.properties[column] && keys.size > 0 && !keys.has(String(item.properties[column])),
      );
    if (!broken) yield item;
    else {
      const value = (item as Row).properties[broken.column];
      yield rejected((item as Row).row, 'dangling-reference', {
        field: broken.column,
        value,
        detail: `${broken.table}.txt`,
      });
    }
  }
};

/** Lines of `shapes.txt`: the points of a shape in the order of their sequence numbers. */
const shapeRows = async function* (folder: string): AsyncGenerator<ReadItem> {
  const shapes = new Map<string, { row: number; points: { at: number; position: Position }[] }>();
  for await (const item of tableRows(folder, 'shapes')) {
    if (item.kind === 'problem') {
      yield item;
      continue;
    }
    const id = String(item.properties.shape_id ?? '');
    const shape = shapes.get(id) ?? { row: item.row, points: [] };
    shapes.set(id, shape);
    if (item.geometry?.type === 'Point')
      shape.points.push({
        at: Number(item.properties.shape_pt_sequence),
        position: item.geometry.coordinates,
      });
  }
  for (const [id, { row, points }] of shapes) {
    const coordinates = points.sort((a, b) => a.at - b.at).map(({ position }) => position);
    if (coordinates.length < 2) yield rejected(row, 'empty-geometry', { field: 'shape_id', value: id });
    else
      yield { kind: 'row', row, properties: { shape_id: id }, geometry: { type: 'LineString', coordinates } };
  }
};

/** Reads a table of a GTFS feed (https://gtfs.org/schedule/reference): `stops` as points, `shapes` as lines. */
export const readGtfs = async function* (path: string, options: ReadOptions): AsyncGenerator<ReadItem> {
  const { folder, done } = await unzip(path);
  try {
    yield* options.table === 'shapes' ? shapeRows(folder) : checkedRows(folder, options.table ?? 'stops');
  } finally {
    await done();
  }
};
