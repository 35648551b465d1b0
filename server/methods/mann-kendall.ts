import { normalQuantile, twoSidedP } from './distributions.ts';
import { scoreVariance, senSlope } from './sen.ts';
import { autocorrelation, placed, ranks, type Series } from './series.ts';

/** A test of monotonic trend. `z` is 0 where there is none at all; `p` is two-sided. */
export type Trend = {
  n: number;
  s: number;
  variance: number;
  tau: number;
  z: number;
  p: number;
  /** How many times the variance was corrected for serial correlation; 1 where it was not. */
  correction: number;
};

/** S: the number of pairs that rise less those that fall (Mann 1945, Econometrica 13:245). */
const scoreOf = (values: readonly number[]): number => {
  let s = 0;
  for (let i = 0; i < values.length - 1; i++) {
    const one = values[i] as number;
    for (let j = i + 1; j < values.length; j++) s += Math.sign((values[j] as number) - one);
  }
  return s;
};

/** With the continuity correction of Kendall 1975. */
const zOf = (s: number, variance: number): number =>
  s === 0 || variance === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance);

const trendOf = (values: readonly number[], correction = 1): Trend => {
  const n = values.length;
  const s = scoreOf(values);
  const variance = scoreVariance(values) * correction;
  const z = zOf(s, variance);
  return { n, s, variance, tau: s / ((n * (n - 1)) / 2), z, p: twoSidedP(z), correction };
};

const valuesOf = (series: Series): number[] => placed(series).map(({ value }) => value);

/** What is left when Sen's slope is taken out, by the values' true places. */
const detrended = (series: Series): number[] => {
  const slope = senSlope(series)?.slope ?? 0;
  return placed(series).map(({ at, value }) => value - slope * (at + 1));
};

/** A correction below this would make any trend certain; the estimate of so few lags cannot carry that. */
const LEAST_CORRECTION = 1e-6;

export type SerialOptions = {
  /** Lags that are looked at; all where nothing is said, as in both papers. Few are steadier with short series. */
  lags?: number;
};

/**
 * n/n* of Hamed & Rao 1998 (Journal of Hydrology 204:182): from the significant (5 %) autocorrelations of the ranks of the
 * detrended values.
 */
const hamedRao = (series: Series, { lags }: SerialOptions): number => {
  const x = ranks(detrended(series));
  const n = x.length;
  const limit = normalQuantile(0.975) / Math.sqrt(n);
  const most = Math.min(lags ?? n - 1, n - 1);
  const acf = autocorrelation(x, most);
  let sum = 0;
  for (let lag = 1; lag <= most; lag++) {
    const r = acf[lag] as number;
    if (Math.abs(r) > limit) sum += (n - lag) * (n - lag - 1) * (n - lag - 2) * r;
  }
  return 1 + (2 / (n * (n - 1) * (n - 2))) * sum;
};

/** n/n* of Yue & Wang 2004 (Water Resources Management 18:201): from all autocorrelations of the detrended values. */
const yueWang = (series: Series, { lags }: SerialOptions): number => {
  const x = detrended(series);
  const n = x.length;
  const most = Math.min(lags ?? n - 1, n - 1);
  const acf = autocorrelation(x, most);
  let sum = 0;
  for (let lag = 1; lag <= most; lag++) sum += (1 - lag / n) * (acf[lag] as number);
  return 1 + 2 * sum;
};

const withoutLagOne = (values: readonly number[]): number[] => {
  const r = autocorrelation(values, 1)[1] as number;
  return values.slice(1).map((value, i) => value - r * (values[i] as number));
};

/** Pre-whitening: the lag-1 autocorrelation is taken out (Kulkarni & von Storch 1995). It takes part of a trend with it. */
const preWhitened = (series: Series): number[] => withoutLagOne(valuesOf(series));

/** Trend-free pre-whitening: the trend is taken out before, and put back (Yue, Pilon, Phinney & Cavadias 2002). */
const trendFreePreWhitened = (series: Series): number[] => {
  const slope = senSlope(series)?.slope ?? 0;
  const places = placed(series).slice(1);
  return withoutLagOne(detrended(series)).map((value, i) => value + slope * (places[i]?.at ?? 0));
};

/** The variants, by name; `original` where nothing is said, which takes values for independent. */
export const MANN_KENDALL_VARIANTS = [
  'original',
  'hamed-rao',
  'yue-wang',
  'pre-whitened',
  'trend-free-pre-whitened',
] as const;
export type MannKendallVariant = (typeof MANN_KENDALL_VARIANTS)[number];

/** Fewer values say nothing by the normal approximation (Kendall 1975; Gilbert 1987 asks for ten). */
export const LEAST_VALUES = 4;

/**
 * The Mann-Kendall test of a monotonic trend in a series, ties corrected for, missing values left out. Null with fewer than
 * four values. Serial correlation makes the original test see trends that are not there: the variants correct for it, each
 * as its paper says; they stand near their functions.
 */
export const mannKendall = (
  series: Series,
  { variant = 'original', ...serial }: { variant?: MannKendallVariant } & SerialOptions = {},
): Trend | null => {
  const values = valuesOf(series);
  if (values.length < LEAST_VALUES) return null;
  switch (variant) {
    case 'original':
      return trendOf(values);
    case 'hamed-rao':
      return trendOf(values, Math.max(LEAST_CORRECTION, hamedRao(series, serial)));
    case 'yue-wang':
      return trendOf(values, Math.max(LEAST_CORRECTION, yueWang(series, serial)));
    case 'pre-whitened':
      return trendOf(preWhitened(series));
    case 'trend-free-pre-whitened':
      return trendOf(trendFreePreWhitened(series));
  }
};

/**
 * The seasonal test: scores and variances of each season added up (Hirsch, Slack & Smith 1982, Water Resources Research
 * 18:107), seasons taken for independent of each other. `period` is the number of steps in a year. Null where no season
 * has two values.
 */
export const seasonalMannKendall = (series: Series, period: number): Trend | null => {
  const seasons = Array.from({ length: period }, (_, season) =>
    valuesOf(series.filter((_, at) => at % period === season)),
  ).filter((values) => values.length > 1);
  if (seasons.length === 0) return null;
  const parts = seasons.map((values) => trendOf(values));
  const total = (of: (part: Trend) => number) => parts.reduce((sum, part) => sum + of(part), 0);
  const [n, s, variance] = [total((part) => part.n), total((part) => part.s), total((part) => part.variance)];
  const z = zOf(s, variance);
  const pairs = total((part) => (part.n * (part.n - 1)) / 2);
  return { n, s, variance, tau: s / pairs, z, p: twoSidedP(z), correction: 1 };
};
