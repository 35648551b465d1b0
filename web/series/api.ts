import {
  IndicatorHistory,
  IndicatorInfo,
  IndicatorValues,
  PlaceIndicators,
} from '../../sql/model/api/indicators.ts';
import { Observations, SeriesList, SeriesOne } from '../../sql/model/api/series.ts';
import { api, path, read } from '../api.ts';
import { type Charted, chartedIndicator, chartedSeries, indicatorIn, observationsOf } from './charted.ts';
import type { Grain } from './rollup.ts';
import type { Span } from './span.ts';
import { listOf } from './state.ts';

/** More points than a screen has across are thinned by the server, which keeps the shape. */
export const MOST_POINTS = 4000;
const STATISTICS = ['n', 'coverage', 'min', 'mean', 'max', 'p10', 'p90'];
/** As they were measured, doubtful values are shown, and marked; rejected ones are not. */
const SHOWN_FLAGS = 'raw,checked,suspect,estimated';

const written = ([from, to]: Span): string =>
  [from, to].map((one) => new Date(Math.round(one) * 1000).toISOString().replace('.000Z', 'Z')).join('/');

/** What of a series is asked for. */
export type Asked = { id: string; grain: Grain; span: Span | null };

const measuredQuery = (
  { grain, span }: Pick<Asked, 'grain' | 'span'>,
  statistics: readonly string[],
): URLSearchParams => {
  const query = new URLSearchParams();
  if (span) query.set('datetime', written(span));
  if (grain === 'value') query.set('flags', SHOWN_FLAGS);
  else {
    query.set('aggregate', grain);
    query.set('statistics', statistics.join(','));
  }
  return query;
};

/** The address of the values of an indicator at a place; as CSV they are those of its own periods. */
const computedAddress = (
  { indicator, place }: { indicator: string; place: string },
  { grain, span }: Asked,
  format: 'json' | 'csv',
): string => {
  const query = new URLSearchParams();
  if (span) query.set('datetime', written(span));
  if (format === 'csv') {
    query.set('place', place);
    query.set('f', 'csv');
    return `${path`/api/indicators/${indicator}/values`}?${query}`;
  }
  if (grain !== 'value') query.set('aggregate', grain);
  query.set('maxPoints', String(MOST_POINTS));
  return `${path`/api/indicators/${indicator}/values/${place}`}?${query}`;
};

/** The address of a line's values, for us or, as CSV, for everybody. */
export const valuesAddress = (asked: Asked, format: 'json' | 'csv'): string => {
  const computed = indicatorIn(asked.id);
  if (computed) return computedAddress(computed, asked, format);
  const query = measuredQuery(asked, [...STATISTICS, 'exceeded']);
  if (format === 'csv') query.set('f', 'csv');
  else query.set('maxPoints', String(MOST_POINTS));
  return `${path`/api/series/${asked.id}/observations`}?${query}`;
};

/** A file of a chart's values: how it is laid out, of which lines. */
export type ValuesFile = {
  key: 'series' | 'computed' | 'wide';
  of: readonly string[];
  address: string;
};

/** The file of several lines; how often limits were exceeded has no columns that several quantities share. */
const manyAddress = (asked: readonly Asked[], layout: 'long' | 'wide'): string => {
  // What is drawn as it is beside what was gathered is coarser than that: the file gathers all alike.
  const grain = asked.map((one) => one.grain).find((one) => one !== 'value') ?? 'value';
  const query = measuredQuery({ grain, span: asked[0]?.span ?? null }, STATISTICS);
  query.set('layout', layout);
  const ids = listOf(asked.map(({ id }) => id));
  return `/api/observations?series=${encodeURIComponent(ids)}&${query}`;
};

/**
 * The files that hold the values of a chart's lines: of one line its own; of several one in which they stand below each other and one in
 * which they stand side by side. Of the whole of an indicator its own file tells classes and ranks too.
 */
export const filesOf = (asked: readonly Asked[], isWhole: boolean): ValuesFile[] => {
  const given = isWhole ? asked.map(({ id }): Asked => ({ id, grain: 'value', span: null })) : asked;
  const keyOf = (id: string) => (indicatorIn(id) ? 'computed' : 'series');
  const alone = ({ id }: Asked, at: number): ValuesFile => ({
    ...{ key: keyOf(id), of: [id], address: valuesAddress(given[at] as Asked, 'csv') },
  });
  if (given.length < 2) return given.map(alone);
  const ids = given.map(({ id }) => id);
  const key = ids.every((id) => indicatorIn(id)) ? 'computed' : 'series';
  return [
    { key, of: ids, address: manyAddress(given, 'long') },
    { key: 'wide', of: ids, address: manyAddress(given, 'wide') },
    ...(isWhole ? given.map(alone).filter(({ key }) => key === 'computed') : []),
  ];
};

/** Most series of one feature that are listed. */
const MOST_LISTED = 100;

/** The least that an answer can be thinned to: of an indicator's history its head is wanted. */
const FEWEST_POINTS = '10';

const oneIndicator = async (indicator: string, place: string, signal?: AbortSignal): Promise<Charted> => {
  const [info, layer, history] = await Promise.all([
    read(IndicatorInfo, path`/api/indicators/${indicator}`, signal),
    api.layer(indicator, signal),
    read(
      IndicatorHistory,
      path`/api/indicators/${indicator}/values/${place}?maxPoints=${FEWEST_POINTS}`,
      signal,
    ),
  ]);
  return chartedIndicator(info, layer, history);
};

/** Of the places of an indicator, so many are offered to compare with. */
const MOST_PLACES = 300;

export const seriesApi = {
  one: async (id: string, signal?: AbortSignal): Promise<Charted> => {
    const computed = indicatorIn(id);
    if (computed) return oneIndicator(computed.indicator, computed.place, signal);
    return chartedSeries(await read(SeriesOne, path`/api/series/${id}`, signal));
  },
  values: async (asked: Asked, signal?: AbortSignal): Promise<Observations> => {
    const address = valuesAddress(asked, 'json');
    return indicatorIn(asked.id)
      ? observationsOf(await read(IndicatorHistory, address, signal))
      : read(Observations, address, signal);
  },
  /** What is computed for a place. */
  computedAt: (place: string, signal?: AbortSignal) =>
    read(PlaceIndicators, path`/api/places/${place}/indicators`, signal),
  /** The values of an indicator in a period, wherever there are any. */
  computedIn: (indicator: string, period: string, signal?: AbortSignal) =>
    read(
      IndicatorValues,
      path`/api/indicators/${indicator}/values?period=${period}&limit=${String(MOST_PLACES)}`,
      signal,
    ),
  /** The series at a feature, newest values with them. */
  at: (layer: string, feature: string, signal?: AbortSignal) =>
    read(
      SeriesList,
      path`/api/series?layer=${layer}&feature=${feature}&limit=${String(MOST_LISTED)}`,
      signal,
    ),
  /** Series of a parameter, wherever it is measured. */
  of: (parameter: string, signal?: AbortSignal) =>
    read(SeriesList, path`/api/series?parameter=${parameter}&limit=${String(MOST_LISTED)}`, signal),
};
