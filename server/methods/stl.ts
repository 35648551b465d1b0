import { loess, robustnessWeights } from './loess.ts';
import type { Series } from './series.ts';

/** A series taken apart: value = trend + seasonal + remainder, at each place; the remainder of a missing value is null. */
export type Decomposition = { trend: number[]; seasonal: number[]; remainder: (number | null)[] };

export type StlOptions = {
  /** Steps in a year (or day, week): 12 for months. */
  period: number;
  /** Years that a season's own course is smoothed over, odd; `periodic`: the same in all. 7 where nothing is said. */
  seasonal?: number | 'periodic';
  /** Degree of a season's own course: 1 where nothing is said (the paper, statsmodels), 0 where a season hardly moves (R's default). */
  seasonalDegree?: 0 | 1;
  /** Steps that the trend is smoothed over, odd; that of the paper where nothing is said. */
  trend?: number;
  /** Fits every tenth of a window, and lines between, as R's `stl` does where nothing is said: a tenth of the work. */
  jumps?: boolean;
  /** Robust against outliers: 15 outer rounds with 1 inner each, instead of 0 with 2. */
  robust?: boolean;
};

const odd = (value: number): number => {
  const up = Math.ceil(value);
  return up % 2 === 1 ? up : up + 1;
};

const movingAverage = (values: readonly number[], length: number): number[] => {
  const result: number[] = [];
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i] as number;
    if (i >= length) sum -= values[i - length] as number;
    if (i >= length - 1) result.push(sum / length);
  }
  return result;
};

type Round = {
  series: Series;
  weights: readonly number[];
  period: number;
  seasonal: number | 'periodic';
  degree: 0 | 1;
};

/** Each season's own course, smoothed and carried one period beyond both ends. */
const cycles = ({ series, weights, period, seasonal, degree }: Round, trend: readonly number[]): number[] => {
  const result = new Array<number>(series.length + 2 * period).fill(0);
  for (let season = 0; season < period; season++) {
    const years = Math.ceil((series.length - season) / period);
    const points = Array.from({ length: years }, (_, year) => ({
      at: year * period + season,
      x: year,
    })).flatMap(({ at, x }) => {
      const value = series[at];
      return value === null || value === undefined
        ? []
        : [{ x, y: value - (trend[at] as number), weight: weights[at] as number }];
    });
    const at = Array.from({ length: years + 2 }, (_, i) => i - 1);
    const fitted =
      seasonal === 'periodic'
        ? at.map(() => weightedMean(points))
        : loess(points, at, { window: seasonal, degree });
    fitted.forEach((value, i) => {
      result[i * period + season] = Number.isFinite(value) ? value : 0;
    });
  }
  return result;
};

const weightedMean = (points: readonly { y: number; weight: number }[]): number => {
  const total = points.reduce((sum, { weight }) => sum + weight, 0);
  return total === 0 ? 0 : points.reduce((sum, { y, weight }) => sum + y * weight, 0) / total;
};

/** Values at each place of what is known at some, in straight lines; the last place is known. */
const between = (at: readonly number[], known: readonly number[]): number[] =>
  at.flatMap((place, i) => {
    const [next, a, b] = [at[i + 1], known[i] as number, known[i + 1] as number];
    if (next === undefined) return [a];
    return Array.from({ length: next - place }, (_, k) => a + ((b - a) * k) / (next - place));
  });

const smooth = (
  values: readonly (number | null)[],
  weights: readonly number[],
  { window, jump }: { window: number; jump: number },
): number[] => {
  const points = values.flatMap((y, x) => (y === null ? [] : [{ x, y, weight: weights[x] ?? 1 }]));
  const at = values.flatMap((_, x) => (x % jump === 0 || x === values.length - 1 ? [x] : []));
  return between(at, loess(points, at, { window }));
};

/** The inner loop: season out of what is left of the trend, trend out of what is left of the season. */
const inner = (
  round: Round,
  trend: readonly number[],
  windows: { trend: number; low: number; jumps: boolean },
) => {
  const jumpOf = (window: number) => ({ window, jump: windows.jumps ? Math.ceil(window / 10) : 1 });
  const { series, weights, period } = round;
  const cycle = cycles(round, trend);
  const averaged = movingAverage(movingAverage(movingAverage(cycle, period), period), 3);
  const low = smooth(
    averaged,
    averaged.map(() => 1),
    jumpOf(windows.low),
  );
  const seasonal = series.map((_, i) => (cycle[i + period] as number) - (low[i] as number));
  const deseasoned = series.map((value, i) => (value === null ? null : value - (seasonal[i] as number)));
  return { seasonal, trend: smooth(deseasoned, weights, jumpOf(windows.trend)) };
};

const windowsOf = ({ period, seasonal = 7, trend }: StlOptions): { trend: number; low: number } => ({
  trend: trend ?? odd(seasonal === 'periodic' ? 1.5 * period + 1 : (1.5 * period) / (1 - 1.5 / seasonal)),
  low: odd(period),
});

/**
 * STL: seasonal and trend by LOESS (Cleveland, Cleveland, McRae & Terpenning 1990, Journal of Official Statistics 6:3), with
 * the paper's windows where none are given. Missing values are stepped over. Null with fewer than two periods, or where a
 * season has no value at all.
 */
export const stl = (given: Series, options: StlOptions): Decomposition | null => {
  const { period, seasonal = 7, seasonalDegree: degree = 1, robust = false } = options;
  const series = given.map((value) => (value !== null && Number.isFinite(value) ? value : null));
  const hasAll = Array.from({ length: period }, (_, season) =>
    series.some((value, at) => at % period === season && value !== null),
  ).every(Boolean);
  if (period < 2 || series.length < 2 * period || !hasAll) return null;
  const windows = { ...windowsOf(options), jumps: options.jumps ?? false };
  let parts = { seasonal: series.map(() => 0), trend: series.map(() => 0) };
  let weights = series.map(() => 1);
  const [outer, innerRounds] = robust ? [15, 1] : [0, 2];
  for (let round = 0; round <= outer; round++) {
    for (let i = 0; i < innerRounds; i++)
      parts = inner({ series, weights, period, seasonal, degree }, parts.trend, windows);
    if (round < outer) weights = weightsOf(series, parts);
  }
  const remainder = series.map((value, i) =>
    value === null ? null : value - (parts.trend[i] as number) - (parts.seasonal[i] as number),
  );
  return { ...parts, remainder };
};

const weightsOf = (series: Series, parts: { seasonal: number[]; trend: number[] }): number[] => {
  const there = series.flatMap((value, i) =>
    value === null
      ? []
      : [{ i, residual: value - (parts.trend[i] as number) - (parts.seasonal[i] as number) }],
  );
  const weights = robustnessWeights(there.map(({ residual }) => residual));
  const result = series.map(() => 1);
  there.forEach(({ i }, at) => {
    result[i] = weights[at] as number;
  });
  return result;
};
