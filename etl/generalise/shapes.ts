import type { Geos } from '../geometry/geos.ts';
import { pixelSize } from '../geometry/mercator.ts';
import { type Shape, writeWkb } from '../geometry/wkb.ts';
import { copyIn } from '../load/copy-in.ts';
import type { Job } from '../load/job.ts';
import { partitionOf } from '../load/layer.ts';
import { Interrupted } from '../load/read-rows.ts';
import { simplifyLines } from './lines.ts';
import { LEVEL_TILE_BYTES, type LevelPlan, SIMPLIFY_PIXELS, tileBytes } from './plan.ts';
import { regionsOf } from './regions.ts';
import { withoutSmall } from './small.ts';
import { type SourceRow, sourceRows } from './source-rows.ts';
import { densitiesOf, type Source } from './survey.ts';

/** Vertices that are simplified at once, some hundred bytes each in memory. */
export const VERTEX_BUDGET = 400_000;

/** Rows of one short transaction. */
const BATCH = 2000;

type Drawn = { vid: number; shape: Shape };

const simplified = (
  rows: readonly SourceRow[],
  geometry: 'line' | 'polygon',
  area: number,
  geos: Geos,
): Drawn[] => {
  const shapes = rows.map(({ shape }) => shape);
  const simple = geometry === 'line' ? simplifyLines(shapes, area) : geos.simplifyCoverage(shapes, area);
  return rows.flatMap(({ vid }, i) => (simple[i] ? [{ vid, shape: simple[i] }] : []));
};

/** What a level shows of the region's own rows: simplified together with their neighbours, small ones merged. */
export const generaliseRows = (
  rows: readonly SourceRow[],
  geometry: 'line' | 'polygon',
  plan: LevelPlan,
  geos: Geos,
): Drawn[] => {
  const pixel = pixelSize(plan.zoom);
  const known = new Map(rows.map((row) => [row.vid, row]));
  const own = simplified(rows, geometry, SIMPLIFY_PIXELS * pixel * pixel, geos).filter(
    ({ vid }) => known.get(vid)!.core,
  );
  const candidates = own.map(({ vid, shape }) => ({
    shape,
    middle: known.get(vid)!.middle,
    period: known.get(vid)!.period,
  }));
  // Cells are measured in pixels of the coarsest zoom that the level serves.
  const drawn = withoutSmall(candidates, { pixel, cell: plan.cell * pixelSize(plan.from) });
  return own.flatMap(({ vid }, i) => (drawn[i] ? [{ vid, shape: drawn[i] }] : []));
};

const COLUMNS = 'layer_no, revision, level, vid, geom_3857';

const writeRows = async (job: Job, level: number, rows: readonly Drawn[]): Promise<void> => {
  const target = { table: 'feature_level', columns: COLUMNS };
  const { no, next } = job.row;
  for (let at = 0; at < rows.length; at += BATCH) {
    await job.step((client) =>
      copyIn(client, target, rows.slice(at, at + BATCH), ({ vid, shape }) => [
        no,
        next,
        level,
        vid,
        writeWkb(shape, 3857).toString('hex'),
      ]),
    );
  }
};

const writeLevel = async (
  job: Job,
  geometry: 'line' | 'polygon',
  source: Source,
  plan: LevelPlan,
): Promise<void> => {
  for (const region of await regionsOf(job.db, source, VERTEX_BUDGET)) {
    if (job.signal.aborted) throw new Interrupted('interrupted: what was published before stays');
    const rows = await sourceRows(job.db, source, region);
    await writeRows(job, plan.zoom, generaliseRows(rows, geometry, plan, job.geos));
  }
};

const isTooHeavy = async (
  job: Job,
  made: Source,
  plan: LevelPlan,
  featureBytes: number,
): Promise<boolean> => {
  const densities = await densitiesOf(job.db, job.layer, made);
  const tile = densities.find(({ zoom }) => zoom === plan.from);
  return tile !== undefined && tileBytes(tile, featureBytes) > LEVEL_TILE_BYTES;
};

const LARGEST_CELL = 64;

/** Makes a level, and again with larger cells while its densest tile is too heavy (shapes that overlap are more than fill it). */
const writeFitting = async (
  job: Job,
  geometry: 'line' | 'polygon',
  source: Source,
  plan: LevelPlan,
  featureBytes: number,
): Promise<Source> => {
  const made = { layerNo: job.row.no, revision: job.row.next, level: plan.zoom };
  await writeLevel(job, geometry, source, plan);
  // The next level asks for these rows by place: the planner must know how many there are.
  await job.db.pool.query(`analyze ${partitionOf('feature_level', job.row.no)}`);
  if (plan.cell >= LARGEST_CELL || !(await isTooHeavy(job, made, plan, featureBytes))) return made;
  await job.step((client) =>
    client.query(
      `delete from ${partitionOf('feature_level', job.row.no)} where revision = $1 and level = $2`,
      [made.revision, made.level],
    ),
  );
  return writeFitting(job, geometry, source, { ...plan, cell: plan.cell * 2 }, featureBytes);
};

/** Writes the planned levels (finest first), each made from the one before. */
export const writeShapeLevels = async (
  job: Job,
  geometry: 'line' | 'polygon',
  plans: readonly LevelPlan[],
  featureBytes: number,
): Promise<void> => {
  let source: Source = { layerNo: job.row.no, revision: job.row.next, level: null };
  for (const plan of plans) source = await writeFitting(job, geometry, source, plan, featureBytes);
};
