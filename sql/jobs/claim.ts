import type { Db } from '../db.ts';
import type { JobTier } from '../model/job.ts';
import type { TakenJob } from './protocol.ts';
import type { Kinds } from './run-job.ts';

/** How many more jobs of each tier a worker can do now. */
export type Free = Readonly<Record<JobTier, number>>;

// By kind, so that a short walk along an index finds what is due, however much waits of other kinds or for later.
const CLAIM = `with free as (
    select * from unnest($1::text[], $2::text[], $3::int[]) as f (kind, tier, places)
  ), due as materialized (
    select f.tier, f.places, j.* from free f cross join lateral (
      select id, priority, run_at from job
      where state = 'waiting' and kind = f.kind and run_at <= now()
      order by priority desc, run_at, id limit f.places
      for update skip locked) j
  ), ranked as (
    select id, places, row_number() over (partition by tier order by priority desc, run_at, id) as place from due
  )
  update job set state = 'running', attempts = attempts + 1, worker = $4,
    lease_until = now() + $5 * interval '1 millisecond', started_at = now(), progress = null, note = null
  from ranked where job.id = ranked.id and ranked.place <= ranked.places
  returning job.id, kind, payload, attempts, fails`;

/** Takes jobs that are due for a worker, in one statement; those of other workers are passed over. */
export const claimJobs = async (
  db: Db,
  by: { worker: string; leaseMs: number; kinds: Kinds; free: Free },
): Promise<TakenJob[]> => {
  const wanted = Object.entries(by.kinds).filter(([, { tier }]) => by.free[tier] > 0);
  if (wanted.length === 0) return [];
  const { rows } = await db.pool.query<TakenJob>(CLAIM, [
    wanted.map(([name]) => name),
    wanted.map(([, { tier }]) => tier),
    wanted.map(([, { tier }]) => by.free[tier]),
    by.worker,
    by.leaseMs,
  ]);
  return rows;
};
