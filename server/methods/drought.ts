import { gammaP, lnGamma, normalQuantile } from './distributions.ts';
import { areEqual, placed, type Series } from './series.ts';

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
  /** Where months without rain stand, of the gamma distribution; `at-most` where nothing is said. */
  zeros?: ZeroRule;
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
 * Where months without rain stand, which all are the same: `at-most`, the share of those that are as dry or drier (McKee, Doesken &
 * Kleist 1993; WMO-No. 1090); `middle`, the middle of that share by plotting positions, so that the index keeps a mean of 0
 * where it is often dry (Stagge et al. 2015, Int. J. Climatology 35:4027).
 */
export const ZERO_RULES = ['at-most', 'middle'] as const;
export type ZeroRule = (typeof ZERO_RULES)[number];

/**
 * Gamma by Thom's (1958) estimate of the likelihood, with zeros kept apart: H(x) = q + (1 - q) G(x), q their share. Null where
 * fewer than two different amounts are there to fit.
 */
const gammaFit =
  (zeros: ZeroRule): Fit =>
  (values) => {
    const positive = values.filter((value) => value > 0);
    if (areEqual(positive)) return null;
    const [n, dry] = [values.length, values.length - positive.length];
    const q = zeros === 'at-most' ? dry / n : dry / (n + 1);
    const ofZero = zeros === 'at-most' ? q : (dry + 1) / (2 * (n + 1));
    const mean = positive.reduce((sum, value) => sum + value, 0) / positive.length;
    const a = Math.log(mean) - positive.reduce((sum, value) => sum + Math.log(value), 0) / positive.length;
    if (!(a > 0)) return null;
    const alpha = (1 + Math.sqrt(1 + (4 * a) / 3)) / (4 * a);
    const beta = mean / alpha;
    return (value) => (value > 0 ? q + (1 - q) * gammaP(alpha, value / beta) : ofZero);
  };

/** Below this the shape is none, and the distribution the logistic one. */
const NO_SHAPE = 1e-9;

/**
 * Log-logistic of three parameters by unbiased probability-weighted moments (Vicente-Serrano et al. 2010, J. Climate 23:1696), in
 * Hosking's form of it, the generalised logistic, with k = -t3 = -1/beta (Hosking & Wallis 1997, A.7; so does the authors' R package
 * SPEI): the paper's own holds for values that are skewed to the right only, and water balances may be skewed either way.
 */
const logLogisticFit: Fit = (values) => {
  if (areEqual(values)) return null;
  const x = [...values].sort((a, b) => a - b);
  const n = x.length;
  const moment = (s: number): number =>
    x.reduce((sum, value, i) => {
      let weight = 1;
      for (let j = 0; j < s; j++) weight *= (n - 1 - i - j) / (n - 1 - j);
      return sum + weight * value;
    }, 0) / n;
  const [w0, w1, w2] = [moment(0), moment(1), moment(2)];
  const l2 = w0 - 2 * w1;
  const k = -(w0 - 6 * w1 + 6 * w2) / l2;
  if (!(l2 > 0) || !(Math.abs(k) < 1)) return null;
  if (Math.abs(k) < NO_SHAPE) return (value) => 1 / (1 + Math.exp((w0 - value) / l2));
  const gammas = Math.exp(lnGamma(1 + k) + lnGamma(1 - k));
  const alpha = l2 / gammas;
  const location = w0 - (alpha / k) * (1 - gammas);
  return (value) => {
    const inside = 1 - (k * (value - location)) / alpha;
    if (inside <= 0) return k > 0 ? 1 : 0;
    return 1 / (1 + inside ** (1 / k));
  };
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
  standardised(precipitation, options, gammaFit(options.zeros ?? 'at-most'));

/** The distributions of SPEI: the log-logistic of the paper where nothing is said. */
export type SpeiOptions = Omit<DroughtOptions, 'zeros'> & { distribution?: 'log-logistic' | 'gamma' };

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
  return standardised(balance, options, distribution === 'gamma' ? gammaFit('at-most') : logLogisticFit);
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
