import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Db } from '../../sql/db.ts';
import { JobLost } from '../../sql/jobs/handler.ts';
import { transaction } from '../../sql/transaction.ts';
import { cleanStaged, type Step } from '../computed/clean.ts';

/** The right of one run of a job to write an indicator's values, which nobody sees until it is done. */
export type Claim = {
  /** A short transaction, as long as the right is held; throws JobLost where another has it by now. */
  step: Step;
  /** Gives the right back, in the transaction that publishes. Throws JobLost where another has it by now. */
  release: (client: pg.ClientBase | pg.Pool) => Promise<void>;
};

const CLAIM = `with before as materialized (
    select id, writer, writer_job is distinct from $3 and exists (
      select from job where job.id = writer_job and state = 'running' and lease_until > now()) as taken
    from indicator where id = $1 for update
  ), claimed as (
    update indicator set writer = $2, writer_job = $3 from before where indicator.id = before.id and not before.taken
  )
  select taken, writer is not null as broken from before`;

const HELD = 'select from indicator where id = $1 and writer = $2 for share';
const RELEASE = 'update indicator set writer = null, writer_job = null where id = $1 and writer = $2';

const held = async (
  client: pg.ClientBase | pg.Pool,
  statement: string,
  values: readonly [indicator: string, writer: string],
): Promise<void> => {
  const { rowCount } = await client.query(statement, [...values]);
  if (rowCount !== 1) throw new JobLost(`indicator ${values[0]} is computed by another by now`);
};

/**
 * Takes the right to write an indicator for a job, and away what somebody before left half-way. `taken`: another job that
 * lives has it; `gone`: there is no such indicator.
 */
export const claimIndicator = async (db: Db, id: string, job: number): Promise<Claim | 'taken' | 'gone'> => {
  const writer = randomUUID();
  const { rows } = await db.pool.query<{ taken: boolean; broken: boolean }>(CLAIM, [id, writer, job]);
  if (!rows[0]) return 'gone';
  if (rows[0].taken) return 'taken';
  const step: Step = (work) =>
    transaction(db, async (client) => {
      await held(client, HELD, [id, writer]);
      return work(client);
    });
  if (rows[0].broken) await cleanStaged(step, id);
  return { step, release: (client) => held(client, RELEASE, [id, writer]) };
};
