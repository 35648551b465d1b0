import type { OutlookSpread } from '../../../sql/model/outlook.ts';
import { studentQuantile } from '../distributions.ts';
import type { Model } from './model.ts';

/**
 * Intervals that hold what they say. The spread that a model tells by its own formula is too narrow where steps go together (the
 * inflow of a wet week), as variances are then more than the sum of those of the steps, and where what is estimated is taken to
 * be known (Chatfield 1993, JBES 11:121). So it is corrected by how far off the method was in its back-test, step by step.
 */

/** Errors of a back-test in standard deviations, by origin and step; null where nothing came. */
export type Errors = readonly (readonly (number | null)[])[];

/** What the model says of its own spread counts as much as so many origins. */
const PRIOR = 2;
/** With fewer origins the spread stays as the model tells it. */
export const LEAST_SPREAD_ORIGINS = 3;
/** Steps that are looked at together, as a part of the horizon to both sides: an origin says little of a single one. */
const AROUND = 0.25;
/** What is further off counts as so far: what was flat for long has no spread to measure by. */
const MOST_OFF = 8;

/** Mean squares of errors around each step, by origin; null where nothing came. */
export type Squares = readonly (readonly (number | null)[])[];

const around = (errors: readonly (number | null)[]): (number | null)[] => {
  const reach = Math.max(1, Math.round(AROUND * errors.length));
  return errors.map((_, at) => {
    const own = errors
      .slice(Math.max(0, at - reach), at + reach + 1)
      .flatMap((error) => (error === null ? [] : [Math.min(MOST_OFF, Math.abs(error)) ** 2]));
    return own.length === 0 ? null : own.reduce((sum, one) => sum + one, 0) / own.length;
  });
};

/** What spreads are told from, of all origins. */
export const squaresOf = (errors: Errors): Squares => errors.map(around);

/**
 * The spread that errors of a back-test speak for: factors of the model's standard deviation by step, and degrees of freedom. The
 * variance is known up to a factor, of which the model's word is a scaled inverse χ² prior of `PRIOR` degrees and each origin
 * one more observation; what is forecast is then Student's t (Gelman et al. 2013, Bayesian Data Analysis, section 2.6). The
 * origin `without` is left out, so that it can be held against what the others say of it, as the jackknife+ does (Barber et
 * al. 2021, Annals of Statistics 49:486). Null with too few origins.
 */
export const spreadOf = (all: Squares, without: number | null = null): OutlookSpread | null => {
  if (all.length < LEAST_SPREAD_ORIGINS) return null;
  const others = all.filter((_, at) => at !== without);
  const factors = all[0]!.map((_, step) => {
    const squares = others.flatMap((origin) => origin[step] ?? []);
    return Math.sqrt((PRIOR + squares.reduce((sum, one) => sum + one, 0)) / (PRIOR + squares.length));
  });
  return { df: PRIOR + others.length, factors };
};

/** The factor of a step ahead, from 0; beyond the horizon of the back-test that of its last one. */
const factorAt = ({ factors }: OutlookSpread, step: number): number =>
  factors[Math.min(step, factors.length - 1)] ?? 1;

/** A normal number over the root of χ²/df is Student's: one for a whole path, as the factor is one for all of it. */
const stretch = (df: number, normal: () => number): number => {
  let sum = 0;
  for (let i = 0; i < df; i++) sum += normal() ** 2;
  return Math.sqrt(df / sum);
};

/** A model with a corrected spread: `sd` is the scale of Student's t with so many degrees of freedom, and paths are drawn of that. */
export const withSpread = (model: Model, spread: OutlookSpread): Model => {
  const means = new Map<number, number[]>();
  const meansOf = (horizon: number): number[] => {
    const known = means.get(horizon) ?? model.predict(horizon).mean;
    means.set(horizon, known);
    return known;
  };
  return {
    ...model,
    predict: (horizon) => {
      const { mean, sd } = model.predict(horizon);
      return { mean, sd: sd.map((one, step) => one * factorAt(spread, step)) };
    },
    path: (horizon, normal) => {
      const by = stretch(spread.df, normal);
      const centre = meansOf(horizon);
      return model
        .path(horizon, normal)
        .map((value, step) => centre[step]! + by * factorAt(spread, step) * (value - centre[step]!));
    },
  };
};

const kept = new Map<string, readonly number[]>();

/** Values on the scale that are as likely each: midpoints of so many equal parts of Student's t, or of a normal distribution. */
export const partsOf = (count: number, df: number | null, normal: readonly number[]): readonly number[] => {
  if (df === null) return normal;
  const key = `${count} ${df}`;
  const known =
    kept.get(key) ?? Array.from({ length: count }, (_, at) => studentQuantile((at + 0.5) / count, df));
  kept.set(key, known);
  return known;
};
