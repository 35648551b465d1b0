import { localOf, momentOf } from './zone.ts';

export type TickUnit = 'year' | 'month' | 'day' | 'hour' | 'minute';
/** Where an axis of time is marked: `at` is a moment; `begins` the larger unit that begins there, or was not named before. */
export type TimeTick = { at: number; begins: boolean };
export type TimeTicks = { unit: TickUnit; ticks: TimeTick[] };

const DAY = 86_400;
/** Steps from fine to coarse, with about how long each lasts. */
const STEPS: readonly (readonly [TickUnit, number, number])[] = [
  ['minute', 5, 300],
  ['minute', 15, 900],
  ['minute', 30, 1800],
  ['hour', 1, 3600],
  ['hour', 3, 10_800],
  ['hour', 6, 21_600],
  ['hour', 12, 43_200],
  ['day', 1, DAY],
  ['day', 2, 2 * DAY],
  ['day', 5, 5 * DAY],
  ['day', 10, 10 * DAY],
  ['month', 1, 30 * DAY],
  ['month', 3, 91 * DAY],
  ['month', 6, 182 * DAY],
  ['year', 1, 365 * DAY],
  ['year', 2, 730 * DAY],
  ['year', 5, 1826 * DAY],
  ['year', 10, 3652 * DAY],
  ['year', 20, 7305 * DAY],
  ['year', 50, 18_262 * DAY],
  ['year', 100, 36_524 * DAY],
];

const stepFor = (seconds: number, most: number) =>
  STEPS.find(([, , length]) => seconds / length <= most) ?? (STEPS.at(-1) as (typeof STEPS)[number]);

/** The last mark at or before a local time. */
const floorOf = (local: number, unit: TickUnit, by: number): number => {
  const date = new Date(local * 1000);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  switch (unit) {
    case 'year':
      return Date.UTC(Math.floor(year / by) * by, 0, 1) / 1000;
    case 'month':
      return Date.UTC(year, Math.floor(month / by) * by, 1) / 1000;
    case 'day':
      return Date.UTC(year, month, Math.floor((day - 1) / by) * by + 1) / 1000;
    default: {
      const length = (unit === 'hour' ? 3600 : 60) * by;
      return Math.floor(local / length) * length;
    }
  }
};

/** Marks by 5 or 10 days begin again each month: the one before the first of a month would stand too near. */
const nextOf = (local: number, unit: TickUnit, by: number): number => {
  const date = new Date(local * 1000);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  switch (unit) {
    case 'year':
      return Date.UTC(year + by, 0, 1) / 1000;
    case 'month':
      return Date.UTC(year, month + by, 1) / 1000;
    case 'day': {
      const first = Date.UTC(year, month + 1, 1) / 1000;
      const next = Date.UTC(year, month, day + by) / 1000;
      return next > first || (by > 1 && first - next < (by / 2) * DAY) ? first : next;
    }
    default:
      return local + (unit === 'hour' ? 3600 : 60) * by;
  }
};

const PARENT: Record<TickUnit, TickUnit | null> = {
  minute: 'day',
  hour: 'day',
  day: 'month',
  month: 'year',
  year: null,
};

/** Marks of a span on the calendar of a zone: no more than `most`, the finest that fit. */
export const timeTicks = (from: number, to: number, zone: string, most: number): TimeTicks => {
  const [unit, by] = stepFor(to - from, most);
  const parent = PARENT[unit];
  const ticks: TimeTick[] = [];
  let named: number | null = null;
  for (let local = floorOf(localOf(from, zone), unit, by); ; local = nextOf(local, unit, by)) {
    const at = momentOf(local, zone);
    if (at > to) break;
    if (at < from) continue;
    const above = parent === null ? null : floorOf(local, parent, 1);
    ticks.push({ at, begins: above !== null && above !== named });
    named = above;
  }
  return { unit, ticks };
};
