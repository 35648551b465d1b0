import type { IndicatorPeriod } from '../../../sql/model/indicator.ts';
import type { MethodOf } from '../../../sql/model/indicator-method.ts';
import { mean } from '../../methods/series.ts';
import {
  intersect,
  isEmpty,
  type Local,
  monthOf,
  monthStart,
  type Span,
  shifted,
  startOf,
  startsIn,
  yearOf,
  yearStart,
} from '../time.ts';
import {
  type Context,
  type Feature,
  type Method,
  missing,
  type Result,
  type Scalar,
  spanAt,
} from './method.ts';

type Baseline = { from: number; to: number };
const yearsOf = ({ from, to }: Baseline): Span => ({ from: yearStart(from), to: yearStart(to + 1) });

/** What is compared with what: months with the same month of other years, days with days of that month, years with years. */
const seasonOf = (period: IndicatorPeriod, start: Local): number => (period === 'year' ? 0 : monthOf(start));

type Norm = { mean: number; deviation: number; years: number };

const normOf = (scalars: readonly { value: number; year: number }[]): Norm | null => {
  if (scalars.length === 0) return null;
  const values = scalars.map(({ value }) => value);
  const centre = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return {
    mean: centre,
    deviation: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0,
    years: new Set(scalars.map(({ year }) => year)).size,
  };
};

/** The norms of an input over the baseline, by what is compared with what. */
const normsOf = (
  feature: Feature,
  input: string,
  baseline: Baseline,
  period: IndicatorPeriod,
): Map<number, Norm> => {
  const timed = period as Exclude<IndicatorPeriod, 'none'>;
  const bySeason = new Map<number, { value: number; year: number }[]>();
  for (const start of startsIn(timed, yearsOf(baseline))) {
    const scalar = feature.inputs.get(input)?.in(start);
    if (!scalar) continue;
    const season = seasonOf(period, start);
    const known = bySeason.get(season);
    const one = { value: scalar.value, year: yearOf(start) };
    if (known) known.push(one);
    else bySeason.set(season, [one]);
  }
  return new Map(
    [...bySeason].flatMap(([season, values]) => {
      const norm = normOf(values);
      return norm ? [[season, norm] as const] : [];
    }),
  );
};

type As = MethodOf<'against-baseline'>['as'];

/** null where the method says nothing: in percent of nothing, in deviations where nothing varies. */
const changeAs = (as: As, value: number, from: number, deviation = 0): number | null => {
  const difference = value - from;
  switch (as) {
    case 'difference':
      return difference;
    case 'percent':
      return from === 0 ? null : (100 * difference) / Math.abs(from);
    case 'gain':
      return Math.max(0, difference);
    case 'loss':
      return Math.max(0, -difference);
    case 'z':
      return deviation > 0 ? difference / deviation : null;
  }
};

const told = (value: number | null, share: number): Pick<Result, 'value' | 'coverage' | 'missing'> =>
  value === null ? missing('method', share) : { value, coverage: share };

/** The same months of the years that there are, where a month of the baseline has changed. */
const sameSeasons = (changed: Span, period: IndicatorPeriod, extent: Span): Span[] => {
  if (period === 'year' || isEmpty(extent) || !Number.isFinite(extent.from + extent.to)) return [extent];
  if (!Number.isFinite(changed.from + changed.to)) return [extent];
  const months = new Set(startsIn('month', changed).map(monthOf));
  return startsIn('year', extent).flatMap((year) =>
    [...months].map((month) => ({
      from: monthStart(yearOf(year), month),
      to: monthStart(yearOf(year), month + 1),
    })),
  );
};

export const againstBaseline: Method<'against-baseline'> = {
  needs: ({ baseline }, span) => {
    const years = yearsOf(baseline);
    return { from: Math.min(span.from, years.from), to: Math.max(span.to, years.to) };
  },
  reaches: ({ baseline }, changed, { period, extent }) => {
    const inside = intersect(changed, yearsOf(baseline));
    return isEmpty(inside) ? [changed] : [changed, ...sameSeasons(inside, period, extent)];
  },
  compute: (options, features, { period }) =>
    features.map((feature) => {
      const { input, baseline, as, leastYears } = options;
      const norms = normsOf(feature, input, baseline, period);
      return feature.starts.map((start): Result => {
        const used = [
          { input, ...spanAt(period, start) },
          { input, ...yearsOf(baseline) },
        ];
        const scalar = feature.inputs.get(input)?.in(start);
        const norm = norms.get(seasonOf(period, start as Local));
        if (!scalar || !norm || norm.years < leastYears) return { start, used, ...missing('input') };
        const value = changeAs(as, scalar.value, norm.mean, norm.deviation);
        return {
          start,
          used,
          ...told(value, scalar.share),
          more: { own: scalar.value, baseline: norm.mean },
        };
      });
    }),
};

const back = (period: IndicatorPeriod, start: Local, lag: number): Local =>
  shifted(period as 'year', startOf(period as 'year', start), -lag);

const before = (
  { input, as, lag }: MethodOf<'against-before'>,
  feature: Feature,
  start: Local,
  { period }: Context,
): Result => {
  const earlier = back(period, start, lag);
  const used = [start, earlier].map((at) => ({ input, ...spanAt(period, at) }));
  const [now, then] = [start, earlier].map((at) => feature.inputs.get(input)?.in(at) ?? null) as [
    Scalar | null,
    Scalar | null,
  ];
  if (!now || !then) return { start, used, ...missing('input') };
  const value = changeAs(as, now.value, then.value);
  return {
    start,
    used,
    ...told(value, Math.min(now.share, then.share)),
    more: { own: now.value, baseline: then.value },
  };
};

export const againstBefore: Method<'against-before'> = {
  needs: ({ lag }, span, { period }) => ({
    from: Number.isFinite(span.from) ? back(period, span.from, lag) : span.from,
    to: span.to,
  }),
  reaches: ({ lag }, changed, { period }) => [
    changed,
    ...(Number.isFinite(changed.from) && Number.isFinite(changed.to)
      ? [{ from: back(period, changed.from, -lag), to: back(period, changed.to - 1, -lag - 1) }]
      : []),
  ],
  compute: (options, features, context) =>
    features.map((feature) =>
      feature.starts.map((start) => before(options, feature, start as Local, context)),
    ),
};
