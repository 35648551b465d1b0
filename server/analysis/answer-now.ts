import { enqueue } from '../../sql/jobs/enqueue.ts';
import { transaction } from '../../sql/transaction.ts';
import { actorOf, type Who } from '../accounts/who.ts';
import { HttpError } from '../http/error.ts';
import { Abandoned } from '../layers/cancellable.ts';
import type { Services } from '../services.ts';
import type { AskedQuestion } from './ask.ts';
import { dropAnswers } from './drop.ts';
import { publishAnswer } from './publish.ts';
import { answerOf, isSmall } from './run.ts';
import { type AnalysisRow, findAnalysis, noteAsked, noteJob, noteQuestion, waitingCount } from './store.ts';

/** What takes longer is left to a worker. */
const AT_ONCE_MS = 2500;
/** More questions than this do not wait: whoever asks then is told to come back. */
const MOST_WAITING = 50;

const ALIVE = new Set(['waiting', 'running']);

/** An answer that is there, or on its way. */
const standingAnswer = async (
  { db, catalogue }: Services,
  { id }: AskedQuestion,
): Promise<AnalysisRow | null> => {
  const row = await findAnalysis(db.pool, id);
  if (!row) return null;
  if (row.state === 'waiting') return ALIVE.has(row.job_state ?? '') ? row : null;
  if (row.state === 'failed') return null;
  const isThere = () => row.layer_id === null || catalogue.hasAnswer(row.layer_id);
  if (!isThere()) await catalogue.refresh();
  if (!isThere()) return null;
  await noteAsked(db.pool, id);
  return row;
};

/** Answers a small question at once; false where it would take too long, or too many are being answered. */
const answered = async (services: Services, asked: AskedQuestion, gone: AbortSignal): Promise<boolean> => {
  const { db, catalogue, answers } = services;
  const late = AbortSignal.timeout(AT_ONCE_MS);
  const work = { db, signal: AbortSignal.any([gone, late]), progress: async () => undefined };
  try {
    const answer = await answers(() => answerOf(work, asked.question, asked.look));
    await transaction(db, async (client) => {
      await noteQuestion(client, asked);
      await publishAnswer(client, asked, answer, asked.look.snapshot);
    });
  } catch (error) {
    if (error instanceof Abandoned && !gone.aborted) return false;
    if (error instanceof HttpError && error.code === 'busy') return false;
    throw error;
  }
  await catalogue.refresh();
  // Room is made by whoever takes some; nobody waits for it.
  dropAnswers(db, AbortSignal.timeout(60_000)).catch((err: unknown) =>
    services.log.warn({ err }, 'answers that are too many could not be taken away'),
  );
  return true;
};

const leftToWorker = ({ db }: Services, asked: AskedQuestion, who: Who): Promise<number | null> =>
  transaction(db, async (client) => {
    if ((await waitingCount(client)) >= MOST_WAITING) throw new HttpError(503, 'busy-answering');
    await noteQuestion(client, asked);
    const job = await enqueue(
      client,
      'analysis.run',
      { analysis: asked.id },
      { uniqueKey: `analysis.run ${asked.id}`, actor: actorOf(who) },
    );
    if (job !== null) await noteJob(client, asked.id, job);
    return job;
  });

/** Somebody's question with its answer, or with the job that will answer it; `job` where it is hers to cancel. */
export type Taken = { row: AnalysisRow; job: number | null };

/** Gives the answer that is there, answers a small question at once, and leaves a large one to a worker. */
export const takeQuestion = async (
  services: Services,
  asked: AskedQuestion,
  { who, gone }: { who: Who; gone: AbortSignal },
): Promise<Taken> => {
  const there = await standingAnswer(services, asked);
  if (there) return { row: there, job: null };
  const isDone = isSmall(asked.question, asked.look) && (await answered(services, asked, gone));
  const job = isDone ? null : await leftToWorker(services, asked, who);
  return { row: (await findAnalysis(services.db.pool, asked.id))!, job };
};
