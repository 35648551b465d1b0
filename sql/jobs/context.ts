import type pg from 'pg';
import type { Db } from '../db.ts';
import type { JobKind } from '../model/job.ts';
import { transaction } from '../transaction.ts';
import { type JobContext, JobLost } from './handler.ts';
import type { TakenJob } from './protocol.ts';

/** Progress is shown to people: more often than this is of no use to them. */
const PROGRESS_EVERY_MS = 500;
const LONGEST_NOTE = 200;

/** Still held by whoever holds this fence, and not cancelled. */
const OURS = `id = $1 and attempts = $2 and state = 'running' and cancel_at is null`;

const DONE = `update job set state = 'done', finished_at = now(), lease_until = null, progress = 1, error = null,
    error_detail = null
  where ${OURS}`;

const change = async (
  client: pg.ClientBase | pg.Pool,
  { id, attempts }: TakenJob,
  statement: string,
  values: readonly unknown[] = [],
): Promise<void> => {
  const { rowCount } = await client.query(statement, [id, attempts, ...values]);
  if (rowCount !== 1) throw new JobLost(`job ${id} is not held any more`);
};

const openProgress = (db: Db, job: TakenJob): JobContext['progress'] => {
  let toldAt = 0;
  return async (part, note) => {
    if (Date.now() - toldAt < PROGRESS_EVERY_MS) return;
    toldAt = Date.now();
    const shown = Math.min(1, Math.max(0, part));
    await change(db.pool, job, `update job set progress = $3, note = coalesce($4, note) where ${OURS}`, [
      shown,
      note?.slice(0, LONGEST_NOTE),
    ]);
  };
};

export type JobRun = { context: JobContext; isDone: () => boolean };

/** What the handler of a job is given, and whether it ended the job itself. */
export const contextOf = (
  job: TakenJob,
  kind: JobKind,
  given: { db: Db; env: NodeJS.ProcessEnv; signal: AbortSignal },
): JobRun => {
  let isDone = false;
  const complete: JobContext['complete'] = async (work, result) => {
    const value = await transaction(given.db, async (client) => {
      // First of all, so that nobody takes the job over while the effect is made.
      await change(client, job, DONE);
      const made = await work(client);
      if (result)
        await client.query('update job set result = $2 where id = $1', [
          job.id,
          JSON.stringify(result(made)),
        ]);
      return made;
    });
    isDone = true;
    return value;
  };
  const attempt = job.fails + 1;
  return {
    context: {
      ...given,
      id: job.id,
      attempt,
      isLast: attempt >= kind.attempts,
      progress: openProgress(given.db, job),
      complete,
    },
    isDone: () => isDone,
  };
};
