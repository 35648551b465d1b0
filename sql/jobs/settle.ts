import type { Db } from '../db.ts';
import type { JobKind } from '../model/job.ts';
import type { Failure, TakenJob } from './protocol.ts';

/** A part of the pause that is added or taken at random, so that what failed together does not come again together. */
const JITTER = 0.25;
const LONGEST_DETAIL = 500;

const pauseOf = ({ afterMs }: Failure, kind: JobKind, fails: number): number =>
  (afterMs ?? kind.backoffMs(fails)) * (1 + JITTER * (2 * Math.random() - 1));

const SETTLE = `update job set
    state = case when cancel_at is not null then 'cancelled' when $3 then 'dead' else 'waiting' end,
    finished_at = case when cancel_at is not null or $3 then now() end,
    -- What somebody wanted to end, and what is not to blame, did not fail.
    fails = case when cancel_at is null then $4 else fails end, run_at = now() + $5 * interval '1 millisecond',
    error = case when cancel_at is null then coalesce($6, error) else error end,
    error_detail = case when cancel_at is null and $6::text is not null then $7 else error_detail end,
    lease_until = null, worker = null
  where id = $1 and attempts = $2 and state = 'running'
  returning state`;

/** A try is over and the job is not done; `null`: by no fault of its own, so that the try does not count. */
export type Ended = { job: Omit<TakenJob, 'payload'>; kind: JobKind; failure: Failure | null };

/**
 * Ends a try that did not do its job: the job waits for its next, is dead after its last, or is cancelled if that was
 * asked for. Gives which; null where the job is not held by this fence any more.
 */
export const settle = async (db: Db, { job, kind, failure }: Ended): Promise<string | null> => {
  const fails = job.fails + (failure ? 1 : 0);
  const isDead = failure !== null && (failure.isFinal === true || fails >= kind.attempts);
  const { rows } = await db.pool.query<{ state: string }>(SETTLE, [
    job.id,
    job.attempts,
    isDead,
    fails,
    failure ? pauseOf(failure, kind, fails) : 0,
    failure?.code,
    failure?.detail?.slice(0, LONGEST_DETAIL),
  ]);
  return rows[0]?.state ?? null;
};
