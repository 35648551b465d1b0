import type { Db } from '../../sql/db.ts';
import { toMercator, wider } from '../filter/mercator.ts';
import { badParameter } from '../http/error.ts';
import type { PublishedLayer } from '../layers/catalogue.ts';
import type { Box } from './bbox.ts';
import type { Crs } from './crs.ts';
import { type Condition, some, where } from './sql.ts';

const NEAR = 'f.geom_3857 && ST_MakeEnvelope(?, ?, ?, ?, 3857)';

/**
 * Where the box of a projected CRS lies in Web Mercator, as far as the layer reaches: a box far outside would leave the
 * domain of the projection. Null where the layer does not reach into it; 400 where the CRS does not cover the layer.
 */
const mercatorOf = async (db: Db, layer: PublishedLayer, crs: Crs, box: Box): Promise<Box | null> => {
  if (!layer.bbox) return null;
  const srid = Math.trunc(crs.srid);
  const side = Math.max(layer.bbox[2] - layer.bbox[0], layer.bbox[3] - layer.bbox[1], 0.001) / 32;
  const { rows } = await db
    .read()
    .query<{ box: Box | null }>(
      `with reach as (select ST_Expand(ST_Envelope(ST_Transform(ST_Segmentize(ST_MakeEnvelope($1, $2, $3, $4, 4326), $5), ${srid})), 1) as box),
         part as (select ST_Intersection(box, ST_MakeEnvelope($6, $7, $8, $9, ${srid})) as box from reach),
         drawn as (select ST_Transform(ST_Segmentize(box, greatest(ST_XMax(box) - ST_XMin(box), ST_YMax(box) - ST_YMin(box), 1) / 32), 3857) as box
           from part where not ST_IsEmpty(box))
       select array[ST_XMin(box), ST_YMin(box), ST_XMax(box), ST_YMax(box)] as box from drawn`,
      [...layer.bbox, side, ...box],
    )
    .catch((error: unknown) => {
      throw isOutsideDomain(error)
        ? badParameter('bbox-crs', 'invalid-parameter', { reason: crs.uri })
        : error;
    });
  return rows[0]?.box ?? null;
};

/** Did PROJ refuse a coordinate that a projection cannot take? */
export const isOutsideDomain = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  error.code === 'XX000' &&
  error.message.startsWith('transform:');

const inBox = async (db: Db, layer: PublishedLayer, crs: Crs, box: Box): Promise<Condition> => {
  if (crs.kind === 'geographic')
    return where(
      `${NEAR} and ST_Intersects(f.geom, ST_MakeEnvelope(?, ?, ?, ?, 4326))`,
      ...wider(toMercator(box)),
      ...box,
    );
  if (crs.srid === 3857)
    return where(
      `${NEAR} and ST_Intersects(f.geom_3857, ST_MakeEnvelope(?, ?, ?, ?, 3857))`,
      ...wider(box),
      ...box,
    );
  const mercator = await mercatorOf(db, layer, crs, box);
  const srid = Math.trunc(crs.srid);
  return mercator
    ? where(
        `${NEAR} and ST_Intersects(ST_Transform(f.geom, ${srid}), ST_MakeEnvelope(?, ?, ?, ?, ${srid}))`,
        ...wider(mercator),
        ...box,
      )
    : where('false');
};

/** The condition that a feature `f` lies in one of the boxes, exactly; the index on Web Mercator finds the candidates. */
export const areaCondition = async (
  db: Db,
  layer: PublishedLayer,
  crs: Crs,
  boxes: readonly Box[],
): Promise<Condition> => some(await Promise.all(boxes.map((box) => inBox(db, layer, crs, box))));
