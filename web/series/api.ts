import { Observations, SeriesList, SeriesOne } from '../../sql/model/api/series.ts';
import { path, read } from '../api.ts';
import type { Grain } from './rollup.ts';
import type { Span } from './span.ts';

/** More points than a screen has across are thinned by the server, which keeps the shape. */
export const MOST_POINTS = 4000;
const STATISTICS = 'n,coverage,min,mean,max,p10,p90';
/** As they were measured, doubtful values are shown, and marked; rejected ones are not. */
const SHOWN_FLAGS = 'raw,checked,suspect,estimated';

const written = ([from, to]: Span): string =>
  [from, to].map((one) => new Date(Math.round(one) * 1000).toISOString().replace('.000Z', 'Z')).join('/');

/** What of a series is asked for. */
export type Asked = { id: string; grain: Grain; span: Span | null };

/** The address of a series' values, for us or, as CSV, for everybody. */
export const valuesAddress = ({ id, grain, span }: Asked, format: 'json' | 'csv'): string => {
  const query = new URLSearchParams();
  if (span) query.set('datetime', written(span));
  if (grain === 'value') query.set('flags', SHOWN_FLAGS);
  else {
    query.set('aggregate', grain);
    query.set('statistics', STATISTICS);
  }
  if (format === 'csv') query.set('f', 'csv');
  else query.set('maxPoints', String(MOST_POINTS));
  return `${path`/api/series/${id}/observations`}?${query}`;
};

/** Most series of one feature that are listed. */
const MOST_LISTED = 100;

export const seriesApi = {
  one: (id: string, signal?: AbortSignal) => read(SeriesOne, path`/api/series/${id}`, signal),
  values: (asked: Asked, signal?: AbortSignal) => read(Observations, valuesAddress(asked, 'json'), signal),
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
