import { normalQuantile } from './distributions.ts';
import { median, type Placed, placed, quantileSorted, type Series, tieSizes } from './series.ts';

/** A slope per step of time. */
export type Slope = {
  slope: number;
  /** Value at place 0: median of the values less the median of their places times the slope (Conover 1980). */
  intercept: number;
  /** Bounds of the slope's confidence interval; null where there are too few pairs. */
  low: number | null;
  high: number | null;
};

const pairSlopes = (points: readonly Placed[]): Float64Array => {
  const n = points.length;
  const slopes = new Float64Array((n * (n - 1)) / 2);
  let at = 0;
  for (let i = 0; i < n - 1; i++) {
    const one = points[i] as Placed;
    for (let j = i + 1; j < n; j++) {
      const other = points[j] as Placed;
      slopes[at++] = (other.value - one.value) / (other.at - one.at);
    }
  }
  return slopes.sort();
};

/** Var(S) of the Mann-Kendall score for values with ties (Kendall 1975). */
export const scoreVariance = (values: readonly number[]): number => {
  const n = values.length;
  const term = (count: number) => count * (count - 1) * (2 * count + 5);
  return (term(n) - tieSizes(values).reduce((sum, size) => sum + term(size), 0)) / 18;
};

/** Order statistics of the slopes around their median, by the normal approximation (Gilbert 1987, 16.5.1; ranks from 1). */
const bounds = (slopes: Float64Array, deviation: number, confidence: number): [number, number] | null => {
  const spread = normalQuantile(0.5 + confidence / 2) * deviation;
  const low = (slopes.length - spread) / 2;
  const high = (slopes.length + spread) / 2 + 1;
  const value = (rank: number): number => {
    const below = slopes[Math.floor(rank) - 1] as number;
    const above = slopes[Math.min(Math.floor(rank), slopes.length - 1)] as number;
    return below + (rank - Math.floor(rank)) * (above - below);
  };
  return low < 1 || high > slopes.length ? null : [value(low), value(high)];
};

const slopeOf = (
  slopes: Float64Array,
  points: readonly Placed[],
  deviation: number,
  confidence: number,
): Slope => {
  const slope = quantileSorted(slopes, 0.5);
  const range = bounds(slopes, deviation, confidence);
  return {
    slope,
    intercept: median(points.map(({ value }) => value)) - median(points.map(({ at }) => at)) * slope,
    low: range?.[0] ?? null,
    high: range?.[1] ?? null,
  };
};

/**
 * Sen's slope: the median of the slopes of all pairs (Theil 1950; Sen 1968, JASA 63:1379). Missing values keep their place,
 * so that a gap does not make a slope steeper. `confidence` is that of the interval, 0.95 where nothing is said; it is an
 * order statistic of the pairs' slopes. Null with fewer than two values.
 */
export const senSlope = (series: Series, { confidence = 0.95 } = {}): Slope | null => {
  const points = placed(series);
  if (points.length < 2) return null;
  const deviation = Math.sqrt(scoreVariance(points.map(({ value }) => value)));
  return slopeOf(pairSlopes(points), points, deviation, confidence);
};

/**
 * The seasonal slope, per year: the median of the slopes of pairs of the same season (Hirsch, Slack & Smith 1982, Water
 * Resources Research 18:107). `period` is the number of steps in a year. Null where no season has two values.
 */
export const seasonalSenSlope = (
  series: Series,
  period: number,
  { confidence = 0.95 } = {},
): Slope | null => {
  const seasons = Array.from({ length: period }, (_, season) =>
    placed(series)
      .filter(({ at }) => at % period === season)
      .map(({ at, value }) => ({ at: Math.floor(at / period), value })),
  ).filter((points) => points.length > 1);
  const points = seasons.flat();
  if (points.length === 0) return null;
  const slopes = Float64Array.from(seasons.flatMap((season) => [...pairSlopes(season)])).sort();
  const variance = seasons.reduce((sum, season) => sum + scoreVariance(season.map(({ value }) => value)), 0);
  return slopeOf(slopes, points, Math.sqrt(variance), confidence);
};
