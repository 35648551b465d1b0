import Papa from 'papaparse';
import type { OpenSdgTable } from '../model/sdg/dataset.ts';

/**
 * A table of values as a tidy file of Open SDG: `Year` first, `Value` last, `GeoCode` before it where any row has one; a
 * category that is empty in every row has no column. Lines end with a line feed, as those of Open SDG do.
 */
export const writeOpenSdg = ({ columns, rows }: OpenSdgTable): string => {
  const used = columns.map((_, at) => at).filter((at) => rows.some(({ cells }) => cells[at] !== ''));
  const hasGeo = rows.some(({ geoCode }) => geoCode !== '');
  const head = ['Year', ...used.map((at) => columns[at] as string), ...(hasGeo ? ['GeoCode'] : []), 'Value'];
  const lines = rows.map(({ period, cells, geoCode, value }) => [
    period,
    ...used.map((at) => cells[at] as string),
    ...(hasGeo ? [geoCode] : []),
    value === null ? '' : String(value),
  ]);
  return `${Papa.unparse([head, ...lines], { newline: '\n' })}\n`;
};
