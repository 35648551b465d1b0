import { randomOf } from './rows/random.ts';
import type { Random } from './sample.ts';
import type { Moment } from './sample-moments.ts';
import { type Noise, scattered } from './sample-noise.ts';
import type { Observed } from './theme.ts';

/**
 * What a sample series is made of. This is data: the generator makes values of it, and tests hold what methods find against it
 * (tests/truth.test.ts).
 */
export type Truth = {
  /** What is expected where nothing of the following adds to it. */
  level: number;
  /** Change in ten years, straight, counted from a moment. */
  trend?: { perDecade: number; since: number };
  /** From a day on, so much more. */
  breaks?: readonly { on: string; step: number }[];
  /** A wave through the year: so much more at its peak (1.5 is the middle of January) and as much less half a year off. */
  season?: { amplitude: number; peak: number };
  /** Bumps in the day: so much more at an hour, and less around it by a bell so wide. */
  hours?: readonly { peak: number; width: number; height: number }[];
  /** Saturdays and Sundays: times so much. */
  weekend?: number;
  /** From one instant to before another: times so much. */
  episodes?: readonly { from: string; to: string; times: number }[];
  noise: Noise;
  /** Chance that all series of a seed have in common, moment by moment: a warm month is warm everywhere. */
  shared?: { seed: number; noise: Noise };
  /** Bounds of what comes. */
  least?: number;
  most?: number;
  /** A share of the moments without a value, in runs so long. */
  gaps?: { share: number; length: number };
  /** A share of the values that are an instrument's errors: so much more. */
  outliers?: { share: number; step: number };
  /** Below it, a value is told as `<` and this. */
  detection?: number;
  decimals: number;
};

/** A bell of height 1, around the clock. */
const bell = (hour: number, peak: number, width: number): number => {
  const far = Math.abs(hour - peak);
  return Math.exp(-0.5 * (Math.min(far, 24 - far) / width) ** 2);
};

const instantOf = (time: string): number => Date.parse(time);

/** What is expected at a moment: all of the truth but chance. */
export const expectedAt = (truth: Truth, moment: Moment): number => {
  const at = instantOf(moment.time);
  const { trend, season } = truth;
  const straight = truth.level + (trend ? (trend.perDecade * (moment.year - trend.since)) / 10 : 0);
  const stepped = (truth.breaks ?? []).reduce(
    (sum, { on, step }) => sum + (at >= instantOf(on) ? step : 0),
    0,
  );
  const wave = season ? season.amplitude * Math.cos(2 * Math.PI * (moment.year - (season.peak - 1) / 12)) : 0;
  const bumps = (truth.hours ?? []).reduce(
    (sum, { peak, width, height }) => sum + height * bell(moment.hour, peak, width),
    0,
  );
  const times = (truth.episodes ?? []).reduce(
    (product, { from, to, times }) => product * (at >= instantOf(from) && at < instantOf(to) ? times : 1),
    moment.isWeekend ? (truth.weekend ?? 1) : 1,
  );
  return (straight + stepped + wave + bumps) * times;
};

/** Tells of each moment whether it falls into a gap. */
const gapsOf = (gaps: Truth['gaps'], random: Random): (() => boolean) => {
  if (!gaps) return () => false;
  const { share, length } = gaps;
  const chance = share / (length * (1 - share) + share);
  let left = 0;
  return () => {
    if (left > 0) left -= 1;
    else if (random() < chance) left = length - 1;
    else return false;
    return true;
  };
};

/** A value as it is told: rounded, or below the limit of detection. */
const told = (truth: Truth, value: number): number | string => {
  if (truth.detection !== undefined && value < truth.detection) return `<${truth.detection}`;
  return Number(value.toFixed(truth.decimals));
};

export type Sampled = { moment: Moment; value: number | string | null };

/** The values that a truth has at moments, by chance; null in a gap. */
export function* sampled(truth: Truth, moments: readonly Moment[], random: Random): Generator<Sampled> {
  const scatter = scattered(truth.noise, random);
  const { shared } = truth;
  const together = shared ? scattered(shared.noise, randomOf(shared.seed)) : (value: number) => value;
  const isGap = gapsOf(truth.gaps, random);
  for (const moment of moments) {
    const drawn = scatter(together(expectedAt(truth, moment)));
    const bounded = Math.min(truth.most ?? Infinity, Math.max(truth.least ?? -Infinity, drawn));
    const isOutlier = truth.outliers !== undefined && random() < truth.outliers.share;
    const value = bounded + (isOutlier ? (truth.outliers?.step ?? 0) : 0);
    yield { moment, value: isGap() ? null : told(truth, value) };
  }
}

/** A sample series: of a parameter at a feature, by its truth. */
export type TrueSeries = {
  feature: string;
  parameter: string;
  procedure?: string;
  truth: Truth;
  moments: readonly Moment[];
};

/** The values of series one after the other, without those in gaps. */
export function* observedOf(series: readonly TrueSeries[], random: Random): Generator<Observed> {
  for (const { truth, moments, ...of } of series)
    for (const { moment, value } of sampled(truth, moments, random))
      if (value !== null) yield { ...of, time: moment.time, value };
}
