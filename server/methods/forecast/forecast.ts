import type {
  OutlookMethod,
  OutlookRule,
  OutlookSkill,
  OutlookSpread,
  OutlookStep,
} from '../../../sql/model/outlook.ts';
import { NAIVE_METHODS } from '../../../sql/model/outlook.ts';
import { mean, type Series } from '../series.ts';
import { choose, planOf } from './back-test.ts';
import { formOfName } from './ets-fit.ts';
import { type Around, fitAll } from './methods.ts';
import type { Model, Predicted } from './model.ts';
import type { Paths } from './paths.ts';
import { normalOf, uniformOf } from './random.ts';
import { type Told, widthsOf } from './score.ts';
import { partsOf, withSpread } from './spread.ts';
import { equalParts, type Scale } from './transform.ts';

/** A history that can be forecast: equal steps, the last of which has a value. */
export type Given = {
  values: Series;
  rule: OutlookRule;
  scale: Scale;
  driver: Around['driver'];
  /** The same history and seed make the same forecast. */
  seed: number;
  /** The method of an earlier back-test that holds still; null: it is chosen now. */
  chosen: Chosen | null;
};

/** What an earlier back-test chose: the method, the form that it was fitted in, and the spread that it was found to have. */
export type Chosen = {
  method: OutlookMethod;
  beatsNaive: boolean;
  form?: string;
  spread?: OutlookSpread | null;
};

export type Forecast = {
  method: OutlookMethod;
  beatsNaive: boolean;
  model: Model;
  horizon: number;
  season: number | null;
  predicted: Predicted;
  /** Degrees of freedom of Student's t that the steps are of; null: normal. */
  df: number | null;
  /** Null where the choice of an earlier back-test was taken. */
  skill: OutlookSkill | null;
  /** Courses of so many steps, in the values' unit. */
  paths: (horizon: number, count: number) => Paths;
};

/** Less than so much of a history with values says too little. */
export const LEAST_SHARE = 0.6;

const scaledOf = (values: Series, { to }: Scale): Series =>
  values.map((value) => (value === null ? null : to(value)));

/** Forecasts a history; null where it is too short or too thin, or no method can be fitted. */
export const forecast = ({ values, rule, scale, driver, seed, chosen }: Given): Forecast | null => {
  const there = values.filter((value) => value !== null).length;
  const plan = there < rule.least || there < LEAST_SHARE * values.length ? null : planOf(values.length, rule);
  if (!plan) return null;
  const around: Around = { season: plan.season, driver, seed };
  const scaled = scaledOf(values, scale);
  const form = formOfName(chosen?.form ?? '');
  const held = chosen && fitAll(scaled, around, { only: [chosen.method], form }).get(chosen.method);
  const choice = held ? null : choose({ values, scale, around }, plan);
  const taken = held ? chosen : choice;
  // What did best on shorter histories may not be fitted to the whole: then what is always there.
  const models = held
    ? new Map([[chosen.method, held]])
    : fitAll(scaled, around, {
        only: taken ? [taken.method, ...NAIVE_METHODS] : NAIVE_METHODS,
        memory: choice?.memory ?? new Map(),
      });
  const method = taken && models.has(taken.method) ? taken.method : 'naive';
  const fitted = models.get(method);
  if (!taken || !fitted) return null;
  const spread = method !== taken.method ? null : ((held ? chosen.spread : choice?.skill.spread) ?? null);
  const model = spread ? withSpread(fitted, spread) : fitted;
  return {
    method,
    beatsNaive: taken.beatsNaive && method === taken.method,
    model,
    horizon: plan.horizon,
    season: plan.season,
    predicted: model.predict(plan.horizon),
    df: spread?.df ?? null,
    skill: choice?.skill ?? null,
    paths: (horizon, count) => {
      const normal = normalOf(uniformOf(seed));
      return Array.from({ length: count }, () => model.path(horizon, normal).map(scale.from));
    },
  };
};

const PARTS = equalParts(99);

/** The distribution of a step on the values' own scale. */
export const told = (scale: Scale, { mean: centre, sd, df = null }: Told) => {
  const at = (z: number) => scale.from(centre + z * sd);
  const widths = widthsOf(df);
  return {
    mean: scale.isPlain ? centre : mean(partsOf(PARTS.length, df, PARTS).map(at)),
    median: at(0),
    lower50: at(-widths[50]),
    upper50: at(widths[50]),
    lower80: at(-widths[80]),
    upper80: at(widths[80]),
    lower95: at(-widths[95]),
    upper95: at(widths[95]),
  } satisfies Omit<OutlookStep, 'start' | 'end'>;
};
