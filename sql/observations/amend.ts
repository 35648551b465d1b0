import type pg from 'pg';
import { ownChecks } from './checks/index.ts';
import { compared } from './compare.ts';
import { type DirtyDays, markDay, storeDays } from './dirty.ts';
import { follow, storeStates } from './figures.ts';
import { type Near, nearOf } from './near.ts';
import { lockSeries, type SeriesState } from './state.ts';
import { store } from './store.ts';
import { check, isChanged, type Slot, type Timeline, timelineOf } from './timeline.ts';
import { type Period, windowsOf } from './window.ts';

/** Work on some series in one transaction, in which nobody else writes them. */
export type Amendment = {
  client: pg.PoolClient;
  states: ReadonlyMap<number, SeriesState>;
  near: Near;
  /** The transaction's own time, in microseconds. */
  at: number;
  days: DirtyDays;
};

// Joins with some thousand keys go by the primary key, whatever the planner knows of tables that were filled just now.
const BEGIN = `set local enable_hashjoin = off; set local enable_mergejoin = off; set local enable_seqscan = off;
  set local jit = off`;

/** Locks series, and those next to them that are compared with them, and begins to change them. */
export const beginAmendment = async (client: pg.PoolClient, nos: readonly number[]): Promise<Amendment> => {
  await client.query(BEGIN);
  const { rows } = await client.query<{ at: number }>(
    'select (extract(epoch from now()) * 1000000)::float8 as at',
  );
  const near = await nearOf(client, nos);
  const all = new Set(nos.flatMap((no) => [no, ...near.around(no)]));
  const states = await lockSeries(client, [...all]);
  return { client, states, near, at: rows[0]!.at, days: new Map() };
};

/** Whether readers see another value than before, or count it otherwise. */
const counts = ({ kept, now }: Slot): boolean =>
  kept?.value !== now?.value || kept?.below !== now?.below || kept?.flag !== now?.flag;

type Part = { state: SeriesState; no: number; slots: readonly Slot[] };

/** Writes what changed of series, and marks their days and figures. */
const keep = async ({ client, days }: Amendment, parts: readonly Part[]): Promise<void> => {
  await store(client, parts);
  for (const { state, slots } of parts) {
    for (const slot of slots) if (counts(slot)) markDay(days, state, slot.time);
    follow(state, slots);
  }
};

/**
 * Changes periods of series, one of each: `work` is given what is stored there and changes it; the checks look at what
 * became of it, and all of it is written.
 */
export const amend = async <P extends Period>(
  amendment: Amendment,
  periods: readonly P[],
  work: (timeline: Timeline, period: P) => void,
): Promise<void> => {
  const windows = await windowsOf(amendment.client, periods);
  const parts = periods.map((period, at) => {
    const timeline = timelineOf(period.state, windows[at]!, amendment.at);
    work(timeline, period);
    check(timeline, ownChecks(period.state.checks));
    return { state: period.state, no: period.state.no, slots: timeline.slots.filter(isChanged) };
  });
  await keep(amendment, parts);
  await keep(amendment, await compared(amendment.client, amendment.states, amendment.near, parts));
};

/** Writes what the changes mean for the series themselves, and has what depends on them brought up to date. */
export const endAmendment = async ({ client, states, days }: Amendment): Promise<void> => {
  await storeStates(client, [...states.values()]);
  await storeDays(client, days);
};
