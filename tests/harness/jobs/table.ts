import { type EnqueueOptions, enqueueAs } from '../../../sql/jobs/enqueue.ts';
import type { JobKind, JobState } from '../../../sql/model/job.ts';
import type { TestDb } from '../use-db.ts';
import { TEST_KINDS } from './kinds.ts';

export type TestKind = keyof typeof TEST_KINDS;

/** What a test looks at of a job. */
export type JobRow = {
  id: number;
  state: JobState;
  attempts: number;
  fails: number;
  error: string | null;
  error_detail: string | null;
  progress: number | null;
  note: string | null;
  result: unknown;
  worker: string | null;
  lease_until: Date | null;
  run_at: Date;
};

/** The table of jobs, as tests of jobs ask it. */
export const jobTable = (test: TestDb) => {
  const query = <T extends object>(statement: string, values: unknown[] = []) =>
    test.db.pool.query<T>(statement, values);
  const row = async (id: number): Promise<JobRow> =>
    (await query<JobRow>('select * from job where id = $1', [id])).rows[0]!;
  return {
    put: (kind: TestKind, payload: unknown = {}, options?: EnqueueOptions): Promise<number | null> =>
      enqueueAs(test.db.pool, kind, TEST_KINDS[kind] as JobKind, payload, options),
    row,
    set: (id: number, to: string) => query(`update job set ${to} where id = $1`, [id]),
    /** Resolves with the job when it is in one of the states. */
    until: async (id: number, ...states: JobState[]): Promise<JobRow> => {
      for (;;) {
        const now = await row(id);
        if (states.includes(now.state)) return now;
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
    },
    /** How many jobs wait or run, beside those that recur. */
    open: async (): Promise<number> => {
      const open = "state in ('waiting', 'running') and kind <> 'recurring'";
      return (await query(`select 1 from job where ${open}`)).rowCount!;
    },
    /** How often a job had its effect. */
    effects: async (id: number): Promise<number> =>
      (await query('select 1 from effect where job = $1', [id])).rowCount!,
  };
};
