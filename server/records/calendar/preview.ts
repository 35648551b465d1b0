import type pg from 'pg';
import type { CalendarChange, CalendarPreview, KeptEntry } from '../../../sql/model/api/calendar.ts';
import type { Country } from '../../../sql/model/country.ts';
import type { Calendar, Clock } from '../../../sql/model/records/clock.ts';
import { notFound } from '../../http/error.ts';
import { leadingClock } from '../cases/standing.ts';
import { readClock } from '../clocks/read-clock.ts';
import type { Module } from '../module.ts';
import { findKind } from '../types.ts';
import { calendarOf } from './calendar.ts';

/** Cases that are read at once, and in all: a preview answers while somebody waits. */
const BATCH = 1000;
const MOST_LOOKED = 50_000;
const MOST_SHOWN = 20;

const ENTRIES = `select no, from_day as "from", to_day as "to", kind, title, source from calendar_entry order by from_day, no`;

/** What administrators entered, by its first day. */
export const enteredDays = async (client: pg.ClientBase | pg.Pool): Promise<KeptEntry[]> =>
  (await client.query<KeptEntry>(ENTRIES)).rows;

/** The calendar as a change would make it; 404 where there is no such entry to take back. */
const changedBy = async (pool: pg.Pool, calendar: Calendar, change: CalendarChange): Promise<Calendar> => {
  if (change.kind === 'add') return { ...calendar, entries: [change.entry, ...calendar.entries] };
  const entered = await enteredDays(pool);
  if (!entered.some(({ no }) => no === change.no)) throw notFound('no-such-thing', String(change.no));
  const left = entered.filter(({ no }) => no !== change.no);
  return { ...calendar, entries: [...left, ...calendar.entries.slice(entered.length)] };
};

type Row = { no: number; number: string; module: string; clocks: Clock[] };
const OPEN = `select no, number, module, clocks from record_case where no > $1 and kind <> 'closed' order by no limit ${BATCH}`;

/** The open deadlines that a change of the calendar would move, by the same clocks as the job moves them. Nothing is written. */
export const previewOf = async (
  pool: pg.Pool,
  modules: readonly Module[],
  country: Country,
  change: CalendarChange,
): Promise<CalendarPreview> => {
  const before = await calendarOf(pool, country);
  const after = await changedBy(pool, before, change);
  const now = new Date().toISOString();
  const cases: CalendarPreview['cases'] = [];
  let [looked, moved, seen] = [0, 0, 0];
  for (let last = 0; ; ) {
    const { rows } = await pool.query<Row>(OPEN, [last]);
    for (const { number, module, clocks } of rows) {
      const kind = findKind(modules, module);
      const clock = kind && leadingClock(kind.type, { clocks });
      const from = clock && readClock(clock, before, now).due;
      if (!from) continue;
      looked += 1;
      const to = readClock(clock, after, now).due;
      if (to === null || to === from) continue;
      moved += 1;
      if (cases.length < MOST_SHOWN) cases.push({ number, module, from, to });
    }
    seen += rows.length;
    last = rows.at(-1)?.no ?? 0;
    if (rows.length < BATCH) return { looked, moved, isPart: false, cases };
    if (seen >= MOST_LOOKED) return { looked, moved, isPart: true, cases };
  }
};
