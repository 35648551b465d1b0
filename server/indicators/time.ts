import type { IndicatorPeriod } from '../../sql/model/indicator.ts';

/**
 * Time as clocks show it: milliseconds of the date and time that stand on the clock, as if it were UTC's. Periods are whole on
 * the clock (a day of 23 hours is a day), so that all arithmetic is plain, and the database turns clocks into instants.
 */
export type Local = number;

/** From a moment on, up to but without another; infinite where it has no end. */
export type Span = { from: Local; to: Local };

export const ALL: Span = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export const yearOf = (at: Local): number => new Date(at).getUTCFullYear();
/** From 0. */
export const monthOf = (at: Local): number => new Date(at).getUTCMonth();

/** Begin of a month, from 0, which may lie outside of the year. */
export const monthStart = (year: number, month: number): Local => {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 1);
  return date.getTime();
};
export const yearStart = (year: number): Local => monthStart(year, 0);

type Timed = Exclude<IndicatorPeriod, 'none'>;

/** The begin of the period that a moment lies in. */
export const startOf = (period: Timed, at: Local): Local => {
  switch (period) {
    case 'hour':
      return Math.floor(at / HOUR) * HOUR;
    case 'day':
      return Math.floor(at / DAY) * DAY;
    case 'month':
      return monthStart(yearOf(at), monthOf(at));
    case 'year':
      return yearStart(yearOf(at));
  }
};

/** The begin of the period that comes so many after the one that begins at `start`. */
export const shifted = (period: Timed, start: Local, by: number): Local => {
  switch (period) {
    case 'hour':
      return start + by * HOUR;
    case 'day':
      return start + by * DAY;
    case 'month':
      return monthStart(yearOf(start), monthOf(start) + by);
    case 'year':
      return yearStart(yearOf(start) + by);
  }
};

export const spanOf = (period: Timed, start: Local): Span => ({ from: start, to: shifted(period, start, 1) });

/** Begins of the periods that a finite span touches. */
export const startsIn = (period: Timed, { from, to }: Span): Local[] => {
  const starts: Local[] = [];
  for (let at = startOf(period, from); at < to; at = shifted(period, at, 1)) starts.push(at);
  return starts;
};

export const intersect = (one: Span, other: Span): Span => ({
  from: Math.max(one.from, other.from),
  to: Math.min(one.to, other.to),
});
export const isEmpty = ({ from, to }: Span): boolean => !(from < to);
export const holds = ({ from, to }: Span, at: Local): boolean => at >= from && at < to;

/** Spans in order, those that touch made one. */
export const merged = (spans: readonly Span[]): Span[] => {
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else result.push({ ...span });
  }
  return result;
};

/** A moment as the database takes it for a timestamp; null beyond all time. */
export const textOf = (at: Local): string | null =>
  Number.isFinite(at) ? new Date(at).toISOString().slice(0, 19) : null;

/** A timestamp of the database as a moment. */
export const localOf = (text: string): Local => Date.parse(`${text.replace(' ', 'T')}Z`);

const LABEL = { hour: 13, day: 10, month: 7, year: 4 } as const;

/** A period as it is told: 2024, 2024-05, 2024-05-01, 2024-05-01T13. */
export const labelOf = (period: IndicatorPeriod, start: Local): string =>
  period === 'none' ? 'all' : new Date(start).toISOString().slice(0, LABEL[period]);

const FORMS: Record<IndicatorPeriod, RegExp> = {
  hour: /^\d{4}-\d\d-\d\dT\d\d$/,
  day: /^\d{4}-\d\d-\d\d$/,
  month: /^\d{4}-\d\d$/,
  year: /^\d{4}$/,
  none: /^all$/,
};
const REST = '0000-01-01T00:00:00';

/** The begin of a period that is told; null where it is none of the kind, NaN never. */
export const startOfLabel = (period: IndicatorPeriod, label: string): Local | null => {
  if (period === 'none' || !FORMS[period].test(label)) return null;
  const at = localOf(label + REST.slice(label.length));
  return Number.isNaN(at) || labelOf(period, at) !== label ? null : at;
};
