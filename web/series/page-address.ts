import { type ChartState, formatChart } from './state.ts';

/** The address of the page of a chart: its first series in the path, the others and the rest in the query. */
export const chartAddress = ({ series, ...rest }: ChartState): string => {
  const [first = '', ...others] = series;
  const query = new URLSearchParams();
  for (const [name, value] of formatChart({ ...rest, series: others }, 'with'))
    if (value !== null) query.set(name, value);
  const text = query.toString().replace(/%2C/g, ',').replace(/%2F/g, '/').replace(/%3A/g, ':');
  return `/series/${encodeURIComponent(first)}${text ? `?${text}` : ''}`;
};
