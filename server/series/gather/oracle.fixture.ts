import { secondsOf } from '../../../sql/model/duration.ts';
import type { RollupPeriod } from '../../../sql/model/observation.ts';
import type { Parameter } from '../../../sql/model/parameter.ts';
import { zoneOf } from '../../../sql/observations/zone.ts';

/** What rollups should be, computed value by value without any SQL: slow, and plain enough to be believed. */

export type OracleSeries = {
  averaging: string;
  every: string | null;
  stamp: 'begin' | 'end';
  time_zone: string;
};
export type OracleValue = { time: number; value: number; below: boolean };
export type OracleBucket = Record<string, number | null | Record<string, number>>;

const HOUR = 3_600_000;
const UNITS = { PT1H: 'hour', P1D: 'day', P1M: 'month', P1Y: 'year' } as const;

const localOf = (instant: number, zone: string): Date => new Date(instant + zoneOf(zone).offsetAt(instant));

/** The begin of the period that an instant lies in; hours are the same on every clock of the tests. */
const startOf = (instant: number, unit: RollupPeriod, zone: string): number => {
  if (unit === 'hour') return Math.floor(instant / HOUR) * HOUR;
  const local = localOf(instant, zone);
  const [year, month, day] = [local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate()];
  const start = Date.UTC(year, unit === 'year' ? 0 : month, unit === 'day' ? day : 1);
  return zoneOf(zone).instantsOf(start)[0]!;
};

const endOf = (start: number, unit: RollupPeriod, zone: string): number => {
  const DAYS = { hour: 0, day: 1.5, month: 35, year: 370 };
  return unit === 'hour' ? start + HOUR : startOf(start + DAYS[unit] * 24 * HOUR, unit, zone);
};

const beginOf = (time: number, { averaging, stamp, time_zone: zone }: OracleSeries): number => {
  if (stamp === 'begin') return time;
  if (averaging.startsWith('PT')) return time - secondsOf(averaging) * 1000;
  const local = localOf(time, zone);
  if (averaging === 'P1D') local.setUTCDate(local.getUTCDate() - 1);
  else local.setUTCMonth(local.getUTCMonth() - 1);
  return zoneOf(zone).instantsOf(local.getTime())[0]!;
};

/** The quantile between the two nearest values, as Hyndman and Fan (1996) number 7. */
const quantile = (sorted: readonly number[], p: number): number => {
  const at = (sorted.length - 1) * p;
  const [low, high] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
  return low + (high - low) * (at - Math.floor(at));
};

const groupsOf = <T>(list: readonly T[], keyOf: (each: T) => number): Map<number, T[]> => {
  const groups = new Map<number, T[]>();
  for (const each of list) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each]);
  return groups;
};

const sumOf = (list: readonly number[]): number => list.reduce((sum, each) => sum + each, 0);

const coverageOf = (n: number, start: number, unit: RollupPeriod, series: OracleSeries): number | null => {
  if (series.every === null) return null;
  const months = { hour: 0, day: 0, month: 1, year: 12 }[unit];
  const expected =
    series.every === 'P1M' && months > 0
      ? months
      : (endOf(start, unit, series.time_zone) - start) / 1000 / secondsOf(series.every);
  return Math.min(1, n / expected);
};

type Value = { at: number; value: number; below: boolean };

/** Begins of the times over which values were averaged, and what is held against the limit then. */
const stepsOf = (
  values: readonly Value[],
  unit: RollupPeriod,
  series: OracleSeries,
  parameter: Parameter,
): [number, number][] =>
  [...groupsOf(values, ({ at }) => startOf(at, unit, series.time_zone))].flatMap(
    ([start, group]): [number, number][] => {
      if ((coverageOf(group.length, start, unit, series) ?? 1) < 0.75) return [];
      const sum = sumOf(group.map(({ value }) => value));
      return [[start, parameter.gather === 'sum' ? sum : sum / group.length]];
    },
  );

/** Of each day the greatest mean of eight hours that end in it. */
const eightsOf = (
  values: readonly Value[],
  series: OracleSeries,
  parameter: Parameter,
): [number, number][] => {
  const hours = new Map(stepsOf(values, 'hour', series, parameter));
  const days = new Map<number, number>();
  const first = Math.min(...hours.keys());
  for (let hour = first; hour <= Math.max(...hours.keys()) + 7 * HOUR; hour += HOUR) {
    const eight = Array.from({ length: 8 }, (_, back) => hours.get(hour - back * HOUR)).filter(
      (mean) => mean !== undefined,
    );
    if (eight.length < 6) continue;
    const day = startOf(hour, 'day', series.time_zone);
    days.set(day, Math.max(days.get(day) ?? -Infinity, sumOf(eight) / eight.length));
  }
  return [...days];
};

const LENGTHS: RollupPeriod[] = ['hour', 'day', 'month', 'year'];
const SECONDS = { hour: 3600, day: 86_400, month: 2_629_746, year: 31_556_952 };
const SPAN = { PT1H: 'hour', PT8H: 'day', P1D: 'day', P1M: 'month', P1Y: 'year' } as const;

const exceededIn = (
  start: number,
  unit: RollupPeriod,
  values: readonly Value[],
  series: OracleSeries,
  parameter: Parameter,
) => {
  const seconds = secondsOf(series.every ?? series.averaging);
  const counts: Record<string, number> = {};
  for (const { id, averaging, value } of parameter.limits) {
    const isWithin = LENGTHS.indexOf(SPAN[averaging]) <= LENGTHS.indexOf(unit);
    if (!isWithin || seconds > (averaging === 'PT8H' ? 3600 : secondsOf(averaging))) continue;
    const steps =
      averaging === 'PT8H'
        ? eightsOf(values, series, parameter)
        : stepsOf(values, UNITS[averaging], series, parameter);
    const count = steps.filter(
      ([at, mean]) => startOf(at, unit, series.time_zone) === start && mean > value,
    ).length;
    if (count > 0) counts[id] = count;
  }
  return counts;
};

/** All rollups of a series, by period and begin. */
export const oracle = (
  series: OracleSeries,
  parameter: Parameter,
  given: readonly OracleValue[],
): Record<string, OracleBucket> => {
  const values: Value[] = given
    .map(({ time, value, below }) => ({
      at: beginOf(time, series),
      below,
      value: below ? value * parameter.belowAs : value,
    }))
    .sort((a, b) => a.at - b.at);
  const kept = LENGTHS.filter((unit) => SECONDS[unit] > secondsOf(series.every ?? series.averaging));
  const all: Record<string, OracleBucket> = {};
  for (const unit of kept)
    for (const [start, group] of groupsOf(values, ({ at }) => startOf(at, unit, series.time_zone))) {
      const list = group.map(({ value }) => value);
      const sorted = [...list].sort((a, b) => a - b);
      all[`${unit} ${new Date(start).toISOString()}`] = {
        n: list.length,
        coverage: coverageOf(list.length, start, unit, series),
        min: sorted[0]!,
        mean: sumOf(list) / list.length,
        max: sorted.at(-1)!,
        p10: quantile(sorted, 0.1),
        p50: quantile(sorted, 0.5),
        p90: quantile(sorted, 0.9),
        sum: sumOf(list),
        last: list.at(-1)!,
        below: group.filter(({ below }) => below).length,
        exceeded: exceededIn(start, unit, values, series, parameter),
      };
    }
  return all;
};
