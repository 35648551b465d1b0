import { GRAINS, type Grain } from './rollup.ts';
import type { Span } from './span.ts';

/** What a chart shows, all of which a link restores. null is what the chart chooses by itself. */
export type ChartState = {
  /** Ids of series, the first is what the chart is of. */
  series: readonly string[];
  span: Span | null;
  grain: Grain | null;
  view: 'time' | 'seasons';
  /** Limits and classes that a person chose to see or not, by their keys. */
  drawn: Readonly<Record<string, boolean>>;
  /** Which statistic of gathered values the line is of; null: what the quantity is gathered by. */
  statistic: DrawnStatistic | null;
  /** Of the seasons: the month that a year begins with, 1 to 12, and the year in front. */
  begin: number;
  year: number | null;
  /** Whether what is expected continues the line. */
  ahead: boolean;
};

/** Statistics of gathered values that a line can be drawn from. */
export const DRAWN_STATISTICS = ['mean', 'min', 'max', 'p10', 'p90'] as const;
export type DrawnStatistic = (typeof DRAWN_STATISTICS)[number];

/** A chart of some series as it opens. */
export const chartOf = (series: readonly string[]): ChartState => ({
  ...{ series, span: null, grain: null, view: 'time', drawn: {}, statistic: null, begin: 1, year: null },
  ahead: false,
});

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

/** Choices as a list: a minus stands before what is hidden. */
const drawnOf = (text: string | null): Record<string, boolean> =>
  Object.fromEntries(
    (text ?? '')
      .split(',')
      .filter((part) => /^-?[a-z0-9][a-z0-9.-]*$/.test(part))
      .slice(0, MOST_CHOICES)
      .map((part) => (part.startsWith('-') ? [part.slice(1), false] : [part, true])),
  );
const drawnText = (drawn: ChartState['drawn']): string | null =>
  Object.entries(drawn)
    .map(([key, is]) => (is ? key : `-${key}`))
    .join(',') || null;
const MOST_CHOICES = 40;

const wholeIn = (text: string | null, least: number, most: number): number | null => {
  const value = /^\d{1,4}$/.test(text ?? '') ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : null;
};

/** Names of the parameters that all but the first series are told by. */
const NAMES = {
  ...{ span: 'span', grain: 'by', view: 'as', drawn: 'lines', statistic: 'of', begin: 'begin', year: 'year' },
  ahead: 'ahead',
} as const;

/** Reads what a link says of a chart; `name` is the parameter that lists the series. */
export const parseChart = (query: URLSearchParams, name: string): ChartState => ({
  series: idsOf(query.get(name)),
  span: spanOf(query.get(NAMES.span)),
  grain: GRAINS.find((grain) => grain === query.get(NAMES.grain)) ?? null,
  view: query.get(NAMES.view) === 'seasons' ? 'seasons' : 'time',
  drawn: drawnOf(query.get(NAMES.drawn)),
  statistic: DRAWN_STATISTICS.find((one) => one === query.get(NAMES.statistic)) ?? null,
  begin: wholeIn(query.get(NAMES.begin), 1, 12) ?? 1,
  year: wholeIn(query.get(NAMES.year), 1, 9999),
  ahead: query.get(NAMES.ahead) === 'yes',
});

/** The parameters that restore a chart, null where the chart chooses. */
export const formatChart = (state: ChartState, name: string): [string, string | null][] => [
  [name, state.series.length > 0 ? listOf(state.series) : null],
  [NAMES.span, state.span && written(state.span)],
  [NAMES.grain, state.grain],
  [NAMES.view, state.view === 'seasons' ? 'seasons' : null],
  [NAMES.drawn, drawnText(state.drawn)],
  [NAMES.statistic, state.statistic],
  [NAMES.begin, state.begin === 1 ? null : String(state.begin)],
  [NAMES.year, state.year === null ? null : String(state.year)],
  [NAMES.ahead, state.ahead ? 'yes' : null],
];
