import { median } from './series.ts';

/** A value at a place, with what it counts for. */
type Point = { x: number; y: number; weight: number };

export type LoessOptions = {
  /** How many neighbours each fit looks at; more than there are widen the window in proportion (Cleveland 1979). */
  window: number;
  /** Degree of the local polynomial; 1 where nothing is said. */
  degree?: 0 | 1;
};

/** Distance to the q-th nearest place: the window's half width. */
const reach = (points: readonly Point[], x: number, window: number): number => {
  const distances = points.map((point) => Math.abs(point.x - x)).sort((a, b) => a - b);
  const last = distances[Math.min(window, distances.length) - 1] ?? 0;
  return window > distances.length ? last + (window - distances.length) / 2 : last;
};

const tricube = (distance: number, width: number): number => {
  if (width === 0) return distance === 0 ? 1 : 0;
  // As in the authors' program: the very edge counts for nothing, the middle fully.
  if (distance >= 0.999 * width) return 0;
  return distance <= 0.001 * width ? 1 : (1 - (distance / width) ** 3) ** 3;
};

/** The fit at a place; null where no neighbour has weight. */
const fitAt = (points: readonly Point[], x: number, { window, degree = 1 }: LoessOptions): number | null => {
  const width = reach(points, x, window);
  const weighted = points
    .map((point) => ({ ...point, weight: point.weight * tricube(Math.abs(point.x - x), width) }))
    .filter(({ weight }) => weight > 0);
  const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return null;
  const mean = (of: (point: Point) => number) =>
    weighted.reduce((sum, point) => sum + point.weight * of(point), 0) / total;
  const [meanX, meanY] = [mean(({ x: at }) => at), mean(({ y }) => y)];
  const spread = mean(({ x: at }) => (at - meanX) ** 2);
  const range = (points.at(-1)?.x ?? 0) - (points[0]?.x ?? 0);
  if (degree === 0 || Math.sqrt(spread) <= 0.001 * range) return meanY;
  return meanY + (mean(({ x: at, y }) => (at - meanX) * y) / spread) * (x - meanX);
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
