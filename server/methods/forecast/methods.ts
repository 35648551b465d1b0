import type { OutlookMethod } from '../../../sql/model/outlook.ts';
import type { Series } from '../series.ts';
import { modelOfEts } from './ets.ts';
import { bestEts, LONGEST_SEASON, PLAIN_FORMS, SEASONAL_FORMS } from './ets-fit.ts';
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

const ets = (history: Series, season: number | null, normal: () => number): Model | null => {
  const isSeasonal = season !== null && season <= LONGEST_SEASON;
  const fit = bestEts(history, isSeasonal ? [...PLAIN_FORMS, ...SEASONAL_FORMS] : PLAIN_FORMS, season ?? 1);
  return fit && modelOfEts(fit, normal);
};

const driven = (history: Series, { season, driver }: Around, normal: () => number): Model | null => {
  const known = driver?.history.slice(0, history.length + driver.lag) ?? [];
  if (!driver) return null;
  const ahead = known.slice(0, history.length);
  const model = ets(ahead, season, normal) ?? naive(ahead);
  return model && regression(history, { history: ahead, lag: driver.lag, model }, season, normal);
};

/** The methods that can be fitted to a history, or those of `only`; the same numbers for the same seed. */
export const fitAll = (
  history: Series,
  around: Around,
  only: readonly OutlookMethod[] | null = null,
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
  put('ets', () => ets(history, season, normal()));
  put('regression', () => driven(history, around, normal()));
  if (season === null) return found;
  put('seasonal-naive', () => seasonalNaive(history, season));
  const own = wanted('stl-drift') || wanted('stl-ets') ? adjusted(history, season) : null;
  if (!own) return found;
  put('stl-drift', () => withSeason(drift(own.history), own));
  put('stl-ets', () => withSeason(ets(own.history, null, normal()), own));
  return found;
};
