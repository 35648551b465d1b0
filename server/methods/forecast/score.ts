import type { INTERVALS, Score } from '../../../sql/model/outlook.ts';
import { normalCdf } from '../distributions.ts';
import type { Series } from '../series.ts';
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

/** CRPS of a forecast that is normal on a scale, in the unit of the value. */
export const crpsOn = (scale: Scale, { mean, sd }: { mean: number; sd: number }, value: number): number =>
  scale.isPlain
    ? crpsNormal(mean, sd, value)
    : crpsOfSample(
        PARTS.map((z) => scale.from(mean + sd * z)),
        value,
      );

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

/** Holds a value against a forecast; `by` is the scale of MASE. */
export const heldAgainst = (
  scale: Scale,
  predicted: { mean: number; sd: number },
  { value, by }: { value: number; by: number | null },
): Held => {
  const { mean, sd } = predicted;
  const within = (width: number) =>
    value >= scale.from(mean - width * sd) && value <= scale.from(mean + width * sd);
  return {
    crps: crpsOn(scale, predicted, value),
    scaled: by === null ? null : Math.abs(value - scale.from(mean)) / by,
    within: { 50: within(WIDTHS[50]), 80: within(WIDTHS[80]), 95: within(WIDTHS[95]) },
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
