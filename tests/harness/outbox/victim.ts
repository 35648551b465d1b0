import { deliver } from '../../../server/outbox/deliver.ts';
import { type Db, openDb } from '../../../sql/db.ts';
import { dieWithParent } from '../../../sql/embedded/die-with-parent.ts';
import { claimJobs } from '../../../sql/jobs/claim.ts';
import { JOB_KINDS } from '../../../sql/jobs/kinds.ts';
import { orphansOf, workerName } from '../../../sql/jobs/lease.ts';
import { runJob } from '../../../sql/jobs/run-job.ts';
import { settle } from '../../../sql/jobs/settle.ts';
import { post } from '../../../sql/outbox/post.ts';
import { transaction } from '../../../sql/transaction.ts';

/** A change that is told of; `ends`: how its transaction does. Where it hangs, only death ends it. */
export type Change = { no: number; ends: 'commit' | 'rollback' | 'hang' };
/** `posted`: the message is written, and its transaction still open. `idle`: there is nothing left to do. */
export type FromVictim = { kind: 'ready' } | { kind: 'posted'; no: number } | { kind: 'idle' };

const kind = JOB_KINDS.deliver;
const kinds = { deliver: kind };
const handlers = { deliver };
const LEASE_MS = 60_000;

/** Notes a change in a table and posts what it tells, in one transaction, as whatever writes does. */
const tell = (db: Db, { no, ends }: Change): Promise<void> =>
  transaction(db, async (client) => {
    await client.query('insert into told (no) values ($1)', [no]);
    await post(client, {
      channel: 'mail',
      to: `m${no}@example.tn`,
      language: 'ar',
      template: 'verify-email',
      content: { link: `/verify?token=secret${no}`, expires: '2030-01-01T00:00:00Z' },
    });
    process.send?.({ kind: 'posted', no } satisfies FromVictim);
    if (ends === 'rollback') throw new Error('rolled back');
    if (ends === 'hang') await new Promise(() => undefined);
  }).catch((error: Error) => {
    if (error.message !== 'rolled back') throw error;
  });

/** Takes what dead ones left, and does all that waits, failed before or not. Gives how many it did. */
export const workOff = async (db: Db, worker: string, env: NodeJS.ProcessEnv): Promise<number> => {
  for (const { job } of await orphansOf(db, { worker, jobs: [] }))
    await settle(db, { job, kind, failure: { code: 'worker-lost', detail: null } });
  await db.pool.query(`update job set run_at = now() where state = 'waiting' and run_at > now()`);
  const free = { server: 3, etl: 0 };
  const jobs = await claimJobs(db, { worker, leaseMs: LEASE_MS, kinds, free });
  const given = { db, env, signal: new AbortController().signal };
  for (const job of jobs) {
    const outcome = await runJob(job, { kinds, handlers }, given);
    if (outcome.kind === 'failed') await settle(db, { job, kind, failure: outcome.failure });
  }
  return jobs.length;
};

const live = async (): Promise<void> => {
  const db = await openDb(process.env.DATABASE_URL ?? '', { max: 2 });
  dieWithParent(db.close);
  process.channel?.ref();
  process.once('message', async (changes: Change[]) => {
    for (const change of changes) await tell(db, change);
    while ((await workOff(db, workerName('victim'), process.env)) > 0);
    process.send?.({ kind: 'idle' } satisfies FromVictim);
  });
  process.send?.({ kind: 'ready' } satisfies FromVictim);
};

// Forked by a test it lives; its functions are of use to the test too.
if (process.env.VICTIM) await live();
