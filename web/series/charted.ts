import type { IndicatorHistory, IndicatorInfo } from '../../sql/model/api/indicators.ts';
import type { Observations, SeriesInfo, SeriesOne } from '../../sql/model/api/series.ts';
import type { LayerInfo } from '../../sql/model/api.ts';
import type { IndicatorPeriod } from '../../sql/model/indicator.ts';
import type { RollupPeriod } from '../../sql/model/observation.ts';
import type { Parameter } from '../../sql/model/parameter.ts';
import { localOf } from './zone.ts';

/** What a line is of: a series, or an indicator at a place, which a chart treats as one. */
export type Charted = {
  series: Omit<SeriesInfo, 'links'>;
  parameter: Pick<
    Parameter,
    'id' | 'title' | 'description' | 'symbol' | 'unit' | 'decimals' | 'gather' | 'limits'
  >;
  sources: readonly SeriesOne['source'][];
  /** The indicator, where it is one, and the place that its values are of. */
  computed?: { info: IndicatorInfo; place: string };
};

/** An indicator at a place, as charts and links name it. Ids of series have a dot before any slash, so none is taken for the other. */
export const refOf = (indicator: string, place: string): string => `${indicator}/${place}`;

/** What a name of a chart's line means; null where it is a series' id. */
export const indicatorIn = (id: string): { indicator: string; place: string } | null => {
  const [, indicator, place] = /^([a-z][a-z0-9-]*)\/(.+)$/s.exec(id) ?? [];
  return indicator && place ? { indicator, place } : null;
};

export const chartedSeries = ({ source, ...one }: SeriesOne): Charted => ({ ...one, sources: [source] });

const LENGTH: Record<IndicatorPeriod, string> = {
  hour: 'PT1H',
  day: 'P1D',
  month: 'P1M',
  year: 'P1Y',
  none: 'PT0S',
};
const LONGER: Record<IndicatorPeriod, RollupPeriod[]> = {
  hour: ['day', 'month', 'year'],
  day: ['month', 'year'],
  month: ['year'],
  year: [],
  none: [],
};

const isoOf = (seconds: number): string => new Date(seconds * 1000).toISOString();

/** An indicator at a place as what charts draw: a value stands for its period, which is written by its begin. */
export const chartedIndicator = (
  info: IndicatorInfo,
  layer: Pick<LayerInfo, 'sources'>,
  history: IndicatorHistory,
): Charted => {
  const { whole, timeZone, feature, name, place } = history;
  const { id, title, description, unit, decimals, period } = info;
  return {
    series: {
      ...{ id: refOf(id, place), layer: info.base, feature, name, parameter: id, procedure: '', unit },
      ...{ averaging: LENGTH[period], every: period === 'none' ? null : LENGTH[period], stamp: 'begin' },
      ...{ timeZone, status: info.status, source: info.sources[0] ?? '', licence: '', at: null },
      n: whole.n,
      first: whole.first === null ? null : isoOf(whole.first),
      last: whole.last && {
        ...{ time: isoOf(whole.last.time), value: whole.last.value, below: false, flag: 'raw' as const },
      },
      revision: history.revision,
      rollups: LONGER[period],
    },
    parameter: { id, title, description, unit, decimals, gather: info.gather ?? 'mean', limits: [] },
    sources: layer.sources.map(({ licence, title: named, publisher, url }) => ({
      ...{ title: named, publisher, licence: licence.title },
      ...(url === undefined ? {} : { url }),
    })),
    computed: { info, place },
  };
};

/** The values of an indicator as those of a series come. */
export const observationsOf = (history: IndicatorHistory): Observations => {
  const { indicator, place, unit, timeZone, aggregate, revision, numberMatched, thinned } = history;
  const { time, value, statistics } = history;
  return {
    ...{ series: refOf(indicator, place), parameter: indicator, unit, timeZone, aggregate, revision },
    ...{ numberMatched, thinned, time, value, statistics },
  };
};

const LABEL: Record<IndicatorPeriod, number> = { hour: 13, day: 10, month: 7, year: 4, none: 0 };

/** The period that begins at a time, as the API names it: 2024, 2024-05, 2024-05-01, 2024-05-01T13. */
export const periodAt = (time: number, period: IndicatorPeriod, zone: string): string =>
  period === 'none' ? 'all' : isoOf(localOf(time, zone)).slice(0, LABEL[period]);
