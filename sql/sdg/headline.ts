import { NOT_DISAGGREGATION, type OpenSdgTable, type SdgProgressOptions } from '../model/sdg/dataset.ts';

/** A line of a file that is of everybody and of the whole country: its series and unit, and its years. */
export type HeadlineSeries = { series: string; unit: string; values: { year: number; value: number }[] };

/**
 * The lines of a table without any category (Open SDG's headline), in the order of the file: one for each series and unit. Of a year
 * that stands there twice (2011 and 2011/12), the first counts.
 */
export const headlinesOf = ({ columns, rows }: OpenSdgTable): HeadlineSeries[] => {
  const cellOf = (cells: readonly string[], name: string): string => cells[columns.indexOf(name)] ?? '';
  const split = columns.flatMap((name, at) => (NOT_DISAGGREGATION.includes(name) ? [] : [at]));
  const found = new Map<string, HeadlineSeries>();
  for (const { cells, geoCode, year, value } of rows) {
    if (value === null || geoCode !== '' || split.some((at) => cells[at] !== '')) continue;
    const series = cellOf(cells, 'Series');
    const unit = cellOf(cells, 'Units') || cellOf(cells, 'Unit measure');
    const key = JSON.stringify([series, unit]);
    const line = found.get(key) ?? { series, unit, values: [] };
    found.set(key, line);
    if (!line.values.some((one) => one.year === year)) line.values.push({ year, value });
  }
  return [...found.values()].map((line) => ({
    ...line,
    values: line.values.sort((a, b) => a.year - b.year),
  }));
};

/** The line that progress is judged by: the one that the options name, else the first. */
export const headlineOf = (table: OpenSdgTable, options: SdgProgressOptions | null): HeadlineSeries | null =>
  headlinesOf(table).find(
    ({ series, unit }) =>
      (options?.series === undefined || options.series === series) &&
      (options?.unit === undefined || options.unit === unit),
  ) ?? null;
