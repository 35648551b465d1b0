import type { Engine } from '../../sql/db.ts';
import { cellSide } from '../../sql/model/grid.ts';
import { partitionOf } from '../../sql/partition.ts';
import { HALF_WORLD } from '../geometry/mercator.ts';
import type { Job } from '../load/job.ts';
import { aggregateSql } from './aggregate.ts';
import { boxOf, middleIn, type Region, regionsOf } from './regions.ts';
import { sourceSql } from './survey.ts';

/** Points that one statement thins: a second or two on the embedded engine, which answers nobody meanwhile. */
const POINTS: Record<Engine, number> = { embedded: 50_000, server: 2_000_000 };

const COLUMNS = 'layer_no, revision, zoom, cell_x, cell_y, point_count, vid, properties, geom_3857';

// Where several points lie, the cell's point is their mean, counted in whole millimetres: the same whatever the order.
const mean = (coordinate: string, weight: string): string =>
  `(sum(round(${coordinate} * 1000)::numeric * ${weight}) / sum(${weight}))::float8 / 1000`;

const point = (count: string, weight: string): string => `st_setsrid(st_makepoint(
    case when ${count} = 1 then min(x) else ${mean('x', weight)} end,
    case when ${count} = 1 then min(y) else ${mean('y', weight)} end), 3857)`;

/** Cells of the finest zoom, from the points of one region; cells fill a region, so that none lies in two. */
const finest = (job: Job, zoom: number, region: Region): { text: string; values: unknown[] } => {
  const size = cellSide(zoom);
  const source = { layerNo: job.row.no, revision: job.row.next, level: null };
  const box = boxOf(region);
  const { values, object } = aggregateSql(job.layer, 4, 'features');
  const text = `
    insert into feature_cell (${COLUMNS})
    select $1, $2, $3, cx, cy, count(*), case when count(*) = 1 then min(vid) end, ${object}, ${point('count(*)', '1')}
    from (
      select s.vid, s.properties, st_x(s.geom_3857) as x, st_y(s.geom_3857) as y,
        floor((st_x(s.geom_3857) + ${HALF_WORLD}) / ${size})::int as cx,
        floor((${HALF_WORLD} - st_y(s.geom_3857)) / ${size})::int as cy
      from ${sourceSql(source)} s
      where s.geom_3857 && st_makeenvelope(${box.join(', ')}, 3857) and ${middleIn(box, 's')}) as points
    group by cx, cy`;
  return { text, values: [job.row.no, source.revision, zoom, ...values] };
};

/** Cells of a zoom from those of the next finer one: four make one. */
const coarser = (job: Job, zoom: number): { text: string; values: unknown[] } => {
  const { values, object } = aggregateSql(job.layer, 4, 'cells');
  const text = `
    insert into feature_cell (${COLUMNS})
    select $1, $2, $3, cell_x >> 1, cell_y >> 1, sum(point_count), case when sum(point_count) = 1 then min(vid) end,
      ${object}, ${point('sum(point_count)', 'point_count')}
    from (
      select cell_x, cell_y, point_count, vid, properties, st_x(geom_3857) as x, st_y(geom_3857) as y
      from ${partitionOf('feature_cell', job.row.no)} where revision = $2 and zoom = $3::int + 1) as cells
    group by 4, 5`;
  return { text, values: [job.row.no, job.row.next, zoom, ...values] };
};

/**
 * Thins the points of the pending revision on a grid of each of the zooms (ascending), a cell at a time: how many there
 * are, their mean, what the manifest adds up, and the feature itself where it is alone. Column and row of a cell count from the
 * north-west corner of the Mercator square, like tiles.
 */
export const writeCells = async (job: Job, zooms: readonly number[], count: number): Promise<void> => {
  const last = zooms.at(-1);
  if (last === undefined) return;
  const source = { layerNo: job.row.no, revision: job.row.next, level: null };
  const budget = POINTS[job.db.engine];
  const regions = count <= budget ? [{ z: 0, x: 0, y: 0 }] : await regionsOf(job.db, source, budget);
  for (const region of regions) {
    const { text, values } = finest(job, last, region);
    await job.step((client) => client.query(text, values));
  }
  for (const zoom of zooms.slice(0, -1).reverse()) {
    const { text, values } = coarser(job, zoom);
    await job.step((client) => client.query(text, values));
  }
};
