import type { Layer } from '../../sql/model/layer.ts';
import { partitionOf, type Selection, type Sql, tableOf, visible } from '../layers/visible.ts';
import type { Crs } from './crs.ts';
import { type GeometryForm, geometryColumn } from './geometry-form.ts';
import type { Sort } from './sort.ts';
import { type Condition, every, where } from './sql.ts';

/** Which features of a layer, as what, in which order. */
export type RowsRequest = {
  selection: Selection;
  conditions: readonly Condition[];
  sort: Sort | null;
  crs: Crs;
  form: GeometryForm;
};

/** A row's place in the order: what comes next lies behind it. */
export type Key = { fid: number; vid: number };

const TIMES = { day: 'YYYY-MM-DD', second: 'YYYY-MM-DD"T"HH24:MI:SS"Z"' };

/** Bounds of validity as they are published: dates or instants, as the layer declares. */
export const validityColumns = (manifest: Layer): string => {
  const format = manifest.time && TIMES[manifest.time.resolution];
  return format
    ? `to_char(f.valid_from, '${format}') as valid_from, to_char(f.valid_to, '${format}') as valid_to`
    : 'null as valid_from, null as valid_to';
};

const LATER = '(f.fid, f.vid) > (last.fid, last.vid)';

/** What stands behind the last row when a value orders first: nulls come last, equals go by their number. */
const behind = ({ expression, direction }: Sort): string => {
  const operator = direction === 'asc' ? '>' : '<';
  return `case when last.value is null then ${expression} is null and ${LATER}
    else ${expression} is null or ${expression} ${operator} last.value or (${expression} = last.value and ${LATER}) end`;
};

const whereOf = ({ selection, conditions }: RowsRequest): Condition[] => [
  (offset) => visible(selection, offset),
  ...conditions,
];

/** What a row says, which at another time may be another thing than is stored with it (`tableOf`). */
const SAID = /\bf\.(properties|valid_from|valid_to)\b/;

/** What rows are counted and put in order from: what each of them said is only looked up where it is asked by that. */
const listedFrom = (request: RowsRequest): string => {
  const { selection, sort } = request;
  const asked = `${every(whereOf(request))(0).text} ${sort?.expression ?? ''}`;
  return SAID.test(asked) ? tableOf(selection) : partitionOf('feature', selection.layer);
};

/** The value of the last row is read from the row itself, so that a page token is two numbers and nothing to trust. */
const keyset = (request: RowsRequest, after: Key, table: string): { from: string; condition: Condition } => {
  const { sort } = request;
  if (!sort)
    return { from: '', condition: where('(f.fid, f.vid) > (?::int8, ?::int8)', after.fid, after.vid) };
  const last = `, lateral (select ${sort.expression} as value, f.fid, f.vid from ${table} f where f.vid = ${Math.trunc(after.vid)}) last`;
  return { from: last, condition: where(behind(sort)) };
};

/**
 * The query for the next rows of a request in the order of `feature_order`; `after` is the last row that is already known.
 */
export const rowsQuery = (request: RowsRequest, after: Key | null, limit: number): Sql => {
  const { selection, crs, form } = request;
  const { manifest } = selection.layer;
  const table = tableOf(selection);
  const next = after ? keyset(request, after, table) : { from: '', condition: where('true') };
  const { text, values } = every([...whereOf(request), next.condition])(0);
  return {
    text: `select f.fid, f.vid, f.id, f.properties, ${validityColumns(manifest)}, ${geometryColumn(manifest, crs, form)} as geometry
      from ${table} f${next.from} where ${text} order by f.fid, f.vid limit ${Math.trunc(limit)}`,
    values,
  };
};

/**
 * The query for the places of the next rows of a request whose order has no index: of one by a property, or of values that
 * stand for features of another layer. It looks at every row of the selection; so this is done once a page, and the rows are
 * fetched by their places.
 */
export const keysQuery = (request: RowsRequest, after: Key | null, limit: number): Sql => {
  const { sort } = request;
  const table = listedFrom(request);
  const next = after ? keyset(request, after, table) : { from: '', condition: where('true') };
  const { text, values } = every([...whereOf(request), next.condition])(0);
  return {
    text: `select f.fid, f.vid from ${table} f${next.from} where ${text}
      order by ${sort ? `${sort.expression} ${sort.direction} nulls last, ` : ''}f.fid, f.vid limit ${Math.trunc(limit)}`,
    values,
  };
};

/** The query for rows by their places, in that order. */
export const rowsAtQuery = (request: RowsRequest, keys: readonly Key[]): Sql => {
  const { selection, crs, form } = request;
  const { manifest } = selection.layer;
  return {
    text: `select f.fid, f.vid, f.id, f.properties, ${validityColumns(manifest)}, ${geometryColumn(manifest, crs, form)} as geometry
      from unnest($1::int8[]) with ordinality as place (vid, at)
      join ${tableOf(selection)} f on f.vid = place.vid order by place.at`,
    values: [keys.map(({ vid }) => vid)],
  };
};

/** The query for how many features a request has in all, and whether all are single points. */
export const countQuery = (request: RowsRequest): Sql => {
  const { text, values } = every(whereOf(request))(0);
  return {
    text: `select count(*) as count, bool_and(GeometryType(f.geom) = 'POINT') as single
      from ${listedFrom(request)} f where ${text}`,
    values,
  };
};
