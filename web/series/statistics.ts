import { quantileSorted, sorted } from '../../server/methods/series.ts';
import type { Parameter } from '../../sql/model/parameter.ts';
import { isDoubtful, type Point } from './points.ts';
import { lengthOf, type Span } from './span.ts';

export type Extreme = { value: number; time: number };
export type Statistics = {
  /** Values that were measured. */
  n: number;
  /** Share of the values that were expected; null where nobody can say. */
  coverage: number | null;
  min: Extreme;
  max: Extreme;
  mean: number;
  sum: number;
  p10: number;
  p50: number;
  p90: number;
  /** Of how many values the percentiles are: measured ones, or those of periods. */
  of: number;
};

const count = (total: number, { bucket }: Point): number => total + (bucket ? (bucket.n ?? 0) : 1);

const extreme = (
  points: readonly Point[],
  of: (point: Point) => number,
  isBetter: (a: number, b: number) => boolean,
): Extreme =>
  points
    .map((point) => ({ value: of(point), time: point.time }))
    .reduce((best, one) => (isBetter(one.value, best.value) ? one : best));

/** Each bucket as often as it has values: the mean of all, whatever they were gathered by. */
const meanOf = (points: readonly Point[], n: number): number => {
  if (points.every(({ bucket }) => bucket?.mean != null && bucket.n))
    return points.reduce((sum, { bucket }) => sum + (bucket?.mean ?? 0) * (bucket?.n ?? 0), 0) / n;
  return points.reduce((sum, { value }) => sum + value, 0) / points.length;
};

/** Coverage where buckets tell theirs; else values against those expected in the span. */
const coverageOf = (points: readonly Point[], span: Span, every: number | null): number | null => {
  const expected = every ? lengthOf(span) / every : null;
  const n = points.reduce(count, 0);
  return expected === null ? null : Math.min(1, n / Math.max(1, expected));
};

/** What a span of a series holds, doubtful values left out; null where there is none. */
export const statisticsOf = (
  points: readonly Point[],
  { span, every, gather }: { span: Span; every: number | null; gather: Parameter['gather'] },
): Statistics | null => {
  const good = points.filter((point) => !isDoubtful(point));
  if (good.length === 0) return null;
  const sum = good.reduce((total, { value }) => total + value, 0);
  const values = sorted(good.map(({ value }) => value));
  const n = good.reduce(count, 0);
  // What is added up by periods is told by periods: a day is not held against months.
  const isSum = gather === 'sum';
  const ofBucket = (end: 'min' | 'max') => (point: Point) =>
    (isSum ? null : point.bucket?.[end]) ?? point.value;
  return {
    n,
    coverage: coverageOf(good, span, every),
    min: extreme(good, ofBucket('min'), (a, b) => a < b),
    max: extreme(good, ofBucket('max'), (a, b) => a > b),
    mean: isSum ? sum / good.length : meanOf(good, n),
    sum,
    p10: quantileSorted(values, 0.1),
    p50: quantileSorted(values, 0.5),
    p90: quantileSorted(values, 0.9),
    of: values.length,
  };
};
