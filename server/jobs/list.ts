import type pg from 'pg';
import { JOB_KINDS } from '../../sql/jobs/kinds.ts';
import type { JobKinds, JobsQuery } from '../../sql/model/api/jobs.ts';
import { JOB_STATES, type JobKind, type JobState } from '../../sql/model/job.ts';
import type { JobRow } from './shown.ts';

const ROWS = `select job.*, case actor_kind when 'account' then actor_id else account_id::text end as account_id
  from job left join api_key on actor_kind = 'key' and api_key.id = actor_id`;

/** A page of jobs, newest first: all, or those that an account started, itself or by its keys. */
export const listJobs = async (
  db: pg.Pool,
  { state, kind, limit, cursor }: JobsQuery,
  startedBy: string | null,
): Promise<{ rows: JobRow[]; next: number | null }> => {
  const { rows } = await db.query<JobRow>(
    `${ROWS} where ($1::text is null or state = $1) and ($2::text is null or kind = $2)
       and ($3::bigint is null or job.id < $3)
       and ($4::text is null or actor_id in (select $4 union all select id from api_key where account_id = $4::uuid))
     order by job.id desc limit $5`,
    [state, kind, cursor, startedBy, limit + 1],
  );
  const page = rows.slice(0, limit);
  return { rows: page, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
};

/** One job, locked where the caller changes it. */
export const findJob = async (
  db: pg.Pool | pg.ClientBase,
  id: number,
  lock: '' | 'for update of job' = '',
): Promise<JobRow | undefined> => (await db.query<JobRow>(`${ROWS} where job.id = $1 ${lock}`, [id])).rows[0];

export type JobCount = { kind: string; state: JobState; count: number; since: Date | null };

/** How many jobs there are of each kind in each state; of those that wait, since when the oldest has been due. */
export const countJobs = async (db: pg.Pool): Promise<JobCount[]> => {
  const { rows } = await db.query<JobCount>(
    `select kind, state, count(*) as count, min(run_at) filter (where state = 'waiting' and run_at <= now()) as since
     from job group by kind, state`,
  );
  return rows;
};

/** All kinds with their counts. */
export const listKinds = async (db: pg.Pool): Promise<JobKinds> => {
  const counts = await countJobs(db);
  const countOf = (name: string, state: JobState) =>
    counts.find((one) => one.kind === name && one.state === state);
  const shown = ([kind, { title, may, attempts, memoryMb, timeoutMs, everyMs }]: [string, JobKind]) => ({
    kind,
    title,
    may,
    attempts,
    memoryMb,
    timeoutSeconds: timeoutMs / 1000,
    everySeconds: everyMs === undefined ? null : everyMs / 1000,
    counts: Object.fromEntries(
      JOB_STATES.map((state) => [state, countOf(kind, state)?.count ?? 0]),
    ) as Record<JobState, number>,
    waitingSince: countOf(kind, 'waiting')?.since?.toISOString() ?? null,
  });
  return { kinds: Object.entries<JobKind>(JOB_KINDS).map(shown) };
};
