import type pg from 'pg';
import { askForGather } from './ask-for-gather.ts';
import type { SeriesState } from './state.ts';
import { zoneOf } from './zone.ts';

const DAY_MS = 86_400_000;

const LENGTH = /^P(T?)(\d+)([SMHDWY])$/;
const MS: Record<string, number> = { TS: 1000, TM: 60_000, TH: 3_600_000, D: DAY_MS, W: 7 * DAY_MS };

/** Local time before a period that ends then. Months and years are those of the calendar. */
const before = (local: number, averaging: string): number => {
  const [, time = '', count = '', unit = ''] = LENGTH.exec(averaging) ?? [];
  const length = MS[time + unit];
  if (length !== undefined) return local - Number(count) * length;
  const date = new Date(local);
  date.setUTCMonth(date.getUTCMonth() - Number(count) * (unit === 'Y' ? 12 : 1));
  return date.getTime();
};

/** The day, of the series' own time zone, in which a value's period began; as days since 1970. */
export const dayOf = (state: Pick<SeriesState, 'averaging' | 'stamp' | 'timeZone'>, time: number): number => {
  const local = time + zoneOf(state.timeZone).offsetAt(time);
  return Math.floor((state.stamp === 'end' ? before(local, state.averaging) : local) / DAY_MS);
};

/** Days of series whose values changed, by the series' number. */
export type DirtyDays = Map<number, Set<number>>;

export const markDay = (days: DirtyDays, state: SeriesState, time: number): void => {
  const own = days.get(state.no) ?? new Set();
  own.add(dayOf(state, time));
  days.set(state.no, own);
};

/** Notes days for who keeps rollups, and what is computed from them, up to date. */
export const storeDays = async (client: pg.ClientBase, days: DirtyDays): Promise<void> => {
  const all = [...days].flatMap(([no, own]) => [...own].sort((a, b) => a - b).map((day) => ({ no, day })));
  if (all.length === 0) return;
  await client.query(
    `insert into series_dirty (series_no, day) select no, date '1970-01-01' + day
     from unnest($1::int[], $2::int[]) k (no, day) on conflict do nothing`,
    [all.map(({ no }) => no), all.map(({ day }) => day)],
  );
  await askForGather(client);
};
