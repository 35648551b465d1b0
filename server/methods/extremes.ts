import { lnGamma } from './distributions.ts';
import { areEqual, quantileSorted, sorted } from './series.ts';

/** The first sample L-moments: mean, scale, and the ratios of skewness and kurtosis. */
export type LMoments = { l1: number; l2: number; t3: number; t4: number };

/** Unbiased sample L-moments (Hosking 1990, J. R. Statist. Soc. B 52:105). Null with fewer than four values, or all equal. */
export const lMoments = (values: readonly number[]): LMoments | null => {
  const x = sorted(values);
  const n = x.length;
  if (n < 4 || areEqual(x)) return null;
  const b = [0, 0, 0, 0];
  x.forEach((value, i) => {
    let weight = 1;
    for (let r = 0; r < 4; r++) {
      b[r] = (b[r] as number) + weight * value;
      weight *= (i - r) / (n - 1 - r);
    }
  });
  const [b0, b1, b2, b3] = b.map((sum) => sum / n) as [number, number, number, number];
  const l2 = 2 * b1 - b0;
  if (!(l2 > 0)) return null;
  return { l1: b0, l2, t3: (6 * b2 - 6 * b1 + b0) / l2, t4: (20 * b3 - 30 * b2 + 12 * b1 - b0) / l2 };
};

/** A generalised extreme value distribution in Hosking's sign: k > 0 is bounded above, k = 0 is Gumbel's. */
export type Gev = { location: number; scale: number; shape: number };

const EULER = 0.5772156649015329;

/** Skewness that a shape has: 2 (1 - 3^-k) / (1 - 2^-k) - 3. */
const skewnessOf = (k: number): number =>
  Math.abs(k) < 1e-9 ? 2 * (Math.log(3) / Math.log(2)) - 3 : (2 * (1 - 3 ** -k)) / (1 - 2 ** -k) - 3;

/** Solved by halving, not by Hosking's approximation, which is off in the fourth digit. */
const shapeOf = (t3: number): number => {
  let [low, high] = [-0.9999, 30];
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (skewnessOf(middle) > t3) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};

const gamma = (x: number): number => Math.exp(lnGamma(x));

/** Gumbel's distribution by L-moments. */
export const gumbelByLMoments = (values: readonly number[]): Gev | null => {
  const moments = lMoments(values);
  if (!moments) return null;
  const scale = moments.l2 / Math.log(2);
  return { location: moments.l1 - EULER * scale, scale, shape: 0 };
};

/** The GEV distribution by L-moments (Hosking, Wallis & Wood 1985). Null where its L-moments do not exist (t3 outside -1 to 1). */
export const gevByLMoments = (values: readonly number[]): Gev | null => {
  const moments = lMoments(values);
  if (!moments || Math.abs(moments.t3) >= 0.999) return null;
  const shape = shapeOf(moments.t3);
  if (Math.abs(shape) < 1e-7) return gumbelByLMoments(values);
  const g = gamma(1 + shape);
  const scale = (moments.l2 * shape) / ((1 - 2 ** -shape) * g);
  return { location: moments.l1 + (scale * (g - 1)) / shape, scale, shape };
};

/** The value that is not exceeded with a probability. */
export const gevQuantile = ({ location, scale, shape }: Gev, probability: number): number => {
  const y = -Math.log(probability);
  return shape === 0 ? location - scale * Math.log(y) : location + (scale * (1 - y ** shape)) / shape;
};

/** The probability of not exceeding a value. */
export const gevCdf = ({ location, scale, shape }: Gev, value: number): number => {
  const z = (value - location) / scale;
  if (shape === 0) return Math.exp(-Math.exp(-z));
  const inside = 1 - shape * z;
  if (inside <= 0) return shape > 0 ? 1 : 0;
  return Math.exp(-(inside ** (1 / shape)));
};

/** What is reached or exceeded once in `years` on the average, with a bootstrap band. */
export type ReturnLevel = { years: number; level: number; low: number; high: number };

export type ReturnOptions = {
  distribution?: 'gev' | 'gumbel';
  /** Share of the bootstrap that the band holds; 0.9 where nothing is said. */
  confidence?: number;
  /** Samples drawn; 1000 where nothing is said. */
  resamples?: number;
  /** Numbers from 0 to 1: given, so that the band is the same every time. */
  random: () => number;
};

const FITS = { gev: gevByLMoments, gumbel: gumbelByLMoments } as const;

/**
 * Return levels of yearly maxima, GEV where nothing is said, with bands of the parametric bootstrap (samples of as many
 * values drawn from the fit, fitted again: Efron & Tibshirani 1993). Null where there is no fit. A level beyond twice the
 * record's length is an extrapolation; who shows it should say so.
 */
export const returnLevels = (
  maxima: readonly number[],
  years: readonly number[],
  { distribution = 'gev', confidence = 0.9, resamples = 1000, random }: ReturnOptions,
): ReturnLevel[] | null => {
  const by = FITS[distribution];
  const found = by(maxima);
  if (!found) return null;
  const draws: Gev[] = [];
  for (let i = 0; i < resamples; i++) {
    // Neither 0 nor 1, whose quantiles are infinite.
    const again = by(maxima.map(() => gevQuantile(found, 1e-12 + (1 - 2e-12) * random())));
    if (again) draws.push(again);
  }
  return years.map((period) => {
    const p = 1 - 1 / period;
    const levels = sorted(draws.map((draw) => gevQuantile(draw, p)));
    const side = (1 - confidence) / 2;
    return {
      years: period,
      level: gevQuantile(found, p),
      low: quantileSorted(levels, side),
      high: quantileSorted(levels, 1 - side),
    };
  });
};

/** How often a value is reached or exceeded, in years; Infinity above an upper bound of the distribution. */
export const returnPeriod = (distribution: Gev, value: number): number =>
  1 / (1 - gevCdf(distribution, value));
