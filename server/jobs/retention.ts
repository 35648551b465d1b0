import type { JobHandler } from '../../sql/jobs/handler.ts';
import type { PayloadOf } from '../../sql/jobs/kinds.ts';

/** Rows that a statement deletes at once: on the embedded engine everybody waits meanwhile. */
export const BATCH = 1000;

/** What is not kept for ever. The statement deletes `$1` rows at most; it is run until it finds none. */
export type Sweep = { what: string; statement: string };

const finished = (states: string, days: number): string =>
  `delete from job where id in (
     select id from job where state in (${states}) and finished_at < now() - interval '${days} days' limit $1)`;

/** What a message says is gone when it is sent; that it was, is known for a while. One that is dead still holds all of it. */
const OLD_MESSAGES = `delete from message where id in (
  select id from message where state <> 'waiting' and created_at < now() - interval '90 days' limit $1)`;

/** One line for each thing that is kept for a time only. */
export const SWEEPS: readonly Sweep[] = [
  { what: 'jobs that were done or cancelled', statement: finished("'done', 'cancelled'", 30) },
  { what: 'jobs that are dead', statement: finished("'dead'", 180) },
  { what: 'messages', statement: OLD_MESSAGES },
  {
    what: 'browsers that take no notifications any more',
    statement: `delete from push_subscription where id in (
      select id from push_subscription where gone_at < now() - interval '30 days' limit $1)`,
  },
];

/** Deletes what was kept for its time, in short steps; the embedded engine has nobody else who makes its space usable again. */
export const retention: JobHandler<PayloadOf<'retention'>> = async (_, { db, signal, progress }) => {
  for (const [at, { what, statement }] of SWEEPS.entries()) {
    await progress(at / SWEEPS.length, what);
    for (let found = BATCH; found > 0 && !signal.aborted; )
      found = (await db.pool.query(statement, [BATCH])).rowCount ?? 0;
  }
  if (db.engine === 'embedded') await db.pool.query('vacuum job, message');
};
