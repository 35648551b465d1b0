import { HANDLERS as ETL } from '../../../etl/jobs/index.ts';
import { HANDLERS as SERVER } from '../../../server/jobs/index.ts';
import type { Db } from '../../../sql/db.ts';
import { claimJobs } from '../../../sql/jobs/claim.ts';
import { JOB_KINDS } from '../../../sql/jobs/kinds.ts';
import { type AnyHandlers, runJob } from '../../../sql/jobs/run-job.ts';
import { settle } from '../../../sql/jobs/settle.ts';
import type { JobKind } from '../../../sql/model/job.ts';
import { untilSeen } from '../until-seen.ts';

export type JobKindName = keyof typeof JOB_KINDS;
const ALL = Object.keys(JOB_KINDS) as JobKindName[];
const HANDLERS = { ...SERVER, ...ETL };

/**
 * Does all jobs that are due, here and one after the other, for tests of what jobs do; gives how many tries it took. Servers then
 * see what came of it. What failed waits for its time, as it does for a worker. `others` do their kinds in the place of those that
 * a worker has; of kinds that are not in `only` nothing is done.
 */
export const doJobs = async (
  db: Db,
  env: NodeJS.ProcessEnv = process.env,
  others: AnyHandlers = {},
  only: readonly JobKindName[] = ALL,
): Promise<number> => {
  const handlers = { ...HANDLERS, ...others };
  const kinds: Record<string, JobKind> = Object.fromEntries(only.map((kind) => [kind, JOB_KINDS[kind]]));
  let tries = 0;
  for (;;) {
    // One of each tier may be taken at once, and both are to be done.
    const jobs = await claimJobs(db, { worker: 'test', leaseMs: 60_000, kinds, free: { server: 1, etl: 1 } });
    if (jobs.length === 0) break;
    for (const job of jobs) {
      const given = { db, env, signal: new AbortController().signal };
      const outcome = await runJob(job, { kinds, handlers }, given);
      if (outcome.kind === 'failed')
        await settle(db, { job, kind: kinds[job.kind]!, failure: outcome.failure });
      tries++;
    }
  }
  await untilSeen(db);
  return tries;
};
