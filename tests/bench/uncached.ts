import type { Services } from '../../server/services.ts';
import { planOf } from '../../server/tiles/plan.ts';
import { POINT_BUFFER } from '../../server/tiles/points.ts';
import type { Db, Engine } from '../../sql/db.ts';
import { BUFFER, EXTENT, HALF_WORLD, tileSide } from '../../sql/model/grid.ts';
import { nameOf, type Sort } from './layers.ts';
import { medians } from './measure.ts';
import type { Row } from './table.ts';

/** A place well inside the synthetic layers, degrees. */
const PLACE = { longitude: 3.7, latitude: 4.1 };

const addressAt = (z: number): { z: number; x: number; y: number } => {
  const side = 2 ** z;
  const mercator = Math.asinh(Math.tan((PLACE.latitude * Math.PI) / 180)) / Math.PI;
  return {
    z,
    x: Math.floor(((PLACE.longitude + 180) / 360) * side),
    y: Math.floor(((1 - mercator) / 2) * side),
  };
};

const sourceOf = (sort: Sort): string => `source_${sort.kind}_${sort.count}`;

/** The rows of a layer as anybody would keep them: plain columns, degrees, an index. */
export const makeSource = async (db: Db, sort: Sort): Promise<void> => {
  const { rows } = await db.pool.query<{ no: number }>('select no from layer where id = $1', [nameOf(sort)]);
  const source = sourceOf(sort);
  await db.pool.query(`drop table if exists ${source}`);
  await db.pool.query(
    `create table ${source} as select (properties->>'id')::int as id, properties->>'level' as level,
       (properties->>'power')::float8 as power, geom from feature_${rows[0]!.no}`,
  );
  await db.pool.query(`create index on ${source} using gist (geom)`);
  await db.pool.query(`analyze ${source}`);
};

/** The same reach over the tile's edge as ours, so that both draw the same features. */
const BUFFERS: Record<Sort['kind'], number> = { point: POINT_BUFFER, polygon: BUFFER };

type TileAddress = ReturnType<typeof addressAt>;

/** Rows of the source in a tile and its buffer. */
const rowsSql = (sort: Sort, { z, x, y }: TileAddress): string =>
  `from ${sourceOf(sort)} where geom &&
     ST_Transform(ST_TileEnvelope(${z}, ${x}, ${y}, margin => ${BUFFERS[sort.kind] / EXTENT}), 4326)`;

const mvtSql = (sort: Sort, address: TileAddress): string => {
  const { z, x, y } = address;
  return `select ST_AsMVT(t, 'layer', ${EXTENT}, 'geom', 'id') from (
     select id, level, power,
       ST_AsMVTGeom(ST_Transform(geom, 3857), ST_TileEnvelope(${z}, ${x}, ${y}), ${EXTENT}, ${BUFFERS[sort.kind]}) as geom
     ${rowsSql(sort, address)}) as t`;
};

/**
 * The same work where the database has no protobuf, as the embedded engine: transformed, clipped, in whole units of the
 * tile, with its properties, as one value.
 */
const twkbSql = (sort: Sort, address: TileAddress): string => {
  const { z, x, y } = address;
  const margin = BUFFERS[sort.kind] / EXTENT;
  const side = tileSide(z);
  const [west, north] = [x * side - HALF_WORLD, HALF_WORLD - y * side];
  const box = `ST_TileEnvelope(${z}, ${x}, ${y}, margin => ${margin})::box2d`;
  const drawn = `ST_ClipByBox2D(ST_Transform(geom, 3857), ${box})`;
  return `select string_agg(convert_to(json_build_array(id, level, power)::text, 'UTF8') || ST_AsTWKB(
       ST_TransScale(${drawn}, ${-west}, ${-north}, ${EXTENT / side}, ${-EXTENT / side}), 0), ''::bytea)
     ${rowsSql(sort, address)}`;
};

const TILE_SQL: Record<Engine, typeof mvtSql> = { server: mvtSql, embedded: twkbSql };

/** Low zooms at most a twentieth, middle ones at most half, as tile geometry is stored; a handful of features about the same. */
const AIMS = { 5: 0.05, 8: 0.5, 11: 0.5, 14: 1.15 } as const;

/**
 * Uncached tiles, all of our work but HTTP, against the database's ST_AsMVT on the source table; on the
 * embedded engine, which has none, against the same work without protobuf.
 */
export const uncachedRows = async (services: Services, sort: Sort): Promise<Row[]> => {
  const { db } = services;
  const rows: Row[] = [];
  for (const [zoom, ratio] of Object.entries(AIMS)) {
    const address = addressAt(Number(zoom));
    const asked = {
      layers: nameOf(sort),
      z: zoom,
      x: String(address.x),
      y: String(address.y),
    };
    const ours = () => {
      const plan = planOf(services.catalogue.now(), asked);
      return services.tiles.make(plan.content, plan.key, 'identity', new AbortController().signal);
    };
    const theirs = () => db.pool.query(TILE_SQL[db.engine](sort, address));
    const times = await medians(Number(zoom) <= 5 ? 5 : 25, ours, theirs);
    rows.push({
      what: `uncached z${zoom}, ${sort.count} ${sort.kind}s`,
      ...times,
      unit: 'ms',
      aim: { kind: 'most', ratio },
    });
  }
  return rows;
};
