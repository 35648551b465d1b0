import type pg from 'pg';
import { audit } from '../../sql/audit.ts';
import type { Db } from '../../sql/db.ts';
import { transaction } from '../../sql/transaction.ts';
import { actorOf, type Who } from '../accounts/who.ts';
import { HttpError, notFound } from '../http/error.ts';
import { findJob } from './list.ts';
import { type JobRow, mayCancel, mayRetry, maySee } from './shown.ts';

/** The job if whoever asks may see it; else 404, as for one that is not there. */
export const seenJob = async (
  db: pg.Pool | pg.ClientBase,
  id: number,
  who: Who,
  lock?: 'for update of job',
): Promise<JobRow> => {
  const row = await findJob(db, id, lock);
  if (!row || !maySee(row, who)) throw notFound('no-such-thing', String(id));
  return row;
};

const note = (client: pg.ClientBase, who: Who, { id, kind, state }: JobRow, action: string, after: object) =>
  audit(client, {
    actor: actorOf(who),
    action,
    object: { kind: 'job', id: String(id) },
    before: { kind, state },
    after: { ...after },
  });

// One that runs is ended by its worker, which looks for this once a second; from now on it can have no effect any more.
const CANCEL = `update job set cancel_at = now(),
    state = case state when 'waiting' then 'cancelled' else state end,
    finished_at = case state when 'waiting' then now() end
  where id = $1`;

/** Ends a job that waits at once, and one that runs in a moment. 409 for one that is over; a second time changes nothing. */
export const cancelJob = (db: Db, who: Who, id: number): Promise<void> =>
  transaction(db, async (client) => {
    const row = await seenJob(client, id, who, 'for update of job');
    if (row.state !== 'waiting' && row.state !== 'running') throw new HttpError(409, 'job-over');
    if (!mayCancel(row, who)) throw new HttpError(403, 'not-allowed');
    if (row.cancel_at) return;
    await client.query(CANCEL, [id]);
    await note(client, who, row, 'job.cancel', { state: row.state === 'waiting' ? 'cancelled' : row.state });
  });

const isDouble = (error: { code?: string; constraint?: string }): boolean =>
  error.code === '23505' && error.constraint === 'job_unique';

const RETRY = `update job set state = 'waiting', fails = 0, run_at = now(), error = null, error_detail = null,
    finished_at = null, progress = null, note = null
  where id = $1`;

/** Has a dead job tried again, as often as at first. 409 where it is not dead, or one with its key waits or runs by now. */
export const retryJob = (db: Db, who: Who, id: number): Promise<void> =>
  transaction(db, async (client) => {
    const row = await seenJob(client, id, who, 'for update of job');
    if (!mayRetry(row, who)) throw new HttpError(409, 'job-not-dead');
    await client.query(RETRY, [id]).catch((error: { code?: string; constraint?: string }) => {
      throw isDouble(error) ? new HttpError(409, 'conflict') : error;
    });
    await note(client, who, row, 'job.retry', { state: 'waiting' });
  });
