import type { Db } from '../../sql/db.ts';
import { type Layer, tileColumns, zoomsOf } from '../../sql/model/layer.ts';
import { partitionOf } from '../../sql/partition.ts';
import { HALF_WORLD } from '../geometry/mercator.ts';
import type { Density } from './plan.ts';

/** Rows of a layer to be generalised: its features at a revision, or a level that was made of them. */
export type Source = { layerNo: number; revision: number; level: number | null };

/** A subquery that gives the source's rows: feature columns, and the geometry to be generalised. Only whole numbers are inlined. */
export const sourceSql = ({ layerNo, revision, level }: Source): string => {
  const feature = partitionOf('feature', layerNo);
  if (level === null) {
    return `(select fid, vid, properties, geom_3857, valid_from, valid_to from ${feature}
      where since_revision <= ${Math.trunc(revision)} and until_revision > ${Math.trunc(revision)})`;
  }
  return `(select f.fid, f.vid, f.properties, l.geom_3857, f.valid_from, f.valid_to
    from ${partitionOf('feature_level', layerNo)} l join ${feature} f on f.vid = l.vid
    where l.revision = ${Math.trunc(revision)} and l.level = ${Math.trunc(level)})`;
};

/** Zoom of the finest tiles that are looked at. */
const BASE = 14;
/** Shapes of more vertices are counted where their vertices lie, smaller ones where their middle lies. */
const LARGE = 200;

const tileX = (x: string): string =>
  `floor((${x} + ${HALF_WORLD}) / ${(2 * HALF_WORLD) / 2 ** BASE})::bigint`;
const tileY = (y: string): string =>
  `floor((${HALF_WORLD} - ${y}) / ${(2 * HALF_WORLD) / 2 ** BASE})::bigint`;

const cellsSql = (source: Source): string => `
  boxes as (
    select (st_xmin(geom_3857) + st_xmax(geom_3857)) / 2 as x, (st_ymin(geom_3857) + st_ymax(geom_3857)) / 2 as y,
      st_npoints(geom_3857) as points, geom_3857
    from ${sourceSql(source)} s),
  places as (
    select ${tileX('x')} as x, ${tileY('y')} as y, 1 as features,
      case when points <= ${LARGE} then points else 0 end as vertices from boxes
    union all
    select ${tileX('st_x(geom)')}, ${tileY('st_y(geom)')}, 0, 1
    from boxes cross join lateral st_dumppoints(geom_3857) where points > ${LARGE}),
  cells as (select x, y, sum(features) as features, sum(vertices) as vertices from places group by x, y)`;

/**
 * The features and vertices of the densest tile of each zoom, by where their middles and vertices lie. A tile's edge and what
 * reaches over it from outside are not counted: limits leave room for them.
 */
export const densitiesOf = async (db: Db, layer: Layer, source: Source): Promise<Density[]> => {
  const { min, max } = zoomsOf(layer);
  const found = await db.pool.query<Density>(
    `with ${cellsSql(source)}, tiles as (
       select zoom, sum(features) as features, sum(vertices) as vertices
       from cells cross join generate_series($1::int, $2::int) as zoom
       group by zoom, x >> (${BASE} - zoom), y >> (${BASE} - zoom))
     select zoom, max(features)::float8 as features, max(vertices)::float8 as vertices
     from tiles group by zoom order by zoom`,
    [min, Math.min(max, BASE)],
  );
  return found.rows;
};

const SAMPLE = 2000;
/** Bytes of a feature besides its values: message headers, id, geometry type. */
const HEAD_BYTES = 16;
/** Bytes of a value besides its text: key and value index, and the header in the table of values. */
const VALUE_BYTES = 5;

const bytesOf = (value: unknown): number =>
  value === null ? 0 : Buffer.byteLength(String(value)) + VALUE_BYTES;

/**
 * Bytes that a feature of the layer takes in a tile without its geometry, from the first features by number: a value
 * that many features share stands once in a tile.
 */
export const featureBytesOf = async (db: Db, layer: Layer, source: Source): Promise<number> => {
  const columns = tileColumns(layer);
  const found = await db.pool.query<{ properties: Record<string, unknown> }>(
    `select properties from ${partitionOf('feature', source.layerNo)}
     where since_revision <= $1 and until_revision > $1 order by fid limit ${SAMPLE}`,
    [source.revision],
  );
  const rows = Math.max(1, found.rows.length);
  const bytes = columns.map((column) => {
    const values = found.rows.map(({ properties }) => properties[column] ?? null);
    const distinct = [...new Set(values)].reduce<number>((sum, value) => sum + bytesOf(value), 0);
    return 3 + distinct / rows;
  });
  return HEAD_BYTES + bytes.reduce((sum, each) => sum + each, 0);
};
