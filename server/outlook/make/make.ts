import { createHash } from 'node:crypto';
import type {
  Exceedance,
  OutlookFit,
  OutlookMethod,
  OutlookPeriod,
  OutlookSkill,
  StoredStep,
} from '../../../sql/model/outlook.ts';
import { OUTLOOK_RULES } from '../../../sql/model/outlook.ts';
import { type Local, shifted } from '../../indicators/time.ts';
import { type Forecast, forecast, told } from '../../methods/forecast/forecast.ts';
import { seedOf } from '../../methods/forecast/random.ts';
import { type Scale, scaleOf } from '../../methods/forecast/transform.ts';
import type { History } from '../history/history.ts';
import { keysOf, type Subject, wordOf } from '../subject.ts';
import { ahead, instantFor } from './clock.ts';
import { exceedances } from './limits.ts';

/** Raised when the same history makes another forecast than before. */
const VERSION = 2;
const PATHS = 1000;

/** The newest forecast there is of a subject and period. */
export type Before = {
  no: number;
  origin: Date;
  basis: string;
  method: OutlookMethod;
  beats_naive: boolean;
  skill: OutlookSkill;
  tested_origin: Date;
  transform: string;
  form: string;
};

/** A forecast as it is kept, but for what is told of series alone. */
export type Made = {
  period: OutlookPeriod;
  origin: Date;
  until: Date;
  basis: string;
  method: OutlookMethod;
  beatsNaive: boolean;
  fit: OutlookFit;
  steps: StoredStep[];
  skill: OutlookSkill;
  testedOrigin: Date;
  exceedance: Exceedance[];
  forecast: Forecast;
  seed: number;
};

/** A history that drives, on its own scale, and of what. */
export type Driving = { id: string; lag: number; history: History; scale: Scale };

const digest = (value: unknown): string => createHash('md5').update(JSON.stringify(value)).digest('hex');

const stepsBetween = (period: OutlookPeriod, from: Date, to: Date): number => {
  const seconds = { hour: 3600, day: 86_400, month: 2_629_746, year: 31_556_952 }[period];
  return Math.round((to.getTime() - from.getTime()) / 1000 / seconds);
};

/**
 * A back-test holds until half of its horizon is over; whatever was said of the scale must be as it was, and one that did not look
 * at the spread is done again.
 */
const isTested = (before: Before, period: OutlookPeriod, origin: Date, scale: Scale): boolean =>
  before.transform === scale.name &&
  before.skill.spread !== undefined &&
  origin >= before.tested_origin &&
  2 * stepsBetween(period, before.tested_origin, origin) < before.skill.horizon;

/** Step for step as the history is. */
const alongside = ({ starts }: History, { history, scale }: Driving): (number | null)[] => {
  const values = new Map(history.starts.map((at, place) => [at, history.values[place] ?? null]));
  return starts.map((at) => {
    const value = values.get(at) ?? null;
    return value === null ? null : scale.to(value);
  });
};

type Given = { subject: Subject; history: History; driving: Driving | null; before: Before | null };

/**
 * The forecast of a history; null where there is too little of it, and `same` where the newest there is would be no other, or it is
 * too early for another.
 */
export const makeOutlook = ({ subject, history, driving, before }: Given): Made | 'same' | null => {
  const { period, starts, values } = history;
  const rule = OUTLOOK_RULES[period];
  const word = wordOf(subject);
  const scale = scaleOf(word.transform, word);
  const next = shifted(period, starts.at(-1) as Local, 1);
  const origin = instantFor(subject, period, next);
  const driver = driving && { history: alongside(history, driving), lag: driving.lag };
  const basis = digest([VERSION, rule, word, origin, values, driver]);
  if (before?.basis === basis) return 'same';
  const passed = before && stepsBetween(period, before.origin, origin);
  if (passed !== null && passed > 0 && passed < rule.every) return 'same';
  const tested = before && isTested(before, period, origin, scale) ? before : null;
  const seed = seedOf(JSON.stringify([...keysOf(subject), period, origin]));
  const chosen = tested && {
    ...{ method: tested.method, beatsNaive: tested.beats_naive },
    ...{ form: tested.form, spread: tested.skill.spread ?? null },
  };
  const made = forecast({ values, rule, scale, driver, seed, chosen });
  if (!made) return null;
  const isOld = made.skill === null;
  const lasting = ahead(period, next, made.horizon);
  const at = (place: number) => instantFor(subject, period, lasting[place] as Local).toISOString();
  return {
    period,
    origin,
    until: instantFor(subject, period, lasting.at(-1) as Local),
    basis,
    method: made.method,
    beatsNaive: made.beatsNaive,
    fit: {
      form: made.model.form,
      season: made.model.season,
      n: made.model.n,
      parameters: made.model.parameters,
      transform: scale.name,
      driver: made.method === 'regression' ? (driving?.id ?? null) : null,
    },
    steps: made.predicted.mean.map((mean, place) => {
      const sd = made.predicted.sd[place] as number;
      const { df } = made;
      const z: StoredStep['z'] = df === null ? [mean, sd] : [mean, sd, df];
      return { start: at(place), end: at(place + 1), ...told(scale, { mean, sd, df }), z };
    }),
    skill: made.skill ?? (before as Before).skill,
    testedOrigin: isOld ? (before as Before).tested_origin : origin,
    exceedance: exceedances(subject, period, {
      paths: made.paths(made.horizon, PATHS),
      starts: lasting.slice(0, -1),
    }),
    forecast: made,
    seed,
  };
};
