import type { Layer } from '../../sql/model/layer.ts';
import { writeLevels } from '../generalise/levels.ts';
import { type Changes, countChanges, countPublished, endVersions, noChanges, refuseLoss } from './changes.ts';
import { finish } from './claim.ts';
import { cleanLevels } from './clean.ts';
import type { Job, LoadResult, Read } from './job.ts';
import { partitionOf } from './layer.ts';
import { placesOf } from './places.ts';
import type { Summary } from './summary.ts';
import { swap } from './swap.ts';
import { transaction } from './transaction.ts';

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
  bbox: current.bbox,
  time: { from: current.from?.toISOString() ?? null, to: current.to?.toISOString() ?? null },
});

const changesOf = async (job: Job, read: Read): Promise<Changes> => {
  await endVersions(job.step, job.row, read.gone);
  const changes = await countChanges(job.db, job.row);
  if (!job.force) refuseLoss(job.layer.id, await countPublished(job.db, job.row), changes);
  return changes;
};

const resultOf = (
  job: Job,
  read: Read | null,
  state: LoadResult['state'],
  summary: Summary,
  changes: Changes,
): LoadResult => ({
  layer: job.layer.id,
  state,
  revision: job.row.revision + (state === 'published' ? 1 : 0),
  rows: read?.count.rows ?? 0,
  features: summary.count,
  rejected: read?.rejected ?? 0,
  changes,
});

const leaveUnchanged = async (job: Job, read: Read | null, summary: Summary): Promise<LoadResult> => {
  const { revision } = job.row;
  const counts = { rows: read?.count.rows ?? 0, rejected: read?.rejected ?? 0 };
  await finish(job.db.pool, job.loadNo, { ...counts, state: 'unchanged', revision, error: null });
  return resultOf(job, read, 'unchanged', summary, noChanges);
};

/** After the swap the load holds nothing any more: only what is older than the new revision may go. */
const tidy = async ({ db, row }: Job): Promise<void> => {
  await cleanLevels((work) => transaction(db, work), row.no, 'revision < $1', row.revision + 1);
  for (const table of ['feature', 'feature_level', 'feature_cell'] as const) {
    await db.pool.query(`analyze ${partitionOf(table, row.no)}`);
  }
};

/**
 * Makes what a load wrote the layer's next revision: counts what changes, asks where too much would go, generalises, and
 * swaps. `read` is null where the rows stay and only the manifest may differ.
 */
export const publishRevision = async (job: Job, read: Read | null): Promise<LoadResult> => {
  const current = await currentOf(job);
  const rowsSame = read === null || (read.written === 0 && read.gone.length === 0);
  const summary = read?.summary ?? summaryOf(current);
  if (rowsSame && current.same) return leaveUnchanged(job, read, summary);
  const changes = rowsSame ? noChanges : await changesOf(job, read);
  job.progress({ stage: 'generalise', rows: summary.count, total: null });
  const levels = await writeLevels(job, rowsSame && job.row.revision > 0 ? current : null);
  const places = await placesOf(job.db, job.layer, job.row, job.row.revision + 1);
  job.progress({ stage: 'publish', rows: summary.count, total: null });
  const { layer, position, row } = job;
  const load = { no: job.loadNo, rows: read?.count.rows ?? 0, rejected: read?.rejected ?? 0 };
  await swap(
    job.step,
    {
      layer,
      position,
      row,
      count: summary.count,
      bbox: summary.bbox,
      timeExtent: summary.time,
      levels,
      places,
      changes,
    },
    load,
  );
  await tidy(job);
  return resultOf(job, read, 'published', summary, changes);
};
