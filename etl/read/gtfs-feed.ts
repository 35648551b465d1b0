import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readCsv } from './csv.ts';
import { ReadError, type ReadItem } from './row.ts';

export type Row = Extract<ReadItem, { kind: 'row' }>;

/** Where tables have points of their own. */
const POINTS: Record<string, { x: string; y: string }> = {
  stops: { x: 'stop_lon', y: 'stop_lat' },
  shapes: { x: 'shape_pt_lon', y: 'shape_pt_lat' },
};

export const hasTable = (folder: string, table: string): boolean => existsSync(join(folder, `${table}.txt`));

/** The rows of a table of a feed, which the reference wants to be UTF-8 with commas. Throws ReadError where there is none. */
export const feedRows = (folder: string, table: string): AsyncIterable<ReadItem> => {
  if (!/^\w+$/.test(table) || !hasTable(folder, table))
    throw new ReadError(`The feed has no table ${table}.txt.`);
  return readCsv(join(folder, `${table}.txt`), {
    // A column of another name that means a coordinate would be taken for one.
    ...(POINTS[table] ?? {}),
    format: 'csv',
    delimiter: ',',
    decimal: '.',
  });
};

export const textIn = (row: Row, column: string): string => String(row.properties[column] ?? '').trim();

/** The rows of a table that can be read; none where the feed has no such table. Its problems are told where it is asked for itself. */
export const soundRows = async function* (folder: string, table: string): AsyncGenerator<Row> {
  if (!hasTable(folder, table)) return;
  for await (const item of feedRows(folder, table)) if (item.kind === 'row') yield item;
};

type Reference = { column: string; tables: readonly string[]; key: string };

const to = (column: string, key: string, ...tables: string[]): Reference => ({ column, key, tables });

/** What points at what (https://gtfs.org/schedule/reference): a row whose target is missing is of no use. */
const REFERENCES: Record<string, readonly Reference[]> = {
  stops: [to('parent_station', 'stop_id', 'stops'), to('level_id', 'level_id', 'levels')],
  routes: [to('agency_id', 'agency_id', 'agency')],
  trips: [
    to('route_id', 'route_id', 'routes'),
    to('service_id', 'service_id', 'calendar', 'calendar_dates'),
    to('shape_id', 'shape_id', 'shapes'),
  ],
  stop_times: [to('trip_id', 'trip_id', 'trips'), to('stop_id', 'stop_id', 'stops')],
  frequencies: [to('trip_id', 'trip_id', 'trips')],
  transfers: [to('from_stop_id', 'stop_id', 'stops'), to('to_stop_id', 'stop_id', 'stops')],
};

/** A reference with the keys that there are. */
export type Target = Reference & { keys: ReadonlySet<string> };

const keysOf = async (folder: string, { tables, key }: Reference): Promise<Set<string>> => {
  const keys = new Set<string>();
  for (const table of tables) for await (const row of soundRows(folder, table)) keys.add(textIn(row, key));
  return keys;
};

/** The references of a table whose targets the feed has. */
export const targetsOf = async (folder: string, table: string): Promise<Target[]> => {
  const references = (REFERENCES[table] ?? []).filter(({ tables }) =>
    tables.some((each) => hasTable(folder, each)),
  );
  return Promise.all(references.map(async (each) => ({ ...each, keys: await keysOf(folder, each) })));
};

/** The reference of a row that points at nothing. */
export const dangling = (row: Row, targets: readonly Target[]): Target | undefined =>
  targets.find(({ column, keys }) => textIn(row, column) !== '' && !keys.has(textIn(row, column)));
