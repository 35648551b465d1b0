import { mannKendall, seasonalMannKendall, type Trend } from '../../server/methods/mann-kendall.ts';
import { type Slope, seasonalSenSlope, senSlope } from '../../server/methods/sen.ts';
import { coverageOf, type Point } from './points.ts';
import { dateOf } from './zone.ts';

/**
 * A trend as it is told. `slope` is per year. `method`: of yearly values the Mann-Kendall test with the correction of Hamed and Rao
 * for serial correlation, of monthly ones the seasonal test.
 */
export type SeriesTrend = {
  method: 'yearly' | 'seasonal';
  /** Years or months that count, and the years they are of. */
  n: number;
  from: number;
  to: number;
  slope: number;
  low: number | null;
  high: number | null;
  p: number;
  confidence: 99 | 95 | null;
  /** The values of the slope's line in its first and last year; of a seasonal trend there is no one line. */
  line: readonly [number, number] | null;
  direction: 'rising' | 'falling' | 'none';
};

/** Below, the normal approximation of the test says little (Gilbert 1987 asks for ten values). */
export const LEAST_YEARS = 10;
/** Of each month, for the seasonal test (Hirsch, Slack & Smith 1982 try it with five). */
const LEAST_SEASONS = 5;
/** A year or month of which less was measured is not compared with others. */
const LEAST_COVERAGE = 0.75;
/** Correlation of years beyond three is not estimated from a few tens of them. */
const LAGS = 3;

const counts = (point: Point): boolean => coverageOf(point) >= LEAST_COVERAGE;

/** Values in their places from the first, null where there is none. */
const spread = (placed: readonly { at: number; value: number }[]): (number | null)[] => {
  const first = placed[0]?.at ?? 0;
  const values = new Map(placed.map(({ at, value }) => [at - first, value]));
  return Array.from({ length: (placed.at(-1)?.at ?? first) - first + 1 }, (_, at) => values.get(at) ?? null);
};

const told = (
  method: SeriesTrend['method'],
  test: Trend,
  slope: Slope,
  years: { n: number; from: number; to: number },
): SeriesTrend => {
  const confidence = test.p < 0.01 ? 99 : test.p < 0.05 ? 95 : null;
  const direction =
    confidence === null || slope.slope === 0 ? 'none' : slope.slope > 0 ? 'rising' : 'falling';
  return {
    ...{ method, p: test.p, confidence, direction, ...years },
    ...{ slope: slope.slope, low: slope.low, high: slope.high },
    line:
      method === 'yearly' ? [slope.intercept, slope.intercept + slope.slope * (years.to - years.from)] : null,
  };
};

/** The trend of yearly values; null with fewer than ten whole years. */
export const yearlyTrend = (points: readonly Point[], zone: string): SeriesTrend | null => {
  const placed = points.filter(counts).map(({ time, value }) => ({ at: dateOf(time, zone).year, value }));
  const [first, last] = [placed[0], placed.at(-1)];
  if (!first || !last || placed.length < LEAST_YEARS) return null;
  const series = spread(placed);
  const test = mannKendall(series, { variant: 'hamed-rao', lags: LAGS });
  const slope = senSlope(series);
  return test && slope && told('yearly', test, slope, { n: placed.length, from: first.at, to: last.at });
};

/** The trend of monthly values; null where fewer than five years have whole months. */
export const seasonalTrend = (points: readonly Point[], zone: string): SeriesTrend | null => {
  const placed = points.filter(counts).map(({ time, value }) => {
    const { year, month } = dateOf(time, zone);
    return { at: year * 12 + month, value };
  });
  const [first, last] = [placed[0], placed.at(-1)];
  if (!first || !last || placed.length < LEAST_SEASONS * 12) return null;
  const series = spread(placed);
  const test = seasonalMannKendall(series, 12);
  const slope = seasonalSenSlope(series, 12);
  const years = { from: Math.floor(first.at / 12), to: Math.floor(last.at / 12) };
  return test && slope && told('seasonal', test, slope, { n: placed.length, ...years });
};

/** The yearly trend where there are years enough, else that of months. */
export const trendOf = (
  { years, months }: { years: readonly Point[]; months: readonly Point[] },
  zone: string,
): SeriesTrend | null => yearlyTrend(years, zone) ?? seasonalTrend(months, zone);
