import { copyIn } from '../../sql/copy-in.ts';
import { partitionOf } from '../../sql/partition.ts';
import { writeWkb } from '../geometry/wkb.ts';
import type { Job } from '../load/job.ts';
import { Interrupted } from '../load/read-rows.ts';
import { type Brush, drawFitting, drawRows, LARGEST_CELL } from './draw.ts';
import { LEVEL_TILE_BYTES, type LevelPlan } from './plan.ts';
import { type Region, regionsOf } from './regions.ts';
import { type SourceRow, sourceRows } from './source-rows.ts';
import type { Source } from './survey.ts';
import { openScale } from './weight.ts';

/** Vertices that are simplified at once: some 500 bytes each in memory. */
export const VERTEX_BUDGET = 400_000;

/** Rows of one short transaction. */
const BATCH = 2000;

const TARGET = { table: 'feature_level', columns: 'layer_no, revision, level, vid, geom_3857' };

const writeRows = async (job: Job, level: number, rows: readonly SourceRow[]): Promise<void> => {
  const { no, next } = job.row;
  const cells = ({ vid, shape }: SourceRow) => [no, next, level, vid, writeWkb(shape, 3857).toString('hex')];
  for (let at = 0; at < rows.length; at += BATCH) {
    await job.step((client) => copyIn(client, TARGET, rows.slice(at, at + BATCH), cells));
  }
};

const stopIfAsked = (job: Job): void => {
  if (job.signal.aborted) throw new Interrupted('interrupted: what was published before stays');
};

/** Levels of rows that fit into memory together, each drawn from the one before. */
const writeFromMemory = async (
  job: Job,
  rows: readonly SourceRow[],
  plans: readonly LevelPlan[],
  brush: Brush,
): Promise<void> => {
  let left = rows;
  for (const plan of plans) {
    stopIfAsked(job);
    left = drawFitting(left, plan, brush);
    await writeRows(job, plan.zoom, left);
  }
};

/** Draws and writes a level region by region; gives what its heaviest tile weighs. */
const writeRegions = async (
  job: Job,
  source: Source,
  regions: readonly Region[],
  plan: LevelPlan,
  brush: Brush,
): Promise<number> => {
  const scale = openScale(plan.from);
  for (const region of regions) {
    stopIfAsked(job);
    const rows = drawRows(await sourceRows(job.db, source, region), plan, brush);
    for (const { shape, middle } of rows) scale.add(shape, middle);
    await writeRows(job, plan.zoom, rows);
  }
  return scale.heaviest(brush.featureBytes);
};

/** A level of more rows than fit into memory, made again with larger cells where a tile is too heavy. */
const writeInRegions = async (
  job: Job,
  source: Source,
  regions: readonly Region[],
  plan: LevelPlan,
  brush: Brush,
): Promise<Source> => {
  const heaviest = await writeRegions(job, source, regions, plan, brush);
  const table = partitionOf('feature_level', job.row.no);
  const made = { layerNo: job.row.no, revision: job.row.next, level: plan.zoom };
  if (heaviest <= LEVEL_TILE_BYTES || plan.cell >= LARGEST_CELL) {
    // The next level asks for these rows by place: the planner must know how many there are.
    await job.db.pool.query(`analyze ${table}`);
    return made;
  }
  await job.step((client) =>
    client.query(`delete from ${table} where revision = $1 and level = $2`, [made.revision, made.level]),
  );
  return writeInRegions(job, source, regions, { ...plan, cell: plan.cell * 2 }, brush);
};

/**
 * Writes the planned levels (finest first), each made from the one before: in regions of a bounded number of vertices
 * while there are many, in memory as soon as they are few.
 */
export const writeShapeLevels = async (
  job: Job,
  plans: readonly LevelPlan[],
  brush: Brush,
  budget = VERTEX_BUDGET,
): Promise<void> => {
  let source: Source = { layerNo: job.row.no, revision: job.row.next, level: null };
  for (const [at, plan] of plans.entries()) {
    const regions = await regionsOf(job.db, source, budget);
    if (regions.length <= 1) {
      const all = { z: 0, x: 0, y: 0 };
      return writeFromMemory(job, await sourceRows(job.db, source, all), plans.slice(at), brush);
    }
    source = await writeInRegions(job, source, regions, plan, brush);
  }
};
