import type { MethodOf } from '../../../sql/model/indicator-method.ts';
import {
  type AirIndex,
  europeanAqi,
  type Pollutant,
  ppbOf,
  type UsAverage,
  usAqi,
} from '../../methods/air-quality.ts';
import { DAY, HOUR, type Local, type Span } from '../time.ts';
import { runningMeans } from './exceedances.ts';
import { type Feature, type Method, missing, type Point, periodwise, pointsIn, spanAt } from './method.ts';

const inputsOf = (pollutants: Partial<Record<Pollutant, string>>): [Pollutant, string][] =>
  Object.entries(pollutants) as [Pollutant, string][];

type Hours = Map<Local, Partial<Record<Pollutant, number>>>;

const hoursOf = (feature: Feature, pollutants: Partial<Record<Pollutant, string>>, span: Span): Hours => {
  const hours: Hours = new Map();
  for (const [pollutant, name] of inputsOf(pollutants))
    for (const { at, value } of pointsIn(feature.inputs.get(name), span))
      hours.set(at, { ...hours.get(at), [pollutant]: value });
  return hours;
};

/** Coverage is the share of the period's hours that have an index. */
export const european: Method<'european-aqi'> = {
  compute: periodwise(({ pollutants, needed }, feature, start, context) => {
    const span = spanAt(context.period, start);
    const hours = hoursOf(feature, pollutants, span);
    if (hours.size === 0) return missing('input');
    const indices = [...hours.values()].flatMap((values) => europeanAqi(values, needed) ?? []);
    const coverage = indices.length / Math.round((span.to - span.from) / HOUR);
    const worst = worstOf(indices);
    return worst ? { value: worst.value, coverage, more: { by: worst.by } } : missing('method', coverage);
  }),
};

const worstOf = <Value extends number>(indices: readonly AirIndex<Value>[]): AirIndex<Value> | null =>
  indices.reduce<AirIndex<Value> | null>(
    (worst, one) => (worst && worst.value >= one.value ? worst : one),
    null,
  );

const GASES = new Set<Pollutant>(['no2', 'o3', 'so2', 'co']);

/** In the unit of the index's tables: gases in ppb, carbon monoxide in ppm. */
const inTable = (pollutant: Pollutant, value: number): number => {
  if (!GASES.has(pollutant)) return value;
  const ppb = ppbOf(pollutant as 'no2', value);
  return pollutant === 'co' ? ppb / 1000 : ppb;
};

const greatest = (points: readonly Point[]): number | null =>
  points.length === 0 ? null : Math.max(...points.map(({ value }) => value));

/** The 8 hours that a mean of ozone may begin in: 7 to 23 o'clock (40 CFR part 50, appendix U). */
const OZONE_FROM = 7;

type Means = { average: UsAverage; value: number | null }[];

/** What of a pollutant the tables are asked for: means over the day, over eight hours, hours. */
const meansOf = (pollutant: Pollutant, points: readonly Point[], day: Local, least: number): Means => {
  const within = points.filter(({ at }) => at >= day && at < day + DAY);
  const mean = within.reduce((sum, { value }) => sum + value, 0) / within.length;
  const whole = within.length / 24 >= least ? mean : null;
  switch (pollutant) {
    case 'pm2_5':
    case 'pm10':
      return [{ average: '24h', value: whole }];
    case 'no2':
      return [{ average: '1h', value: whole === null ? null : greatest(within) }];
    case 'so2':
      return [
        { average: '1h', value: whole === null ? null : greatest(within) },
        { average: '24h', value: whole },
      ];
    case 'co': {
      const means = runningMeans(points, 8, HOUR).filter(({ at }) => at >= day && at < day + DAY);
      return [{ average: '8h', value: means.length / 24 >= least ? greatest(means) : null }];
    }
    case 'o3': {
      // Each mean stands at its last hour.
      const [from, to] = [day + (OZONE_FROM + 7) * HOUR, day + DAY + 7 * HOUR];
      const means = runningMeans(points, 8, HOUR).filter(({ at }) => at >= from && at < to);
      return [
        { average: '8h', value: means.length / 17 >= least ? greatest(means) : null },
        { average: '1h', value: whole === null ? null : greatest(within) },
      ];
    }
  }
};

const indexOf = (pollutant: Pollutant, means: Means): AirIndex<number> | null =>
  worstOf(
    means.flatMap(({ average, value }) => {
      const index = value === null ? null : usAqi(pollutant, average, inTable(pollutant, value));
      return index === null ? [] : [{ value: index, by: pollutant }];
    }),
  );

const EIGHT = 8 * HOUR;

/** Coverage is the share of the pollutants that the day says enough of. */
export const us: Method<'us-aqi'> = {
  needs: (_, { from, to }) => ({ from: from - EIGHT, to: to + EIGHT }),
  reaches: (_, { from, to }) => [{ from: from - EIGHT, to: to + EIGHT }],
  compute: periodwise(({ pollutants, least }: MethodOf<'us-aqi'>, feature, start) => {
    const day = start as Local;
    const reach = { from: day - EIGHT, to: day + DAY + EIGHT };
    const inputs = inputsOf(pollutants);
    const used = inputs.map(([, input]) => ({ input, ...reach }));
    const indices = inputs.flatMap(([pollutant, name]) => {
      const points = pointsIn(feature.inputs.get(name), reach);
      return indexOf(pollutant, meansOf(pollutant, points, day, least)) ?? [];
    });
    const coverage = indices.length / inputs.length;
    const worst = worstOf(indices);
    return worst
      ? { value: worst.value, coverage, more: { by: worst.by }, used }
      : { ...missing('input', coverage), used };
  }),
};
