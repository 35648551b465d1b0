import type { MethodOf } from '../../../sql/model/indicator-method.ts';
import { spi as spiOf } from '../../methods/drought.ts';
import {
  intersect,
  isEmpty,
  type Local,
  monthOf,
  monthStart,
  type Span,
  startsIn,
  yearOf,
  yearStart,
} from '../time.ts';
import { type Feature, type Method, missing, type Result } from './method.ts';

type Options = MethodOf<'spi'>;

const yearsOf = ({ calibration: { from, to } }: Options): Span => ({
  from: yearStart(from),
  to: yearStart(to + 1),
});
const monthNo = (at: Local): number => yearOf(at) * 12 + monthOf(at);
const monthsOn = (at: Local, months: number): Local => monthStart(yearOf(at), monthOf(at) + months);
const isBounded = ({ from, to }: Span): boolean => Number.isFinite(from) && Number.isFinite(to);

/** Values by month from a January on, so that a place in the series tells the month. */
const seriesOf = (
  feature: Feature,
  options: Options,
): { first: number; values: (number | null)[] } | null => {
  const points = feature.inputs.get(options.input)?.points ?? [];
  const [oldest, newest] = [points[0], points.at(-1)];
  if (!oldest || !newest) return null;
  const first = yearOf(oldest.at) * 12;
  const values = Array<number | null>(monthNo(newest.at) - first + 1).fill(null);
  for (const { at, value } of points) values[monthNo(at) - first] = value;
  return { first, values };
};

const resultsOf = (feature: Feature, options: Options): Result[] => {
  const series = seriesOf(feature, options);
  const { calibration, scale, leastYears, input } = options;
  const values = series
    ? spiOf(series.values, {
        scale,
        leastYears,
        calibration: {
          from: calibration.from * 12 - series.first,
          to: calibration.to * 12 + 11 - series.first,
        },
      })
    : [];
  const shares = new Map(feature.inputs.get(input)?.points.map(({ at, share }) => [monthNo(at), share]));
  return feature.starts.map((given): Result => {
    const start = given as Local;
    const used = [
      { input, from: monthsOn(start, 1 - scale), to: monthsOn(start, 1) },
      { input, ...yearsOf(options) },
    ];
    const months = Array.from({ length: scale }, (_, back) => shares.get(monthNo(start) - back) ?? 0);
    const coverage = months.reduce((sum, share) => sum + share, 0) / scale;
    if (!series || coverage === 0) return { start, used, ...missing('input') };
    const value = values[monthNo(start) - series.first] ?? null;
    return value === null
      ? { start, used, ...missing(months.includes(0) ? 'input' : 'method', coverage) }
      : { start, used, value, coverage };
  });
};

/** Months whose sums hold a changed one: it and those after it. */
const sums = ({ from, to }: Span, scale: number): Span => ({ from, to: monthsOn(to - 1, scale) });

export const spi: Method<'spi'> = {
  needs: (options, span) => {
    const years = yearsOf(options);
    const back = (at: Local) => (Number.isFinite(at) ? monthsOn(at, 1 - options.scale) : at);
    return { from: Math.min(back(span.from), back(years.from)), to: Math.max(span.to, years.to) };
  },
  // In the calibration period a month changes the distribution of every month whose sums it is in, and so of all its years.
  reaches: (options, changed, { extent }) => {
    if (!isBounded(changed)) return [changed];
    const own = sums(changed, options.scale);
    const calibrating = intersect(own, yearsOf(options));
    if (isEmpty(calibrating)) return [own];
    if (!isBounded(extent) || isEmpty(extent) || options.scale >= 12) return [own, extent];
    const months = [...new Set(startsIn('month', calibrating).map(monthOf))];
    const years = startsIn('year', sums(extent, options.scale));
    return [
      own,
      ...years.flatMap((year) =>
        months.map((month) => ({
          from: monthStart(yearOf(year), month),
          to: monthStart(yearOf(year), month + 1),
        })),
      ),
    ];
  },
  compute: (options, features) => features.map((feature) => resultsOf(feature, options)),
};
