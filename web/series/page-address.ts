import { indicatorIn } from './charted.ts';
import { type ChartState, formatChart } from './state.ts';

const written = (part: string): string => encodeURIComponent(part).replaceAll('%3A', ':');

/** The page of an indicator at a place, or of what a value of it was made of. */
export const indicatorAddress = (indicator: string, place: string, period?: string): string =>
  ['/indicator', indicator, place, ...(period === undefined ? [] : [period])]
    .map((part, at) => (at === 0 ? part : written(part)))
    .join('/');

/** The page of where a series' values come from. */
export const seriesLineageAddress = (id: string): string => `/series/${encodeURIComponent(id)}/lineage`;

const firstAddress = (id: string): string => {
  const computed = indicatorIn(id);
  return computed
    ? indicatorAddress(computed.indicator, computed.place)
    : `/series/${encodeURIComponent(id)}`;
};

/** The address of the page of a chart: its first series in the path, the others and the rest in the query. */
export const chartAddress = ({ series, ...rest }: ChartState): string => {
  const [first = '', ...others] = series;
  const query = new URLSearchParams();
  for (const [name, value] of formatChart({ ...rest, series: others }, 'with'))
    if (value !== null) query.set(name, value);
  const text = query.toString().replace(/%2C/g, ',').replace(/%2F/g, '/').replace(/%3A/g, ':');
  return `${firstAddress(first)}${text ? `?${text}` : ''}`;
};
