import type { QuestionOf } from '../../../sql/model/analysis.ts';
import { mannKendall, seasonalMannKendall } from '../../methods/mann-kendall.ts';
import { seasonalSenSlope, senSlope } from '../../methods/sen.ts';
import type { Series } from '../../methods/series.ts';
import { falseDiscovery } from '../../methods/spatial.ts';
import { monthsIn } from './season.ts';

type Trend = QuestionOf<'trend'>;

/** Autocorrelations that corrections look at: those of all lags, of so few values, say more of chance than of memory. */
export const LAGS = 3;

/** What is said of a place. Slopes are per ten years. */
export type PlaceTrend = {
  n: number;
  slope: number | null;
  low: number | null;
  high: number | null;
  tau: number | null;
  p: number | null;
  /** How many times the variance was corrected for serial correlation. */
  correction: number | null;
};

const DECADE = 10;
const perDecade = (slope: number | null | undefined): number | null =>
  slope === null || slope === undefined ? null : slope * DECADE;

const NONE = { slope: null, low: null, high: null, tau: null, p: null, correction: null };

/**
 * The test with its correction, unless that would make a trend more certain than independent values do: of a short series that
 * goes up and down, estimates of negative correlation are taken for certainty.
 */
const cautious = (series: Series, variant: Trend['variant']): ReturnType<typeof mannKendall> => {
  const test = mannKendall(series, { variant, lags: LAGS });
  return test && test.correction < 1 ? mannKendall(series) : test;
};

/** The trend of one place; without one where too few of its values are there. */
export const trendOf = (series: Series, question: Trend): PlaceTrend => {
  const { step, variant, confidence, coverage } = question;
  const n = series.filter((value) => value !== null).length;
  const expected = step === 'month' ? (series.length * monthsIn(question).length) / 12 : series.length;
  if (n < Math.max(4, coverage * expected)) return { n, ...NONE };
  const isYearly = step === 'year';
  const test = isYearly ? cautious(series, variant) : seasonalMannKendall(series, 12);
  const slope = isYearly ? senSlope(series, { confidence }) : seasonalSenSlope(series, 12, { confidence });
  if (!test || !slope) return { n, ...NONE };
  return {
    n,
    slope: perDecade(slope.slope),
    low: perDecade(slope.low),
    high: perDecade(slope.high),
    tau: test.tau,
    p: test.p,
    correction: test.correction,
  };
};

/** Which trends stand, of all that were tested. */
export const standing = (trends: readonly PlaceTrend[], rate: number): boolean[] =>
  falseDiscovery(
    trends.map(({ p }) => p),
    rate,
  );
