import { median } from './series.ts';

/** A value at a place, with what it counts for. */
type Point = { x: number; y: number; weight: number };

export type LoessOptions = {
  /** How many neighbours each fit looks at; more than there are widen the window in proportion (Cleveland 1979). */
  window: number;
  /** Degree of the local polynomial; 1 where nothing is said. */
  degree?: 0 | 1;
};

/** Neighbours of a place: the points from `low` to before `high`, and the window's half width. */
type Neighbours = { low: number; high: number; width: number };

/** Where a place stands among points in order. */
const placeOf = (points: readonly Point[], x: number): number => {
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle] as Point).x < x) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The nearest points, as many as the window has; more than there are widen it. What lies further has no weight. */
const neighbours = (points: readonly Point[], x: number, window: number): Neighbours => {
  const n = points.length;
  let low = placeOf(points, x);
  let high = low;
  let last = 0;
  for (let taken = 0; taken < Math.min(window, n); taken++) {
    const before = low > 0 ? x - (points[low - 1] as Point).x : Number.POSITIVE_INFINITY;
    const behind = high < n ? (points[high] as Point).x - x : Number.POSITIVE_INFINITY;
    last = Math.min(before, behind);
    if (before <= behind) low--;
    else high++;
  }
  return { low, high, width: window > n ? last + (window - n) / 2 : last };
};

const tricube = (distance: number, width: number): number => {
  if (width === 0) return distance === 0 ? 1 : 0;
  // As in the authors' program: the very edge counts for nothing, the middle fully.
  if (distance >= 0.999 * width) return 0;
  if (distance <= 0.001 * width) return 1;
  const share = distance / width;
  const left = 1 - share * share * share;
  return left * left * left;
};

/** The fit at a place; null where no neighbour has weight. */
const fitAt = (points: readonly Point[], x: number, { window, degree = 1 }: LoessOptions): number | null => {
  const { low, high, width } = neighbours(points, x, window);
  const weights = new Float64Array(high - low);
  let [total, sumX, sumY] = [0, 0, 0];
  for (let i = low; i < high; i++) {
    const { x: at, y, weight: own } = points[i] as Point;
    const weight = own * tricube(Math.abs(at - x), width);
    weights[i - low] = weight;
    total += weight;
    sumX += weight * at;
    sumY += weight * y;
  }
  if (total === 0) return null;
  const [meanX, meanY] = [sumX / total, sumY / total];
  let [spread, slope] = [0, 0];
  for (let i = low; i < high; i++) {
    const { x: at, y } = points[i] as Point;
    const weight = weights[i - low] as number;
    const pull = weight * (at - meanX);
    spread += pull * (at - meanX);
    slope += pull * y;
  }
  const range = (points.at(-1)?.x ?? 0) - (points[0]?.x ?? 0);
  if (degree === 0 || Math.sqrt(spread / total) <= 0.001 * range) return meanY;
  return meanY + (slope / spread) * (x - meanX);
};

/**
 * LOESS: at each place `at`, a local line by tricube weights (Cleveland 1979, JASA 74:829). `points` in order of x; weights
 * beside those of distance (robustness) are 1 where nothing is said. NaN where nothing has weight.
 */
export const loess = (
  points: readonly { x: number; y: number; weight?: number }[],
  at: readonly number[],
  options: LoessOptions,
): number[] => {
  const given = points.map((point) => ({ weight: 1, ...point }));
  return at.map((x) => fitAt(given, x, options) ?? Number.NaN);
};

/** Bisquare weights of residuals, by six times their median size (Cleveland 1979); 1 for those that fit. */
export const robustnessWeights = (residuals: readonly number[]): number[] => {
  const h = 6 * median(residuals.map(Math.abs));
  return residuals.map((residual) => {
    const size = Math.abs(residual);
    if (size <= 0.001 * h) return 1;
    return size > 0.999 * h ? 0 : (1 - (size / h) ** 2) ** 2;
  });
};
