import type pg from 'pg';
import { type Actor, SYSTEM } from '../audit.ts';
import type { JobKind } from '../model/job.ts';
import { JOB_KINDS, type JobName, type PayloadOf } from './kinds.ts';

export type EnqueueOptions = {
  /** Not before; at once where nothing is said. */
  runAt?: Date;
  /** Of jobs with the same key only one waits or runs at a time. */
  uniqueKey?: string;
  /** Higher ones are taken first; 0 where nothing is said. */
  priority?: number;
  /** Who has it done; the product itself where nothing is said. Whether she may, the caller has seen to. */
  actor?: Actor;
};

type Client = pg.ClientBase | pg.Pool;

/** As `enqueue`, for a kind of any registry. */
export const enqueueAs = async (
  client: Client,
  name: string,
  kind: JobKind,
  payload: unknown,
  { runAt, uniqueKey, priority = 0, actor = SYSTEM }: EnqueueOptions = {},
): Promise<number | null> => {
  const { rows } = await client.query<{ id: number }>(
    `insert into job (kind, payload, run_at, unique_key, priority, actor_kind, actor_id)
     values ($1, $2, coalesce($3, now()), $4, $5, $6, $7)
     on conflict (unique_key) where state in ('waiting', 'running') do nothing returning id`,
    [name, JSON.stringify(kind.payload.parse(payload)), runAt, uniqueKey, priority, actor.kind, actor.id],
  );
  return rows[0]?.id ?? null;
};

/**
 * Has something done outside of the request, in the caller's transaction where it gives a client of one: rolled back, it
 * was never asked for. Gives the job's number; null where one with the same key waits or runs already. Throws ZodError
 * for a payload that the kind does not take.
 */
export const enqueue = <N extends JobName>(
  client: Client,
  name: N,
  payload: PayloadOf<N>,
  options?: EnqueueOptions,
): Promise<number | null> => enqueueAs(client, name, JOB_KINDS[name], payload, options);
