import { secondsOf } from '../../../sql/model/duration.ts';
import type { Limit, Parameter } from '../../../sql/model/parameter.ts';

/** Periods that values are gathered in; rollups are kept of all but seasons. */
export const UNITS = ['hour', 'day', 'month', 'year', 'season'] as const;
export type Unit = (typeof UNITS)[number];

/** What gathering needs to know of a series, as the SQL reads it. */
export type Spec = {
  no: number;
  zone: string;
  /** How long before its time stamp a value's period begins. */
  shift: string;
  /** Of hours and less, which are the same length everywhere; days and more are those of the calendar. */
  is_clock: boolean;
  /** How often a value is expected; both null where nobody can say. */
  every_seconds: number | null;
  every_months: number | null;
  below_as: number;
  gather: Parameter['gather'];
  limits: Pick<Limit, 'id' | 'averaging' | 'value' | 'side'>[];
};

type Measured = {
  no: number;
  averaging: string;
  every: string | null;
  stamp: 'begin' | 'end';
  time_zone: string;
};

const CALENDAR = /^P(\d+)([MY])$/;

const everyOf = (every: string | null): Pick<Spec, 'every_seconds' | 'every_months'> => {
  if (every === null || secondsOf(every) === 0) return { every_seconds: null, every_months: null };
  const [, count, unit] = CALENDAR.exec(every) ?? [];
  const months = count === undefined ? null : Number(count) * (unit === 'Y' ? 12 : 1);
  return { every_seconds: secondsOf(every), every_months: months };
};

const HOUR = 3600;

/** Whether values come often enough to be held against a limit. */
const isFine = (limit: Limit, seconds: number): boolean =>
  seconds <= (limit.averaging === 'PT8H' ? HOUR : secondsOf(limit.averaging));

/** What gathering needs to know of a series and its parameter. */
export const specOf = (series: Measured, parameter: Parameter): Spec => {
  const seconds = secondsOf(series.every ?? series.averaging);
  return {
    no: series.no,
    zone: series.time_zone,
    shift: series.stamp === 'end' ? series.averaging : 'PT0S',
    is_clock: series.averaging.startsWith('PT'),
    ...everyOf(series.every),
    below_as: parameter.belowAs,
    gather: parameter.gather,
    limits: parameter.limits
      .filter((limit) => isFine(limit, seconds))
      .map(({ id, averaging, value, side }) => ({ id, averaging, value, side })),
  };
};

/** The limits that can be exceeded within a period: those of values averaged over no more than it. */
const WITHIN: Record<Unit, readonly Limit['averaging'][]> = {
  hour: ['PT1H'],
  day: ['PT1H', 'PT8H', 'P1D'],
  month: ['PT1H', 'PT8H', 'P1D', 'P1M'],
  season: ['PT1H', 'PT8H', 'P1D', 'P1M'],
  year: ['PT1H', 'PT8H', 'P1D', 'P1M', 'P1Y'],
};

/**
 * A series as it is gathered by periods of a unit; without the limits that are counted already in the shorter periods that
 * `lower` names.
 */
export const specFor = (spec: Spec, unit: Unit, lower: Unit | null = null): Spec => ({
  ...spec,
  limits: spec.limits.filter(
    ({ averaging }) => WITHIN[unit].includes(averaging) && !(lower && WITHIN[lower].includes(averaging)),
  ),
});
