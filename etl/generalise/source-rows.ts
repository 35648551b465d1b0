import type { Db } from '../../sql/db.ts';
import { readWkb, type Shape } from '../geometry/wkb.ts';
import { type Box, boxAround } from './measure.ts';
import { boxOf, middleIn, type Region } from './regions.ts';
import { type Source, sourceSql } from './survey.ts';

/** A shape to be generalised (EPSG:3857). `core` rows are the region's own; the others are there for the borders they share. */
export type SourceRow = {
  vid: number;
  core: boolean;
  shape: Shape;
  middle: readonly [number, number];
  period: string | null;
};

type Found = { vid: number; wkb: Buffer; x: number; y: number; period: string | null };

const COLUMNS = `s.vid, st_asbinary(s.geom_3857, 'NDR') as wkb,
  (st_xmin(s.geom_3857) + st_xmax(s.geom_3857)) / 2 as x, (st_ymin(s.geom_3857) + st_ymax(s.geom_3857)) / 2 as y,
  s.valid_from::text || '/' || coalesce(s.valid_to::text, '') as period`;
const ORDER = 'order by s.fid, s.valid_from nulls first';

const rowOf = ({ vid, wkb, x, y, period }: Found, core: boolean): SourceRow => ({
  vid,
  core,
  shape: readWkb(wkb),
  middle: [x, y],
  period,
});

const coreRows = async (db: Db, source: Source, box: Box): Promise<SourceRow[]> => {
  const found = await db.pool.query<Found>(
    `select ${COLUMNS} from ${sourceSql(source)} s
     where s.geom_3857 && st_makeenvelope(${box.join(', ')}, 3857) and ${middleIn(box, 's')} ${ORDER}`,
  );
  return found.rows.map((row) => rowOf(row, true));
};

const reachesOver = (inner: Box, outer: Box): boolean =>
  inner[0] < outer[0] || inner[1] < outer[1] || inner[2] > outer[2] || inner[3] > outer[3];

/** Rows of other regions that meet the region, or a row of it that reaches over its edge; each box asks the index once. */
const neighbours = async (
  db: Db,
  source: Source,
  box: Box,
  core: readonly SourceRow[],
): Promise<SourceRow[]> => {
  const over = core.map(({ shape }) => boxAround(shape)).filter((each) => reachesOver(each, box));
  const boxes = [box, ...over];
  const side = (index: number): number[] => boxes.map((each) => each[index]!);
  const found = await db.pool.query<Found>(
    `with near as (
       select distinct s.vid
       from unnest($1::float8[], $2::float8[], $3::float8[], $4::float8[]) as box (west, south, east, north)
         join ${sourceSql(source)} s
           on s.geom_3857 && st_makeenvelope(box.west, box.south, box.east, box.north, 3857))
     select ${COLUMNS} from near join ${sourceSql(source)} s on s.vid = near.vid
     where not ${middleIn(box, 's')} ${ORDER}`,
    [side(0), side(1), side(2), side(3)],
  );
  return found.rows.map((row) => rowOf(row, false));
};

/**
 * The rows of a region, and those whose boxes meet the box of one of them: with its neighbours around it, a border
 * is cut at the same points, and so simplified alike, in whatever region it is worked on.
 */
export const sourceRows = async (db: Db, source: Source, region: Region): Promise<SourceRow[]> => {
  const box = boxOf(region);
  const core = await coreRows(db, source, box);
  return region.z === 0 ? core : [...core, ...(await neighbours(db, source, box, core))];
};
