import type { Bound } from '../../../sql/model/indicator-method.ts';
import { exceedances as countAbove } from '../../methods/air-quality.ts';
import { DAY, HOUR, type Local, type Span, startOf } from '../time.ts';
import { type Context, type Method, missing, type Point, periodwise, pointsIn, spanAt } from './method.ts';

type Limit = { value: number; side: 'above' | 'below' };

/** What a bound says, of the limits that an input's parameter declares; null for one that it does not. */
export const limitOf = (bound: Bound, input: string, { limits }: Context): Limit | null => {
  if ('value' in bound) return bound;
  return limits.get(input)?.find(({ id }) => id === bound.limit) ?? null;
};

/** Share of the values of a mean that must be there: 6 of 8 hours, as the directive on ambient air has it. */
const LEAST_OF_MEAN = 0.75;

/** The least distance of a point from the one before: the step that they come in. Two that clocks show at one moment have none. */
const stepOf = (points: readonly Point[]): number => {
  const steps = points
    .slice(1)
    .map(({ at }, before) => at - (points[before] as Point).at)
    .filter((step) => step > 0);
  return steps.length === 0 ? HOUR : Math.min(...steps);
};

/** Running means over so many steps, each at the last of them; none where too few are there. */
export const runningMeans = (points: readonly Point[], steps: number, step = stepOf(points)): Point[] => {
  const means: Point[] = [];
  let first = 0;
  let sum = 0;
  points.forEach((point, last) => {
    sum += point.value;
    while ((points[first] as Point).at <= point.at - steps * step) sum -= (points[first++] as Point).value;
    const share = (last - first + 1) / steps;
    if (share >= LEAST_OF_MEAN) means.push({ ...point, value: sum / (last - first + 1), share });
  });
  return means;
};

/** The greatest of each day (the least, where a limit is one from below). */
const byDay = (points: readonly Point[], side: Limit['side']): number[] => {
  const days = new Map<Local, number>();
  for (const { at, value } of points) {
    const day = startOf('day', at);
    const known = days.get(day);
    const worse = known === undefined || (side === 'above' ? value > known : value < known);
    if (worse) days.set(day, value);
  }
  return [...days.values()];
};

const countBeyond = (values: readonly number[], { value, side }: Limit): number =>
  side === 'above'
    ? countAbove(values, value).above
    : countAbove(
        values.map((one) => -one),
        -value,
      ).above;

/** Time that there are values of, among all of the period; what comes once a day or less often stands for its day. */
const coverageOf = (points: readonly Point[], step: number, span: Span): number => {
  const shares = points.reduce((sum, { share }) => sum + share, 0);
  return Math.min(1, (shares * Math.min(DAY, step)) / (span.to - span.from));
};

export const exceedances: Method<'exceedances'> = {
  // Means run over from before.
  needs: ({ running }, span) => ({ from: span.from - (running ? DAY * 3 : 0), to: span.to }),
  reaches: ({ running }, changed) => [{ from: changed.from, to: changed.to + (running ? DAY * 3 : 0) }],
  compute: periodwise((options, feature, start, context) => {
    const input = feature.inputs.get(options.input);
    const limit = limitOf(options.bound, options.input, context);
    if (!limit) return missing('method');
    const span = spanAt(context.period, start);
    const { running } = options;
    const reach = { from: span.from - (running ? DAY * 3 : 0), to: span.to };
    const raw = pointsIn(input, reach);
    const points =
      running === undefined ? raw : runningMeans(raw, running).filter(({ at }) => at >= span.from);
    if (points.length === 0) return missing('input');
    const values = options.count === 'days' ? byDay(points, limit.side) : points.map(({ value }) => value);
    const beyond = countBeyond(values, limit);
    return {
      value: options.share ? (100 * beyond) / values.length : beyond,
      coverage: coverageOf(points, stepOf(raw), span),
      more: { counted: values.length },
      used: [{ input: options.input, ...reach }],
    };
  }),
};
