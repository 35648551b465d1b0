import type { Db } from '../../sql/db.ts';
import { readWkb, type Shape } from '../geometry/wkb.ts';
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

type Found = { vid: number; core: boolean; wkb: Buffer; x: number; y: number; period: string | null };

const COLUMNS = `s.vid, st_asbinary(s.geom_3857, 'NDR') as wkb, s.fid, s.valid_from,
  (st_xmin(s.geom_3857) + st_xmax(s.geom_3857)) / 2 as x, (st_ymin(s.geom_3857) + st_ymax(s.geom_3857)) / 2 as y,
  s.valid_from::text || '/' || coalesce(s.valid_to::text, '') as period`;

/**
 * The rows of a region, and those whose boxes meet the box of one of them: with its neighbours around it, a border
 * is cut at the same points, and so simplified alike, in whatever region it is worked on.
 */
export const sourceRows = async (db: Db, source: Source, region: Region): Promise<SourceRow[]> => {
  const box = boxOf(region);
  const rows = sourceSql(source);
  const inBox = (row: string) =>
    `${row}.geom_3857 && st_makeenvelope(${box.join(', ')}, 3857) and ${middleIn(box, row)}`;
  const found = await db.pool.query<Found>(
    `select true as core, ${COLUMNS} from ${rows} s where ${inBox('s')}
     union all
     select false, ${COLUMNS} from ${rows} s
     where $1::boolean and not ${middleIn(box, 's')}
       and exists (select from ${rows} c where ${inBox('c')} and c.geom_3857 && s.geom_3857)
     order by fid, valid_from nulls first`,
    [region.z > 0],
  );
  return found.rows.map(({ vid, core, wkb, x, y, period }) => ({
    vid,
    core,
    shape: readWkb(wkb),
    middle: [x, y],
    period,
  }));
};
