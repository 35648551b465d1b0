import {
  NAIVE_METHODS,
  type OutlookMethod,
  type OutlookRule,
  type OutlookSkill,
} from '../../../sql/model/outlook.ts';
import { studentCdf } from '../distributions.ts';
import { mean, type Series } from '../series.ts';
import { type Around, fitAll, type Memory } from './methods.ts';
import type { Predicted } from './model.ts';
import { type Held, heldAgainst, maseScale, scoreOf } from './score.ts';
import { type Errors, type Squares, spreadOf, squaresOf } from './spread.ts';
import type { Scale } from './transform.ts';

/** How a history is tested: the horizon, where the origins lie (values before each), and the season. */
export type TestPlan = { horizon: number; origins: number[]; season: number | null };

/** A history that is shorter than so many horizons is forecast less far. */
const HORIZONS = 6;
const LEAST_ORIGINS = 3;

/**
 * The plan of a rolling-origin back-test of `n` steps: origins a horizon apart back from the end, each with half of the least
 * history before it and two whole seasons (of the longest season for which that leaves three origins). Null with too
 * little history.
 */
export const planOf = (
  n: number,
  { horizon: longest, seasons, least, origins }: OutlookRule,
): TestPlan | null => {
  if (n < least) return null;
  const horizon = Math.max(1, Math.min(longest, Math.floor(n / HORIZONS)));
  const countOf = (season: number | null) =>
    Math.min(origins, Math.floor((n - Math.max(Math.ceil(least / 2), 2 * (season ?? 0) + 1)) / horizon));
  const season = [...seasons].sort((a, b) => b - a).find((one) => countOf(one) >= LEAST_ORIGINS) ?? null;
  const count = countOf(season);
  if (count < LEAST_ORIGINS) return null;
  return { horizon, season, origins: Array.from({ length: count }, (_, k) => n - (k + 1) * horizon) };
};

/** What a method forecast from an origin, on the scale; what came, in the values' unit; and what errors are scaled by. */
type Origin = { predicted: Predicted; came: Series; by: number | null };
type Tested = Map<OutlookMethod, Origin[]>;

type Given = { values: Series; scale: Scale; around: Around };

/** Forecasts from the oldest origin on, each of which goes on from what was found at the one before. */
const testAll = ({ values, scale, around }: Given, plan: TestPlan, memory: Memory): Tested => {
  const { horizon, origins, season } = plan;
  const scaled = values.map((value) => (value === null ? null : scale.to(value)));
  const tested: Tested = new Map();
  for (const origin of [...origins].sort((a, b) => a - b)) {
    const by = maseScale(values.slice(0, origin), season ?? 1);
    const came = values.slice(origin, origin + horizon);
    for (const [method, model] of fitAll(scaled.slice(0, origin), around, { memory })) {
      const found = { predicted: model.predict(horizon), came, by };
      tested.set(method, [...(tested.get(method) ?? []), found]);
    }
  }
  return tested;
};

/** How far off, in standard deviations; what is off where there is no spread is so by as much as can be. */
const offBy = (error: number, sd: number): number =>
  sd > 0 ? error / sd : error === 0 ? 0 : Number.POSITIVE_INFINITY;

const errorsOf = (origins: readonly Origin[], scale: Scale): Errors =>
  origins.map(({ predicted: { mean: means, sd }, came }) =>
    means.map((centre, at) => {
      const value = came[at] ?? null;
      return value === null ? null : offBy(scale.to(value) - centre, sd[at]!);
    }),
  );

/** What came of each origin held against its forecast, whose spread is what the other origins speak for. */
const heldOf = (origins: readonly Origin[], squares: Squares, scale: Scale): Held[][] =>
  origins.map(({ predicted: { mean: means, sd }, came, by }, place) => {
    const spread = spreadOf(squares, place);
    return came.flatMap((value, at) => {
      if (value === null) return [];
      const factor = spread?.factors[at] ?? 1;
      const told = { mean: means[at]!, sd: sd[at]! * factor, df: spread?.df ?? null };
      return [heldAgainst(scale, told, { value, by })];
    });
  });

const crpsOf = (held: readonly Held[]): number => mean(held.map(({ crps }) => crps));

/** One-sided p that a method is better than another, by its mean CRPS from each origin: Student's paired t. */
export const betterBy = (one: readonly number[], other: readonly number[]): number => {
  const gains = one.map((crps, at) => (other[at] as number) - crps);
  const centre = mean(gains);
  const sd = Math.sqrt(gains.reduce((sum, gain) => sum + (gain - centre) ** 2, 0) / (gains.length - 1));
  if (!(centre > 0)) return 1;
  return sd === 0 ? 0 : 1 - studentCdf((centre * Math.sqrt(gains.length)) / sd, gains.length - 1);
};

/** What is better than naive only with a greater p is taken to be so by chance. */
const NOISE = 0.1;

export type Choice = { method: OutlookMethod; beatsNaive: boolean; skill: OutlookSkill; memory: Memory };

/**
 * The method of a history by a rolling-origin back-test (Hyndman & Athanasopoulos 2021, section 5.10; Tashman 2000): that with the
 * least CRPS of those that are better than the best naive one by more than noise, and the best naive one where none is.
 * Each is scored with the spread that its errors from the other origins speak for (`spread.ts`). Scores are in the values' unit. Null where nothing came of what any naive method forecast.
 */
export const choose = (given: Given, plan: TestPlan): Choice | null => {
  const memory: Memory = new Map();
  const tested = [...testAll(given, plan, memory)].flatMap(([method, origins]) => {
    // What could not be fitted at some origin is not known well enough.
    const whole = origins.filter(({ came }) => came.some((value) => value !== null));
    if (origins.length !== plan.origins.length || whole.length < 2) return [];
    const squares = squaresOf(errorsOf(whole, given.scale));
    const held = heldOf(whole, squares, given.scale);
    const score = scoreOf(held.flat());
    return score ? [{ method, score, crps: held.map(crpsOf), spread: spreadOf(squares) }] : [];
  });
  tested.sort((a, b) => a.score.crps - b.score.crps);
  const naive = tested.find(({ method }) => NAIVE_METHODS.includes(method));
  if (!naive) return null;
  const others = tested
    .filter((one) => !NAIVE_METHODS.includes(one.method) && one.score.crps < naive.score.crps)
    .map((one) => ({ ...one, p: betterBy(one.crps, naive.crps) }));
  const best = others.find(({ p }) => p < NOISE);
  const published = best ?? naive;
  const reference = tested.find(({ method }) => method === 'seasonal-naive') ?? naive;
  return {
    method: published.method,
    beatsNaive: best !== undefined,
    skill: {
      reference: reference.method === 'seasonal-naive' ? 'seasonal-naive' : 'naive',
      season: reference.method === 'seasonal-naive' ? (plan.season as number) : 1,
      origins: plan.origins.length,
      horizon: plan.horizon,
      crpss: reference.score.crps > 0 ? 1 - published.score.crps / reference.score.crps : null,
      p: (best ?? others[0])?.p ?? null,
      spread: published.spread,
      methods: tested.map(({ method, score }) => ({ method, ...score })),
    },
    memory,
  };
};
