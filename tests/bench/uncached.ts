import type { Services } from '../../server/services.ts';
import { planOf } from '../../server/tiles/plan.ts';
import { POINT_BUFFER } from '../../server/tiles/points.ts';
import type { Db } from '../../sql/db.ts';
import { BUFFER, EXTENT } from '../../sql/model/grid.ts';
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

const mvtSql = (sort: Sort, { z, x, y }: ReturnType<typeof addressAt>): string => {
  const buffer = BUFFERS[sort.kind];
  return `select ST_AsMVT(t, 'layer', 4096, 'geom', 'id') from (
     select id, level, power,
       ST_AsMVTGeom(ST_Transform(geom, 3857), ST_TileEnvelope(${z}, ${x}, ${y}), 4096, ${buffer}) as geom
     from ${sourceOf(sort)}
     where geom && ST_Transform(ST_TileEnvelope(${z}, ${x}, ${y}, margin => ${buffer / EXTENT}), 4326)) as t`;
};

/** Low zooms at most a twentieth, middle ones at most half, as tile geometry is stored; a handful of features about the same. */
const AIMS = { 5: 0.05, 8: 0.5, 11: 0.5, 14: 1.15 } as const;

/**
 * Uncached tiles, all of our work but HTTP, against the database's ST_AsMVT on the source table. The embedded engine
 * has no ST_AsMVT, so that these rows are of the server engine only.
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
    const theirs = () => db.pool.query(mvtSql(sort, address));
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
