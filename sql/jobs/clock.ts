import type { Db } from '../db.ts';
import type { Kinds } from './run-job.ts';

// The slot is taken and its job made by one statement: of many workers one does it, and never one without the other. Asked
// every few seconds, it writes nothing while nothing is due.
const TICK = `with now as (
    select kind, to_timestamp(floor(extract(epoch from now()) * 1000 / every) * every / 1000) as slot
    from unnest($1::text[], $2::float8[]) as k (kind, every)
  ), due as (
    select kind, now.slot from now left join job_slot last using (kind) where last.slot is null or last.slot < now.slot
  ), taken as (
    insert into job_slot as last (kind, slot) select kind, slot from due
    on conflict (kind) do update set slot = excluded.slot where last.slot < excluded.slot
    returning kind
  )
  insert into job (kind, unique_key) select kind, 'every ' || kind from taken
  on conflict (unique_key) where state in ('waiting', 'running') do nothing`;

/** Enqueues recurring kinds whose time has come; one that still waits or runs from the last time is not doubled. */
export const tickClock = async (db: Db, kinds: Kinds): Promise<void> => {
  const recurring = Object.entries(kinds).filter(([, kind]) => kind.everyMs !== undefined);
  if (recurring.length === 0) return;
  await db.pool.query(TICK, [recurring.map(([name]) => name), recurring.map(([, kind]) => kind.everyMs)]);
};
