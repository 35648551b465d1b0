import type { Db } from '../../sql/db.ts';
import { HALF_WORLD } from '../geometry/mercator.ts';
import type { Box } from './measure.ts';
import { type Source, sourceSql } from './survey.ts';

/** A tile of the square world whose rows are worked on at once: those whose middle lies in it. */
export type Region = { z: number; x: number; y: number };

/** Zoom of the smallest regions. */
const FINEST = 10;

type Weight = { x: number; y: number; weight: number };

/** Splits a region into quarters until each weighs no more than the budget, or is as small as regions get. */
export const split = (region: Region, weights: readonly Weight[], budget: number): Region[] => {
  const total = weights.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return [];
  if (total <= budget || region.z >= FINEST) return [region];
  const quarters = [0, 1, 2, 3].map((i) => ({
    z: region.z + 1,
    x: 2 * region.x + (i & 1),
    y: 2 * region.y + (i >> 1),
  }));
  return quarters.flatMap((quarter) => {
    const shift = FINEST - quarter.z;
    const inside = weights.filter(({ x, y }) => x >> shift === quarter.x && y >> shift === quarter.y);
    return split(quarter, inside, budget);
  });
};

const SIZE = (2 * HALF_WORLD) / 2 ** FINEST;

/** Regions of a source that hold at most `budget` vertices each, so that memory is bounded whatever the layer holds. */
export const regionsOf = async (db: Db, source: Source, budget: number): Promise<Region[]> => {
  const found = await db.pool.query<Weight>(
    `select floor(((st_xmin(geom_3857) + st_xmax(geom_3857)) / 2 + ${HALF_WORLD}) / ${SIZE})::int as x,
       floor((${HALF_WORLD} - (st_ymin(geom_3857) + st_ymax(geom_3857)) / 2) / ${SIZE})::int as y,
       sum(st_npoints(geom_3857))::float8 as weight
     from ${sourceSql(source)} s group by 1, 2`,
  );
  return split({ z: 0, x: 0, y: 0 }, found.rows, budget);
};

/** West, south, east, north of a region, metres (EPSG:3857). */
export const boxOf = ({ z, x, y }: Region): Box => {
  const size = (2 * HALF_WORLD) / 2 ** z;
  return [
    -HALF_WORLD + x * size,
    HALF_WORLD - (y + 1) * size,
    -HALF_WORLD + (x + 1) * size,
    HALF_WORLD - y * size,
  ];
};

/** Does the middle of a geometry lie in a box? Half-open, so that each lies in one region. The names are those of a row. */
export const middleIn = ([west, south, east, north]: readonly number[], row: string): string => `(
  st_xmin(${row}.geom_3857) + st_xmax(${row}.geom_3857) >= ${2 * west!} and st_xmin(${row}.geom_3857) + st_xmax(${row}.geom_3857) < ${2 * east!}
  and st_ymin(${row}.geom_3857) + st_ymax(${row}.geom_3857) > ${2 * south!} and st_ymin(${row}.geom_3857) + st_ymax(${row}.geom_3857) <= ${2 * north!})`;
