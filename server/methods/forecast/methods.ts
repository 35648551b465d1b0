import type { OutlookMethod } from '../../../sql/model/outlook.ts';
import type { Series } from '../series.ts';
import { type EtsFit, type EtsForm, modelOfEts, nameOfForm } from './ets.ts';
import { continuedEts, LONGEST_SEASON, PLAIN_FORMS, SEASONAL_FORMS, supportedEts } from './ets-fit.ts';
import type { Model } from './model.ts';
import { drift, meanMethod, naive, seasonalNaive } from './naive.ts';
import { normalOf, uniformOf } from './random.ts';
import { regression } from './regression.ts';
import { adjusted, withSeason } from './stl-forecast.ts';

/** What methods may look at beside the history. */
export type Around = {
  /** Steps of a season; null of none. */
  season: number | null;
  /** What drives it, step for step as the history is, on the driver's own scale. */
  driver: { history: Series; lag: number } | null;
  seed: number;
};

/**
 * What was found of a history so far, by where it is used: forms of exponential smoothing go on from there when more of it is
 * looked at, and those without support are not tried again.
 */
export type Memory = Map<string, readonly EtsFit[]>;

type Smoothing = {
  season: number | null;
  normal: () => number;
  memory: Memory;
  name: string;
  form: EtsForm | null;
};

const formsFor = (season: number | null, form: EtsForm | null): readonly EtsForm[] => {
  const isSeasonal = season !== null && season <= LONGEST_SEASON;
  const all = isSeasonal ? [...PLAIN_FORMS, ...SEASONAL_FORMS] : PLAIN_FORMS;
  const named = all.filter((one) => form !== null && nameOfForm(one) === nameOfForm(form));
  return named.length > 0 ? named : all;
};

const ets = (history: Series, { season, normal, memory, name, form }: Smoothing): Model | null => {
  const before = memory.get(name) ?? [];
  const continued = continuedEts(history, before, season ?? 1);
  const fits = continued.length > 0 ? continued : supportedEts(history, formsFor(season, form), season ?? 1);
  memory.set(name, fits);
  return fits[0] ? modelOfEts(fits[0], normal) : null;
};

const driven = (
  history: Series,
  { season, driver }: Around,
  { normal, memory }: { normal: () => number; memory: Memory },
): Model | null => {
  const known = driver?.history.slice(0, history.length + driver.lag) ?? [];
  if (!driver) return null;
  const ahead = known.slice(0, history.length);
  const model = ets(ahead, { season, normal, memory, name: 'driver', form: null }) ?? naive(ahead);
  return model && regression(history, { history: ahead, lag: driver.lag, model }, season, normal);
};

type Wish = {
  /** Only these methods; null of all. */
  only?: readonly OutlookMethod[] | null;
  /** Of a shorter part of the same history; what is found is put there. */
  memory?: Memory;
  /** The form of exponential smoothing that was chosen before; null where all are tried. */
  form?: EtsForm | null;
};

/** The methods that can be fitted to a history; the same numbers for the same seed. */
export const fitAll = (
  history: Series,
  around: Around,
  { only = null, memory = new Map(), form = null }: Wish = {},
): Map<OutlookMethod, Model> => {
  const { season, seed } = around;
  const wanted = (method: OutlookMethod) => only === null || only.includes(method);
  const normal = () => normalOf(uniformOf(seed));
  const found = new Map<OutlookMethod, Model>();
  const put = (method: OutlookMethod, made: () => Model | null) => {
    const model = wanted(method) ? made() : null;
    if (model) found.set(method, model);
  };
  put('naive', () => naive(history));
  put('mean', () => meanMethod(history));
  put('drift', () => drift(history));
  put('ets', () => ets(history, { season, normal: normal(), memory, name: 'ets', form }));
  put('regression', () => driven(history, around, { normal: normal(), memory }));
  if (season === null) return found;
  put('seasonal-naive', () => seasonalNaive(history, season));
  const own = wanted('stl-drift') || wanted('stl-ets') ? adjusted(history, season) : null;
  if (!own) return found;
  put('stl-drift', () => withSeason(drift(own.history), own));
  put('stl-ets', () => {
    const rest = ets(own.history, { season: null, normal: normal(), memory, name: 'stl', form });
    return withSeason(rest, own);
  });
  return found;
};
