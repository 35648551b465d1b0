import type { INTERVALS, Score } from '../../../sql/model/outlook.ts';
import { lnGamma, normalCdf, studentCdf, studentQuantile } from '../distributions.ts';
import type { Series } from '../series.ts';
import { partsOf } from './spread.ts';
import { equalParts, type Scale } from './transform.ts';

const density = (z: number): number => Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);

/**
 * The continuous ranked probability score of a normal forecast, in the unit of the value; 0 is perfect (Gneiting & Raftery 2007,
 * JASA 102:359, equation 21): σ [z (2 Φ(z) - 1) + 2 φ(z) - 1/√π], z = (value - mean)/σ. Without spread it is the error.
 */
export const crpsNormal = (mean: number, sd: number, value: number): number => {
  if (!(sd > 0)) return Math.abs(value - mean);
  const z = (value - mean) / sd;
  return sd * (z * (2 * normalCdf(z) - 1) + 2 * density(z) - 1 / Math.sqrt(Math.PI));
};

const lnBeta = (a: number, b: number): number => lnGamma(a) + lnGamma(b) - lnGamma(a + b);

/**
 * The same of Student's t with more than one degree of freedom (Jordan, Krüger & Lerch 2019, Journal of Statistical Software 90:12,
 * appendix A): σ [z (2 F(z) - 1) + 2 f(z) (ν + z²)/(ν - 1) - 2 √ν B(1/2, ν - 1/2) / ((ν - 1) B(1/2, ν/2)²)].
 */
export const crpsStudent = (
  { mean, sd, df }: { mean: number; sd: number; df: number },
  value: number,
): number => {
  if (!(sd > 0)) return Math.abs(value - mean);
  const z = (value - mean) / sd;
  const b = lnBeta(0.5, df / 2);
  const f = Math.exp(-b - 0.5 * Math.log(df) - ((df + 1) / 2) * Math.log1p((z * z) / df));
  const least = (2 * Math.sqrt(df) * Math.exp(lnBeta(0.5, df - 0.5) - 2 * b)) / (df - 1);
  return sd * (z * (2 * studentCdf(z, df) - 1) + (2 * f * (df + z * z)) / (df - 1) - least);
};

/**
 * The same of a forecast that is told by values as likely each, ascending: of the distribution that has just those
 * (Gneiting & Raftery 2007, equation 20: E|X - x| - E|X - X'|/2).
 */
export const crpsOfSample = (values: readonly number[], value: number): number => {
  const n = values.length;
  let [error, spread] = [0, 0];
  values.forEach((one, at) => {
    error += Math.abs(one - value);
    spread += (2 * at + 1 - n) * one;
  });
  return error / n - spread / (n * n);
};

/** As many parts as tell a CRPS to a hundredth of itself. */
const PARTS = equalParts(49);

/** What is forecast of a step, on its scale: normal, or Student's t with so many degrees of freedom and `sd` for its scale. */
export type Told = { mean: number; sd: number; df?: number | null };

/** CRPS of a forecast on a scale, in the unit of the value. */
export const crpsOn = (scale: Scale, told: Told, value: number): number => {
  const { mean, sd, df = null } = told;
  if (scale.isPlain) return df === null ? crpsNormal(mean, sd, value) : crpsStudent({ mean, sd, df }, value);
  return crpsOfSample(
    partsOf(PARTS.length, df, PARTS).map((z) => scale.from(mean + sd * z)),
    value,
  );
};

/**
 * What errors are scaled by in MASE (Hyndman & Koehler 2006, International Journal of Forecasting 22:679): the mean absolute error
 * of the naive forecast one season back within the history; null where there is none, or it is never wrong.
 */
export const maseScale = (history: Series, season: number): number | null => {
  let [sum, n] = [0, 0];
  history.forEach((value, at) => {
    const before = history[at - season];
    if (value === null || before === null || before === undefined) return;
    sum += Math.abs(value - before);
    n++;
  });
  return n === 0 || sum === 0 ? null : sum / n;
};

/** A value that came, held against what was forecast of it. */
export type Held = {
  crps: number;
  scaled: number | null;
  within: Record<(typeof INTERVALS)[number], boolean>;
};

/** Half-widths of the intervals in standard deviations: Φ⁻¹(0.75), Φ⁻¹(0.9), Φ⁻¹(0.975). */
export const WIDTHS: Readonly<Record<(typeof INTERVALS)[number], number>> = {
  50: 0.6744897501960817,
  80: 1.2815515655446004,
  95: 1.959963984540054,
};

const students = new Map<number, Record<(typeof INTERVALS)[number], number>>();

/** Half-widths of the intervals of Student's t in its scale; of a normal distribution where there are no degrees of freedom. */
export const widthsOf = (df: number | null): Readonly<Record<(typeof INTERVALS)[number], number>> => {
  if (df === null) return WIDTHS;
  const known = students.get(df) ?? {
    50: studentQuantile(0.75, df),
    80: studentQuantile(0.9, df),
    95: studentQuantile(0.975, df),
  };
  students.set(df, known);
  return known;
};

/** Holds a value against a forecast; `by` is the scale of MASE. */
export const heldAgainst = (
  scale: Scale,
  predicted: Told,
  { value, by }: { value: number; by: number | null },
): Held => {
  const { mean, sd } = predicted;
  const widths = widthsOf(predicted.df ?? null);
  const within = (width: number) =>
    value >= scale.from(mean - width * sd) && value <= scale.from(mean + width * sd);
  return {
    crps: crpsOn(scale, predicted, value),
    scaled: by === null ? null : Math.abs(value - scale.from(mean)) / by,
    within: { 50: within(widths[50]), 80: within(widths[80]), 95: within(widths[95]) },
  };
};

/** All that was held against forecasts, as one score; null of nothing. */
export const scoreOf = (held: readonly Held[]): Score | null => {
  if (held.length === 0) return null;
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const scaled = held.flatMap((one) => (one.scaled === null ? [] : [one.scaled]));
  const share = (interval: (typeof INTERVALS)[number]) =>
    held.filter(({ within }) => within[interval]).length / held.length;
  return {
    n: held.length,
    mase: scaled.length === 0 ? null : mean(scaled),
    crps: mean(held.map(({ crps }) => crps)),
    coverage: { 50: share(50), 80: share(80), 95: share(95) },
  };
};
