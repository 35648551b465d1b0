import type { IndicatorPeriod } from '../../../sql/model/indicator.ts';
import type { InputOf } from '../../../sql/model/indicator-input.ts';
import { partitionOf } from '../../../sql/partition.ts';
import { REACH } from '../../features/overlaps.ts';
import { type Input, type Scalar, spanAt } from '../methods/method.ts';
import { holds, type Local, yearStart } from '../time.ts';
import { type Client, type InputLayer, present } from './context.ts';
import { joining, newest } from './links.ts';
import { gather } from './points.ts';

/** A version of a feature that belongs to a feature of the base layer. */
type Row = {
  base: string;
  vid: number;
  weight: number;
  value: number | null;
  /** When it holds, on the clock; null is open. */
  from: Local | null;
  to: Local | null;
  /** The date of the property that says when it counts. */
  on: string | number | null;
};

type Property = InputOf<'property'>;
type Only = Property['only'];

/** Values for the numbered places of a query. */
type Values = unknown[];
const placed = (values: Values, value: unknown): string => `$${values.push(value)}`;

const measureOf = ({ measure, times }: Property, values: Values): string => {
  const number = (name: string) => `(f.properties->>${placed(values, name)}::text)::float8`;
  const factor = times === undefined ? '' : ` * ${number(times)}`;
  if (measure === 'count') return `1${factor}`;
  if (measure === 'area') return `ST_Area(f.geom::geography)${factor}`;
  if (measure === 'length') return `ST_Length(f.geom::geography)${factor}`;
  if (measure === 'latitude') return `ST_Y(ST_PointOnSurface(f.geom))${factor}`;
  return `${number(measure.property)}${factor}`;
};

const onlyOf = (only: Only, table: string, values: Values): string[] =>
  Object.entries(only ?? {}).map(
    ([name, allowed]) =>
      `${table}.properties->>${placed(values, name)}::text = any(${placed(values, allowed.map(String))}::text[])`,
  );

const nearOf = (
  { near }: Property,
  layers: ReadonlyMap<string, InputLayer>,
  values: Values,
): string[] | null => {
  if (!near) return [];
  const layer = layers.get(near.layer);
  if (!layer) return null;
  const metres = Number(near.metres);
  const is =
    metres === 0
      ? 'ST_Intersects(n.geom, f.geom)'
      : `ST_DWithin(n.geom::geography, f.geom::geography, ${metres})`;
  return [
    `exists (select from ${partitionOf('feature', layer.no)} n where ${[
      `n.geom_3857 && ST_Expand(f.geom_3857, ${REACH(`${metres}::float8`).replaceAll('a.geom', 'f.geom')})`,
      present(layer, 'n'),
      is,
      ...onlyOf(near.only, 'n', values),
    ].join(' and ')})`,
  ];
};

const local = (column: string, zone: string): string =>
  `(extract(epoch from ${column} at time zone ${zone}) * 1000)::float8`;

const queryOf = (
  input: Property,
  { base, layer, layers, timeZone }: Around,
  asked: readonly string[] | null,
): { text: string; values: Values } | null => {
  // Calendar dates stand as midnights of UTC.
  const zone = layer.manifest.time?.resolution === 'second' ? timeZone : 'UTC';
  const values: Values = [asked, zone];
  const near = nearOf(input, layers, values);
  if (!near) return null;
  const { lateral, on, weight } = joining(input.by, layer.manifest.geometry);
  const isNearest = input.by.kind === 'nearest';
  const when =
    typeof input.when === 'object' ? `f.properties->>${placed(values, input.when.property)}::text` : 'null';
  const where = [on, present(layer), ...onlyOf(input.only, 'f', values), ...near].join(' and ');
  return {
    text: `with a as materialized (${newest(base, '$1')})
      select ${isNearest ? 'distinct on (a.id, f.valid_from)' : ''} a.id as base, f.vid, (${weight})::float8 as weight,
        (${measureOf(input, values)})::float8 as value, ${local('f.valid_from', '$2')} as "from",
        ${local('f.valid_to', '$2')} as "to", ${when} as "on"
      from a cross join ${partitionOf('feature', layer.no)} f ${lateral} where ${where}
      order by a.id, ${isNearest ? 'f.valid_from, d.metres, ' : ''}f.vid`,
    values,
  };
};

/** Areas of features put together, each part once: only where there is more than one can it differ from their sum. */
const dissolved = async (
  client: Client,
  { base, layer }: Around,
  sets: readonly { base: string; vids: readonly number[] }[],
): Promise<number[]> => {
  const { rows } = await client.query<{ area: number }>(
    `with a as materialized (${newest(base, '$1')})
     select coalesce((select ST_Area(ST_Union(ST_CollectionExtract(ST_Intersection(a.geom, f.geom), 3))::geography)
       from ${partitionOf('feature', layer.no)} f where f.vid = any(array(select jsonb_array_elements_text(s.vids)::bigint))), 0) as area
     from jsonb_to_recordset($2::jsonb) as s (at int, base text, vids jsonb) join a on a.id = s.base order by s.at`,
    [[...new Set(sets.map((set) => set.base))], JSON.stringify(sets.map((set, at) => ({ at, ...set })))],
  );
  return rows.map(({ area }) => area);
};

export type Around = {
  base: InputLayer;
  layer: InputLayer;
  layers: ReadonlyMap<string, InputLayer>;
  timeZone: string;
  period: IndicatorPeriod;
};

/** What a property is of features: by the feature of the base layer. */
export type Held = {
  input: (base: string) => Input;
  /** When its dates lie, where it has any. */
  dates: (base: string) => Local[];
  vids: (base: string, start: Local | null) => number[];
};

/** The moment that tells in which period a row counts; null where its state does. */
const momentOf = ({ when }: Property, { from, on }: Row): Local | null => {
  if (when === 'state') return null;
  if (when === 'begin') return from;
  const text = String(on ?? '');
  return /^\d{4}$/.test(text) ? yearStart(Number(text)) : Date.parse(`${text}T00:00:00Z`);
};

const counts = (input: Property, row: Row, start: Local | null, around: Around): boolean => {
  const span = spanAt(around.period, start);
  if (input.when !== 'state') return start === null || holds(span, momentOf(input, row) ?? Number.NaN);
  // A state is that at the end; of what has no periods, that of the day on which the layer was published.
  const end = start === null ? around.layer.publishedAt.getTime() : span.to - 1;
  return (row.from === null || row.from <= end) && (row.to === null || row.to > end);
};

const keyOf = (base: string, vids: readonly number[]): string => `${base} ${vids.join(' ')}`;

/** The areas of all sets that periods may ask for, where they are to be dissolved. */
const dissolvedSets = async (
  client: Client,
  input: Property,
  around: Around,
  byBase: ReadonlyMap<string, readonly Row[]>,
): Promise<Map<string, number>> => {
  if (!input.dissolve) return new Map();
  const sets = new Map<string, { base: string; vids: number[] }>();
  for (const [base, rows] of byBase) {
    // States differ only where one begins or ends.
    const moments = new Set<Local>(rows.flatMap(({ from, to }) => [from ?? 0, to ?? 0]));
    for (const at of [Number.NEGATIVE_INFINITY, around.layer.publishedAt.getTime(), ...moments]) {
      const own = rows.filter((row) => (row.from ?? -Infinity) <= at && (row.to ?? Infinity) > at);
      const vids = own.map(({ vid }) => vid);
      if (vids.length > 1) sets.set(keyOf(base, vids), { base, vids });
    }
  }
  const areas = await dissolved(client, around, [...sets.values()]);
  return new Map([...sets.keys()].map((key, at) => [key, areas[at] as number]));
};

const scalarOf = (
  input: Property,
  rows: readonly Row[],
  areas: ReadonlyMap<string, number>,
): Scalar | null => {
  const there = rows.flatMap(({ value, weight }) => (value === null ? [] : [{ value, weight }]));
  if (there.length === 0) {
    if (input.empty === null) return null;
    return { value: 0, share: 1 };
  }
  const first = rows[0] as Row;
  const area = areas.get(
    keyOf(
      first.base,
      rows.map(({ vid }) => vid),
    ),
  );
  return { value: area ?? gather(input.gather, there), share: there.length / rows.length };
};

/** Fetches what features of a layer are, have or cover, for features of the base layer (null: all). Null where a layer is not there. */
export const readProperty = async (
  client: Client,
  input: Property,
  around: Around,
  asked: readonly string[] | null,
): Promise<Held | null> => {
  const query = queryOf(input, around, asked);
  if (!query) return null;
  const { rows } = await client.query<Row>(query.text, query.values);
  const byBase = new Map<string, Row[]>();
  for (const row of rows) {
    const known = byBase.get(row.base);
    if (known) known.push(row);
    else byBase.set(row.base, [row]);
  }
  const areas = await dissolvedSets(client, input, around, byBase);
  const at = (base: string, start: Local | null) =>
    (byBase.get(base) ?? []).filter((row) => counts(input, row, start, around));
  return {
    input: (base) => ({ points: [], in: (start) => scalarOf(input, at(base, start), areas) }),
    dates: (base) => (byBase.get(base) ?? []).flatMap((row) => momentOf(input, row) ?? []),
    vids: (base, start) => at(base, start).map(({ vid }) => vid),
  };
};
