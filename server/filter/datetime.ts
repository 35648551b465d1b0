import { badParameter } from '../http/error.ts';

/** A moment or span of time, both ends included; null is open. */
export type Period = { from: Date | null; to: Date | null };

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})[Tt](\d{2}:\d{2}:\d{2})(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})$/;
const DAY_MS = 86_400_000;
/** PostgreSQL has no year 0, and what is later than this no one asks for. */
const FIRST = Date.parse('0001-01-01T00:00:00Z');
const LAST = Date.parse('9999-12-31T23:59:59.999Z');

const invalid = (text: string) => badParameter('datetime', 'invalid-datetime', { value: text.slice(0, 80) });

const isDate = (date: Date): boolean => date.getTime() >= FIRST && date.getTime() <= LAST;

/** Date rolls 31 February over to March; a day that does not exist is an error. */
const dayOf = (text: string, whole: string): Date => {
  const day = new Date(`${text}T00:00:00Z`);
  if (!isDate(day) || day.toISOString().slice(0, 10) !== text) throw invalid(whole);
  return day;
};

const instantOf = (text: string): Date => {
  const [, day = '', time = '', , zone = ''] = INSTANT.exec(text) ?? [];
  dayOf(day, text);
  const instant = new Date(text.toUpperCase());
  // 24:00:00 is not RFC 3339, and neither is a zone of 24 hours or more.
  if (!isDate(instant) || time >= '24' || zone.slice(1) >= '24') throw invalid(text);
  return instant;
};

const moment = (text: string): { from: Date; to: Date } => {
  if (!DAY.test(text)) {
    const instant = instantOf(text);
    return { from: instant, to: instant };
  }
  const from = dayOf(text, text);
  return { from, to: new Date(from.getTime() + DAY_MS - 1) };
};

const isOpen = (text: string): boolean => text === '..' || text === '';

/**
 * Reads `datetime` as OGC API - Features has it (7.15.4): an instant or a day, or an interval `a/b` whose ends may be
 * open (`..`). A day is the whole of it, in UTC. Throws a 400.
 */
export const periodOf = (text: string): Period => {
  const parts = text.split('/');
  if (parts.length === 1) return moment(text);
  const [start = '', end = ''] = parts;
  if (parts.length > 2 || (isOpen(start) && isOpen(end))) throw invalid(text);
  const period = { from: isOpen(start) ? null : moment(start).from, to: isOpen(end) ? null : moment(end).to };
  if (period.from && period.to && period.from > period.to) throw invalid(text);
  return period;
};

/** Periods of the calendar that an interval can be the whole of. */
export type Whole = 'day' | 'month' | 'year';

/** Which period of the calendar an interval of days is exactly the whole of; null where it is another. */
export const wholeOf = ({ from, to }: Period): Whole | null => {
  if (!from || !to || from.getTime() % DAY_MS !== 0) return null;
  const next = new Date(to.getTime() + 1);
  const [y, m, d] = [from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate()];
  const ends = (months: number, days: number) => next.getTime() === Date.UTC(y, m + months, d + days);
  if (ends(0, 1)) return 'day';
  if (d !== 1) return null;
  if (ends(1, 0)) return 'month';
  return m === 0 && ends(12, 0) ? 'year' : null;
};

/** One spelling for a period, for keys and tags. */
export const periodKey = (period: Period | null): string =>
  period ? `${period.from?.toISOString() ?? '..'}/${period.to?.toISOString() ?? '..'}` : '';
