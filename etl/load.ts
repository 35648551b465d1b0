import type { LoadErrorCode } from '../sql/model/load-errors.ts';
import { claim, finish, keepAlive, stepsOf } from './load/claim.ts';
import { cleanPending } from './load/clean.ts';
import { LoadFailure } from './load/failure.ts';
import {
  type Job,
  type LoadContext,
  type LoadResult,
  type LoadTarget,
  manifestOf,
  type Read,
} from './load/job.ts';
import { ensureLayer } from './load/layer.ts';
import { keepProblems } from './load/problems.ts';
import { publishRevision } from './load/publish-revision.ts';
import { readRows } from './load/read-rows.ts';
import { emptySummary } from './load/summary.ts';
import { nameOf } from './rows.ts';

export type { LoadContext, LoadResult, LoadTarget, Progress } from './load/job.ts';
export { Interrupted } from './load/read-rows.ts';

const endingOf = (error: unknown): { state: 'interrupted' | 'failed'; code: LoadErrorCode } => {
  const code = error instanceof LoadFailure ? error.code : 'failed';
  return { state: code === 'interrupted' ? code : 'failed', code };
};

/**
 * Tells the load's row how it ended and takes away what it wrote. Where the database does not answer any more either, the
 * next load of the layer does it.
 */
const giveUp = async (job: Job, read: Read, error: unknown): Promise<void> => {
  const cleaned = cleanPending(job.step, job.row).then(() =>
    finish(job.db.pool, job.loadNo, {
      ...endingOf(error),
      rows: read.count.rows,
      rejected: read.rejected,
      revision: null,
      error: error instanceof Error ? error.message : String(error),
    }),
  );
  await cleaned.then(() => keepProblems(job.db, job.loadNo, read)).catch(() => undefined);
};

const begin = async (target: LoadTarget, context: LoadContext): Promise<Job> => {
  const layer = manifestOf(target);
  const { theme, position, edition } = target;
  const origin = edition.pack === 'api' ? 'api' : 'theme';
  const wanted = { id: layer.id, theme: theme.id, position, manifest: layer, origin } as const;
  const row = await ensureLayer(context.db, wanted);
  const inputs = edition.inputs.map(nameOf);
  const loadNo = await claim(context.db, { theme: theme.id, layer: layer.id, pack: edition.pack, inputs });
  // Read again: a load that ended between the two may have raised the revision.
  const current = await ensureLayer(context.db, wanted);
  return {
    ...context,
    ...target,
    layer,
    row: { ...row, ...current },
    loadNo,
    step: stepsOf(context.db, loadNo),
  };
};

const noRows = (): Read => ({
  count: { rows: 0 },
  rejected: 0,
  summary: emptySummary(),
  ids: 0,
  written: 0,
  gone: [],
  problems: [],
});

/** Runs a load's work, and sees to it that the load's row and the layer are left in order where it throws. */
const run = async (job: Job, read: Read, work: () => Promise<LoadResult>): Promise<LoadResult> => {
  const rest = keepAlive(job.db, job.loadNo);
  try {
    await cleanPending(job.step, job.row);
    return await work();
  } catch (error) {
    await giveUp(job, read, error);
    throw error;
  } finally {
    rest();
  }
};

/**
 * Loads one edition of a layer, whole or not at all. Its rows are checked and written in batches as rows of the next
 * revision, which nobody sees until one short transaction raises the layer's revision. Rows that are published already
 * are not written again; where nothing differs, nor the manifest, the revision stays. Throws LayerBusy where another load
 * fills the layer, TooManyDropped, Interrupted, and what the reader or the database throws: then all is as before.
 */
export const loadLayer = async (target: LoadTarget, context: LoadContext): Promise<LoadResult> => {
  const job = await begin(target, context);
  const read = noRows();
  return run(job, read, async () => {
    await readRows(job, read);
    await keepProblems(job.db, job.loadNo, read);
    return publishRevision(job, read);
  });
};

/** Publishes the manifest of a layer whose rows are to stay as they are. */
export const publishManifest = async (target: LoadTarget, context: LoadContext): Promise<LoadResult> => {
  const job = await begin(target, context);
  const read = noRows();
  return run(job, read, () => publishRevision(job, null));
};
