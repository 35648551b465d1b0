import {
  NAIVE_METHODS,
  type OutlookMethod,
  type OutlookRule,
  type OutlookSkill,
} from '../../../sql/model/outlook.ts';
import { studentCdf } from '../distributions.ts';
import { mean, type Series } from '../series.ts';
import { type Around, fitAll } from './methods.ts';
import { type Held, heldAgainst, maseScale, scoreOf } from './score.ts';
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

/** What a method's forecasts from each origin were held against. */
type Tested = Map<OutlookMethod, Held[][]>;

type Given = { values: Series; scale: Scale; around: Around };

const testAll = ({ values, scale, around }: Given, { horizon, origins, season }: TestPlan): Tested => {
  const scaled = values.map((value) => (value === null ? null : scale.to(value)));
  const tested: Tested = new Map();
  for (const origin of origins) {
    const by = maseScale(values.slice(0, origin), season ?? 1);
    const came = values.slice(origin, origin + horizon);
    for (const [method, model] of fitAll(scaled.slice(0, origin), around)) {
      const { mean: means, sd: sds } = model.predict(horizon);
      const held = came.flatMap((value, at) =>
        value === null ? [] : [heldAgainst(scale, { mean: means[at]!, sd: sds[at]! }, { value, by })],
      );
      tested.set(method, [...(tested.get(method) ?? []), held]);
    }
  }
  return tested;
};

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

export type Choice = { method: OutlookMethod; beatsNaive: boolean; skill: OutlookSkill };

/**
 * The method of a history by a rolling-origin back-test (Hyndman & Athanasopoulos 2021, section 5.10; Tashman 2000): that with the
 * least CRPS of those that are better than the best naive one by more than noise, and the best naive one where none is.
 * Scores are in the values' unit. Null where nothing came of what any naive method forecast.
 */
export const choose = (given: Given, plan: TestPlan): Choice | null => {
  const tested = [...testAll(given, plan)].flatMap(([method, byOrigin]) => {
    const own = byOrigin.filter((held) => held.length > 0);
    const score = scoreOf(own.flat());
    // What could not be fitted at some origin is not known well enough.
    return score && byOrigin.length === plan.origins.length && own.length > 1
      ? [{ method, score, crps: own.map(crpsOf) }]
      : [];
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
      methods: tested.map(({ method, score }) => ({ method, ...score })),
    },
  };
};
