import { GRAINS, type Grain } from './rollup.ts';
import type { Span } from './span.ts';

/** What a chart shows, all of which a link restores. null is what the chart chooses by itself. */
export type ChartState = {
  /** Ids of series, the first is what the chart is of. */
  series: readonly string[];
  span: Span | null;
  grain: Grain | null;
  view: 'time' | 'seasons';
};

export const MOST_SERIES = 6;

/** An id may hold a comma; a list is divided by those that are not escaped. */
const idsOf = (text: string | null): string[] =>
  [...new Set((text ?? '').split(',').filter(Boolean))]
    .flatMap((id) => {
      try {
        return [decodeURIComponent(id)];
      } catch {
        return [];
      }
    })
    .slice(0, MOST_SERIES);

export const listOf = (ids: readonly string[]): string =>
  ids.map((id) => id.replace(/[%,]/g, encodeURIComponent)).join(',');

const momentOf = (text: string | undefined): number | null => {
  const known = /^\d{4}-\d{2}-\d{2}(T\d{2}(:\d{2})?)?$/.test(text ?? '');
  const given = Date.parse(
    text?.length === 13 ? `${text}:00Z` : text?.length === 16 ? `${text}Z` : `${text}`,
  );
  return known && Number.isFinite(given) ? given / 1000 : null;
};

const spanOf = (text: string | null): Span | null => {
  const [from, to, more] = (text ?? '').split('/');
  const [a, b] = [momentOf(from), momentOf(to)];
  return a !== null && b !== null && a < b && more === undefined ? [a, b] : null;
};

/** To the minute, and no longer than need be: days where both ends are midnights. */
const written = ([from, to]: Span): string => {
  const texts = [from, to].map((one) => new Date(one * 1000).toISOString().slice(0, 16));
  const isDays = texts.every((text) => text.endsWith('T00:00'));
  return texts.map((text) => (isDays ? text.slice(0, 10) : text)).join('/');
};

/** Names of the parameters that all but the first series are told by. */
const NAMES = { span: 'span', grain: 'by', view: 'as' } as const;

/** Reads what a link says of a chart; `name` is the parameter that lists the series. */
export const parseChart = (query: URLSearchParams, name: string): ChartState => ({
  series: idsOf(query.get(name)),
  span: spanOf(query.get(NAMES.span)),
  grain: GRAINS.find((grain) => grain === query.get(NAMES.grain)) ?? null,
  view: query.get(NAMES.view) === 'seasons' ? 'seasons' : 'time',
});

/** The parameters that restore a chart, null where the chart chooses. */
export const formatChart = (state: ChartState, name: string): [string, string | null][] => [
  [name, state.series.length > 0 ? listOf(state.series) : null],
  [NAMES.span, state.span && written(state.span)],
  [NAMES.grain, state.grain],
  [NAMES.view, state.view === 'seasons' ? 'seasons' : null],
];
