import type { JobHandler } from '../../sql/jobs/handler.ts';
import type { PayloadOf } from '../../sql/jobs/kinds.ts';
import { KEPT_DAYS } from '../../sql/model/personal/retention.ts';
import { dropAnswers } from '../analysis/drop.ts';
import { pruneComputed } from '../computed/prune.ts';
import { keptComputedDays } from '../config.ts';
import { PERSONAL_SWEEPS } from '../privacy/sweeps.ts';
import { eraseKept } from '../records/keep/erase.ts';
import type { Module } from '../records/module.ts';
import type { Sweep } from './sweep.ts';

/** Rows that a statement deletes at once: on the embedded engine everybody waits meanwhile. */
export const BATCH = 1000;

const finished = (states: string, days: number): string =>
  `delete from job where id in (
     select id from job where state in (${states}) and finished_at < now() - interval '${days} days' limit $1)`;

/** One line for each thing that is kept for a time only. */
export const SWEEPS: readonly Sweep[] = [
  { what: 'jobs that were done or cancelled', statement: finished("'done', 'cancelled'", KEPT_DAYS.jobs) },
  { what: 'jobs that are dead', statement: finished("'dead'", KEPT_DAYS.deadJobs) },
  ...PERSONAL_SWEEPS,
];

/** Deletes what was kept for its time, in short steps; the embedded engine has nobody else who makes its space usable again. */
export const retentionOf =
  (modules: readonly Module[]): JobHandler<PayloadOf<'retention'>> =>
  async (_, { db, env, signal, progress }) => {
    for (const [at, { what, statement }] of SWEEPS.entries()) {
      await progress(at / SWEEPS.length, what);
      for (let found = BATCH; found > 0 && !signal.aborted; )
        found = (await db.pool.query(statement, [BATCH])).rowCount ?? 0;
    }
    await eraseKept(db, modules, { now: new Date().toISOString(), signal });
    await dropAnswers(db, signal);
    await pruneComputed(db, signal, { days: keptComputedDays(env) });
    if (db.engine === 'embedded')
      await db.pool.query('vacuum job, session, one_time_token, message, throttle');
  };
