import type { Zone } from '../zone.ts';

/** When a value was measured, by the clock that it was told by: milliseconds since 1970, minutes east of UTC. */
export type Moment = { time: number; offset: number };

/** What is wrong with a time, as a reason of `sql/model/reasons.ts`. */
export type TimeFault = 'not-a-time' | 'skipped-time' | 'ambiguous-time' | 'time-out-of-range';

const MINUTE = 60_000;
const DAY = 86_400_000;

// A date, or its year or month alone; with a time of day or none; with an offset or none.
const FORM =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?)?)?$/i;

/** Before any instrument; and, as clocks go wrong and periods end later, a year ahead. */
const EARLIEST = Date.UTC(1700, 0, 1);
const AHEAD = 366 * DAY;

/** Minutes of `Z`, `+01`, `+0100`, `+01:00`; null for what is none. */
const offsetOf = (text: string): number | null => {
  if (text === 'Z' || text === 'z') return 0;
  const [hours, minutes] = [Number(text.slice(1, 3)), Number(text.slice(3).replace(':', '') || '0')];
  if (hours > 14 || minutes > 59) return null;
  return (text[0] === '-' ? -1 : 1) * (60 * hours + minutes);
};

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Milliseconds of a clock's reading, as if it stood at UTC; 24:00 is the next day's begin. Null for what no clock shows. */
const readingOf = (parts: readonly (string | undefined)[]): number | null => {
  const [year, month, day, hour, minute, second] = parts.map((part, at) =>
    Number(part ?? (at < 3 ? 1 : 0)),
  ) as [number, number, number, number, number, number];
  if (year < 1000 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  if (minute > 59 || second > 59 || hour > 24 || (hour === 24 && minute + second > 0)) return null;
  const millis = Number((parts[6] ?? '').slice(0, 3).padEnd(3, '0'));
  return Date.UTC(year, month - 1, day, hour, minute, second, millis);
};

const told = (time: number, zone: Zone): Moment => ({
  time,
  offset: Math.round(zone.offsetAt(time) / MINUTE),
});

const inZone = (local: number, zone: Zone): Moment | TimeFault => {
  const [time, second] = zone.instantsOf(local);
  if (second !== undefined) return 'ambiguous-time';
  return time === undefined ? 'skipped-time' : told(time, zone);
};

/** A day begins with its first instant, also where the clock is put forward or back at midnight. */
const dayIn = (local: number, zone: Zone): Moment => {
  const [time] = zone.instantsOf(local);
  if (time !== undefined) return told(time, zone);
  const offset = zone.offsetAt(local - DAY);
  return told(local - offset, zone);
};

/** Two digits as a number; NaN where they are none. */
const two = (text: string, at: number): number => {
  const [tens, ones] = [text.charCodeAt(at) - 48, text.charCodeAt(at + 1) - 48];
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? 10 * tens + ones : Number.NaN;
};

/** Minutes of what stands behind a time of day, `Z` or `+01:00`; NaN for whatever else. */
const commonOffset = (text: string, at: number): number => {
  if (text.length === at + 1 && text[at] === 'Z') return 0;
  const [sign, hours, minutes] = [text[at], two(text, at + 1), two(text, at + 4)];
  const isOne = text.length === at + 6 && text[at + 3] === ':' && hours <= 14 && minutes <= 59;
  if (!isOne || (sign !== '+' && sign !== '-')) return Number.NaN;
  return sign === '-' ? -(60 * hours + minutes) : 60 * hours + minutes;
};

/**
 * `2024-05-31T13:00:00+01:00`, as nearly all values come by programs: read by its places, a third of the time that the form
 * takes. Null where anything is otherwise, be it right or wrong: the form says which.
 */
const commonOf = (text: string): Moment | null => {
  const [year, month, day] = [100 * two(text, 0) + two(text, 2), two(text, 5), two(text, 8)];
  const [hour, minute, second] = [two(text, 11), two(text, 14), two(text, 17)];
  const isSpaced =
    text[4] === '-' && text[7] === '-' && text[10] === 'T' && text[13] === ':' && text[16] === ':';
  const isDate = year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= 28;
  if (!isSpaced || !isDate || !(hour <= 23 && minute <= 59 && second <= 59)) return null;
  const offset = commonOffset(text, 19);
  if (Number.isNaN(offset)) return null;
  return { time: Date.UTC(year, month - 1, day, hour, minute, second) - offset * MINUTE, offset };
};

const inRange = (moment: Moment, now: number): Moment | TimeFault =>
  moment.time < EARLIEST || moment.time > now + AHEAD ? 'time-out-of-range' : moment;

/**
 * Reads an RFC 3339 instant, or a date or time without an offset as one of a time zone. What that zone's clock never showed
 * or showed twice is told, not guessed.
 */
export const momentOf = (given: unknown, zone: Zone, now: number): Moment | TimeFault => {
  if (typeof given !== 'string' || given.length > 40) return 'not-a-time';
  const common = commonOf(given);
  if (common) return inRange(common, now);
  const parts = FORM.exec(given.trim());
  if (!parts) return 'not-a-time';
  const reading = readingOf(parts.slice(1, 8));
  if (reading === null) return 'not-a-time';
  const said = parts[8];
  const offset = said === undefined ? null : offsetOf(said);
  if (said !== undefined && offset === null) return 'not-a-time';
  const local = parts[4] === undefined ? dayIn : inZone;
  const moment = offset === null ? local(reading, zone) : { time: reading - offset * MINUTE, offset };
  return typeof moment === 'string' ? moment : inRange(moment, now);
};
