import { gammaP, lnGamma, normalQuantile } from './distributions.ts';
import { placed, type Series } from './series.ts';

/** Beyond this an index says more than any record can (McKee's classes end at 2; climate_indices clips here). */
export const MOST_SIGMA = 3.09;

export type DroughtOptions = {
  /** Months that are added up: 1, 3, 6, 12... */
  scale: number;
  /** Steps in a year; 12 where nothing is said. */
  period?: number;
  /** Places of the calibration period, first and last included; the whole series where nothing is said. */
  calibration?: { from: number; to: number };
  /** Fewer values of a season in the calibration period make no distribution; WMO asks for 30 years, 10 where nothing is said. */
  leastYears?: number;
};

/** Sums over the last `scale` steps; null where one of them is missing. */
export const rollingSums = (series: Series, scale: number): (number | null)[] =>
  series.map((_, at) => {
    if (at < scale - 1) return null;
    const window = series.slice(at - scale + 1, at + 1);
    return window.every((value) => value !== null && Number.isFinite(value))
      ? window.reduce<number>((sum, value) => sum + (value as number), 0)
      : null;
  });

/** Probability of being at or below a value, by a fit to the calibration values of its season; null: no fit. */
type Fit = (values: readonly number[]) => ((value: number) => number) | null;

/**
 * Gamma by Thom's (1958) estimate of the likelihood, with the share of zeros kept apart (McKee, Doesken & Kleist 1993):
 * H(x) = q + (1 - q) G(x).
 */
const gammaFit: Fit = (values) => {
  const positive = values.filter((value) => value > 0);
  const q = 1 - positive.length / values.length;
  const mean = positive.reduce((sum, value) => sum + value, 0) / positive.length;
  const a = Math.log(mean) - positive.reduce((sum, value) => sum + Math.log(value), 0) / positive.length;
  if (!(a > 0)) return null;
  const alpha = (1 + Math.sqrt(1 + (4 * a) / 3)) / (4 * a);
  const beta = mean / alpha;
  return (value) => q + (1 - q) * gammaP(alpha, value / beta);
};

/** Log-logistic of three parameters by unbiased probability-weighted moments (Vicente-Serrano et al. 2010, J. Climate 23:1696). */
const logLogisticFit: Fit = (values) => {
  const x = [...values].sort((a, b) => a - b);
  const n = x.length;
  const moment = (s: number): number =>
    x.reduce((sum, value, i) => {
      let weight = 1;
      for (let j = 0; j < s; j++) weight *= (n - 1 - i - j) / (n - 1 - j);
      return sum + weight * value;
    }, 0) / n;
  const [w0, w1, w2] = [moment(0), moment(1), moment(2)];
  const beta = (2 * w1 - w0) / (6 * w1 - w0 - 6 * w2);
  const gammas = Math.exp(lnGamma(1 + 1 / beta)) * Math.exp(lnGamma(1 - 1 / beta));
  const alpha = ((w0 - 2 * w1) * beta) / gammas;
  const gamma = w0 - alpha * gammas;
  if (!Number.isFinite(alpha) || !(beta > 1) || !(alpha > 0)) return null;
  return (value) => (value <= gamma ? 0 : 1 / (1 + (alpha / (value - gamma)) ** beta));
};

const clipped = (probability: number): number =>
  Math.max(-MOST_SIGMA, Math.min(MOST_SIGMA, normalQuantile(probability)));

const standardised = (series: Series, options: DroughtOptions, distribution: Fit): (number | null)[] => {
  const { scale, period = 12, calibration, leastYears = 10 } = options;
  const sums = rollingSums(series, scale);
  const from = calibration?.from ?? 0;
  const to = calibration?.to ?? series.length - 1;
  const fits = Array.from({ length: period }, (_, season) => {
    const values = placed(
      sums.map((sum, at) => (at >= from && at <= to && at % period === season ? sum : null)),
    );
    return values.length < leastYears ? null : distribution(values.map(({ value }) => value));
  });
  return sums.map((sum, at) => {
    const probability = fits[at % period];
    return sum === null || !probability ? null : clipped(probability(sum));
  });
};

/**
 * Standardised precipitation index (McKee, Doesken & Kleist 1993; WMO-No. 1090): precipitation of the last `scale` months
 * as a standard normal deviate of a gamma distribution fitted to the same month of the calibration period. Precipitation
 * in any unit, not negative; the series begins with the first season. Null where values are missing or a season has too
 * few to calibrate on; clipped at ±3.09.
 */
export const spi = (precipitation: Series, options: DroughtOptions): (number | null)[] =>
  standardised(precipitation, options, gammaFit);

/** The distributions of SPEI: the log-logistic of the paper where nothing is said. */
export type SpeiOptions = DroughtOptions & { distribution?: 'log-logistic' | 'gamma' };

/** Keeps water balances, which may be negative, positive for the gamma distribution (as climate_indices does). */
const GAMMA_SHIFT = 1000;

/**
 * Standardised precipitation-evapotranspiration index (Vicente-Serrano, Beguería & López-Moreno 2010): the same for
 * precipitation less potential evapotranspiration, both in mm.
 */
export const spei = (
  precipitation: Series,
  evapotranspiration: Series,
  { distribution = 'log-logistic', ...options }: SpeiOptions,
): (number | null)[] => {
  const shift = distribution === 'gamma' ? GAMMA_SHIFT : 0;
  const balance = precipitation.map((value, at) => {
    const demand = evapotranspiration[at];
    return value === null || demand === null || demand === undefined ? null : value - demand + shift;
  });
  return standardised(balance, options, distribution === 'gamma' ? gammaFit : logLogisticFit);
};

/** Classes of drought by SPI and SPEI, from the wettest (McKee 1993; WMO-No. 1090, table 1). */
export const DROUGHT_CLASSES = [
  'extremely-wet',
  'very-wet',
  'moderately-wet',
  'near-normal',
  'moderately-dry',
  'severely-dry',
  'extremely-dry',
] as const;
export type DroughtClass = (typeof DROUGHT_CLASSES)[number];

/** The class of an index; each limit belongs to the class farther from normal. */
export const droughtClass = (index: number): DroughtClass => {
  if (index >= 2) return 'extremely-wet';
  if (index >= 1.5) return 'very-wet';
  if (index >= 1) return 'moderately-wet';
  if (index > -1) return 'near-normal';
  if (index > -1.5) return 'moderately-dry';
  return index > -2 ? 'severely-dry' : 'extremely-dry';
};
