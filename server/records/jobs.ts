import { countryOf } from '../../sql/countries/index.ts';
import type { JobHandler } from '../../sql/jobs/handler.ts';
import type { PayloadOf } from '../../sql/jobs/kinds.ts';
import { moveDeadlines } from './calendar/move.ts';
import { followAllCounts } from './cases/counts.ts';
import { followTime } from './cases/time.ts';
import { followDeclarations } from './declared.ts';
import { succeedClosed } from './dispatch/succeed.ts';
import { refuseUnreadable } from './files/job.ts';
import type { Module } from './module.ts';

/**
 * How long cases are written anew in one run: the job comes every ten minutes, so that deadlines are followed as often as ever while
 * there are millions to go through, and its limit is never reached.
 */
const DECLARED_MS = 8 * 60_000;

/** `cases.time`: what time alone brings about, queues of bodies that were closed, and modules that are declared otherwise than before. */
export const caseTime =
  (modules: readonly Module[]): JobHandler<PayloadOf<'cases.time'>> =>
  async (_, { db, env, signal, complete }) => {
    const country = countryOf(env.COUNTRY ?? 'tn');
    const now = new Date().toISOString();
    await refuseUnreadable(db);
    const succeeded = await succeedClosed(db, modules, { now, timeZone: country.timeZone, signal });
    const followed = await followTime(db, modules, country, { now, signal });
    const reached = await followAllCounts(db, modules, country, { now, signal });
    // Last, as it goes through all cases of a module: no deadline waits for that.
    const until = Date.now() + DECLARED_MS;
    const declared = await followDeclarations(db, modules, country, { signal, until });
    await complete(
      async () => ({ succeeded, followed, reached, declared }),
      (done) => done,
    );
  };

/** `cases.calendar`: the calendar changed, so that open deadlines may end on another day. */
export const caseCalendar =
  (modules: readonly Module[]): JobHandler<PayloadOf<'cases.calendar'>> =>
  async (_, { db, id, env, signal, complete }) => {
    // Who changes the calendar from here on may find his day looked past already: he may ask for another job.
    await db.pool.query('update job set unique_key = null where id = $1', [id]);
    const moved = await moveDeadlines(db, modules, countryOf(env.COUNTRY ?? 'tn'), signal);
    await complete(
      async () => ({ moved }),
      (done) => done,
    );
  };
