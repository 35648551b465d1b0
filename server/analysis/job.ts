import type { JobHandler } from '../../sql/jobs/handler.ts';
import { JobFailure } from '../../sql/jobs/handler.ts';
import type { PayloadOf } from '../../sql/jobs/kinds.ts';
import type { AnalysisInput } from '../../sql/model/api/analyses.ts';
import { HttpError } from '../http/error.ts';
import type { PublishedLayer, Snapshot } from '../layers/catalogue.ts';
import { readSnapshot } from '../layers/read-snapshot.ts';
import { lookOf } from './ask.ts';
import { publishAnswer } from './publish.ts';
import { answerOf } from './run.ts';
import { findAnalysis } from './store.ts';

const pinned = (layers: Snapshot['layers'], inputs: readonly AnalysisInput[]): Map<string, PublishedLayer> =>
  new Map(
    inputs.flatMap(({ kind, id, revision, at }) => {
      const layer = kind === 'layer' ? layers.get(id) : undefined;
      return layer
        ? [[id, { ...layer, revision, publishedAt: new Date(at ?? layer.publishedAt) }] as const]
        : [];
    }),
  );

/**
 * What the question was asked of: its layers, and no others, as they were then. Whoever asked might see them; that she, and
 * nobody else, sees the answer is looked up when it is asked for.
 */
const snapshotThen = (now: Snapshot, inputs: readonly AnalysisInput[]): Snapshot => {
  const then = { ...now, layers: pinned(now.layers, inputs), answers: pinned(now.answers, inputs) };
  for (const { kind, id } of inputs)
    if (kind === 'layer' && !then.layers.has(id) && !then.answers.has(id))
      throw new JobFailure('layer-gone', id, { isFinal: true });
  // What stands on others' features needs their layers too, and its provenance those that it was made from.
  for (const { manifest } of [...then.layers.values(), ...then.answers.values()])
    for (const id of [manifest.computed?.base, ...(manifest.analysis?.inputs ?? [])]) {
      const base = id === undefined ? undefined : (now.layers.get(id) ?? now.answers.get(id));
      if (base && !then.layers.has(base.id)) then.layers.set(base.id, base);
    }
  return then;
};

const failureOf = (error: unknown): unknown => {
  if (!(error instanceof HttpError)) return error;
  const code = error.code === 'answer-too-large' ? error.code : 'failed';
  return new JobFailure(code, error.message, { isFinal: true });
};

/** Answers a question that is too large for a request. */
export const runAnalysis: JobHandler<PayloadOf<'analysis.run'>> = async ({ analysis: id }, context) => {
  const { db, signal, progress, complete } = context;
  const row = await findAnalysis(db.pool, id);
  if (!row || row.state === 'done') return;
  const now = await readSnapshot(db.pool, () => undefined);
  const snapshot = snapshotThen(now, row.inputs);
  try {
    const look = await lookOf(db, snapshot, row.question);
    const work = { db, signal, progress: (part: number) => progress(0.9 * part) };
    const answer = await answerOf(work, row.question, look);
    await complete((client) => publishAnswer(client, row, answer, snapshot));
  } catch (error) {
    throw failureOf(error);
  }
};
