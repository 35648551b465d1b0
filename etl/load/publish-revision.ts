import type { Layer } from '../../sql/model/layer.ts';
import { partitionOf } from '../../sql/partition.ts';
import { transaction } from '../../sql/transaction.ts';
import { writeLevels } from '../generalise/levels.ts';
import { type Changes, countChanges, countPublished, endVersions, noChanges, refuseLoss } from './changes.ts';
import { finish, stepsOf } from './claim.ts';
import { cleanLevels } from './clean.ts';
import { type Filling, fillingOf } from './history.ts';
import type { Job, LoadResult, Read } from './job.ts';
import { writeMissingLabels } from './missing-labels.ts';
import type { PlaceRow } from './place-rows.ts';
import { placesOf } from './places.ts';
import type { Summary } from './summary.ts';
import { swap } from './swap.ts';

type Prepared = { levels: readonly number[]; places: readonly PlaceRow[] };

type Current = {
  same: boolean;
  manifest: Layer;
  levels: number[];
  count: number;
  bbox: Summary['bbox'];
  from: Date | null;
  to: Date | null;
};

/** What is published now, and whether its manifest is the one to be published. */
const currentOf = async (job: Job): Promise<Current> => {
  const found = await job.db.pool.query<Current>(
    `select manifest = $2::jsonb and theme_id is not distinct from $3 and position = $4 and revision > 0 as same,
       manifest, levels, feature_count as count, bbox, time_from as from, time_to as to
     from layer where no = $1`,
    [job.row.no, JSON.stringify(job.layer), job.layer.theme, job.position],
  );
  return found.rows[0]!;
};

const summaryOf = (current: Current): Summary => ({
  count: current.count,
  vertices: Infinity,
  bbox: current.bbox,
  time: { from: current.from?.toISOString() ?? null, to: current.to?.toISOString() ?? null },
});

/**
 * Ends the versions that no row stands for, and counts. Another pack's rows may replace all that there was: that is what
 * it is loaded for.
 */
const changesOf = async (job: Job, read: Read, filling: Filling | null): Promise<Changes> => {
  if (job.row.revision === 0) return { ...noChanges, added: read.ids };
  await endVersions(job.step, job.row, read.gone);
  const changes = await countChanges(job.db, job.row);
  const asked = job.force || (filling !== null && filling.pack !== job.edition.pack);
  if (!asked) refuseLoss(job.layer.id, await countPublished(job.db, job.row), changes);
  return changes;
};

type Counts = { rows: number; rejected: number };

const resultOf = (
  job: Job,
  counts: Counts,
  state: LoadResult['state'],
  features: number,
  changes: Changes,
): LoadResult => ({
  layer: job.layer.id,
  state,
  revision: state === 'published' ? job.row.next : job.row.revision,
  ...counts,
  features,
  changes,
});

const leaveUnchanged = async (job: Job, counts: Counts, features: number): Promise<LoadResult> => {
  const { revision } = job.row;
  await finish(job.db.pool, job.loadNo, { ...counts, state: 'unchanged', revision, error: null });
  return resultOf(job, counts, 'unchanged', features, noChanges);
};

/** After the swap the load holds nothing any more: only what is older than the new revision may go. */
const tidy = async ({ db, row }: Job): Promise<void> => {
  await cleanLevels((work) => transaction(db, work), row.no, 'revision < $1', row.next);
  for (const table of ['feature_level', 'feature_cell'] as const) {
    await db.pool.query(`analyze ${partitionOf(table, row.no)}`);
  }
};

const prepare = async (job: Job, summary: Summary, unchanged: Current | null): Promise<Prepared> => {
  job.progress({ stage: 'generalise', rows: summary.count, total: null });
  // Generalising asks for rows by place and version: without statistics of the new rows the planner reads them all, each time.
  await job.db.pool.query(`analyze ${partitionOf('feature', job.row.no)}`);
  await writeMissingLabels(job);
  const levels = await writeLevels(job, summary, unchanged);
  const places = await placesOf(job.db, job.layer, job.row, job.row.next);
  job.progress({ stage: 'publish', rows: summary.count, total: null });
  return { levels, places };
};

/**
 * Makes what a load wrote the layer's next revision: counts what changes, asks where too much would go, generalises, and
 * swaps. `read` is null where the rows stay and only the manifest may differ.
 */
export const publishRevision = async (job: Job, read: Read | null): Promise<LoadResult> => {
  const current = await currentOf(job);
  const filling = await fillingOf(job.db, job.layer.id);
  const counts = {
    rows: read?.count.rows ?? filling?.rows ?? 0,
    rejected: read?.rejected ?? filling?.rejected ?? 0,
  };
  const rowsSame = read === null || (read.written === 0 && read.gone.length === 0);
  const summary = read?.summary ?? summaryOf(current);
  if (rowsSame && current.same) return leaveUnchanged(job, counts, summary.count);
  const changes = rowsSame ? noChanges : await changesOf(job, read, filling);
  const prepared = await prepare(job, summary, rowsSame && job.row.revision > 0 ? current : null);
  const { layer, position, row } = job;
  const whole = { count: summary.count, bbox: summary.bbox, timeExtent: summary.time };
  const result = resultOf(job, counts, 'published', summary.count, changes);
  const publication = { layer, position, row, changes, ...whole, ...prepared };
  await stepsOf(
    job.db,
    job.loadNo,
    job.within,
  )(async (client) => {
    await job.also?.(client, result);
    await swap(client, publication, { no: job.loadNo, ...counts });
  });
  await tidy(job);
  return result;
};
