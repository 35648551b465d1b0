import Papa from 'papaparse';
import { FLAGS } from '../../../sql/model/observation.ts';
import type { Language } from '../../../sql/model/text.ts';
import { minutesOf, zoneOf } from '../../../sql/observations/zone.ts';
import type { Snapshot } from '../../layers/catalogue.ts';
import type { SeriesRow } from '../row.ts';
import { inOffset } from '../time.ts';
import type { Gathered } from './aggregate.ts';
import type { RawRow } from './raw.ts';

/** What every row says of itself, so that rows that are pasted elsewhere still do. */
export type RowHead = {
  series: SeriesRow;
  /** What tells the series from the others of the same answer: the feature, its name, the parameter. */
  told: readonly string[];
  unit: string;
  provenance: [source: string, licence: string, sample: string];
};

/** CSV has no place for metadata: its columns hold them. */
export const headOf = (series: SeriesRow, snapshot: Snapshot, language: Language): RowHead => {
  const source = snapshot.sources.get(series.source_id);
  return {
    series,
    told: [],
    unit: snapshot.parameters.get(series.parameter_id)?.manifest.unit ?? '',
    provenance: [
      source ? (source.citation ?? `${source.publisher}, ${source.title[language]}`) : series.source_id,
      source?.licence ?? '',
      String(series.status === 'sample'),
    ],
  };
};

const PROVENANCE = ['_source', '_licence', '_sample'];

export const linesOf = (rows: readonly (readonly unknown[])[]): string =>
  `${Papa.unparse(rows as unknown[][], { newline: '\r\n' })}\r\n`;

/** What rows tell of their series where an answer has several. */
export const TOLD = ['feature', 'name', 'parameter'] as const;

/** The columns of values: as they were measured, or of periods with statistics besides. */
export const RAW_COLUMNS: readonly string[] = ['time', 'value', 'below', 'flag'];
export const gatheredColumns = (extra: readonly string[]): string[] => ['start', 'value', ...extra];

/** The line of names; `columns` stand between what a row is of and where it is from. */
export const headerLine = (columns: readonly string[], bom: boolean): string =>
  (bom ? '\ufeff' : '') + linesOf([['series', ...columns, 'unit', ...PROVENANCE]]);

/** A row of values, with what it is of and where it is from. */
export const rowOf = ({ series, told, unit, provenance }: RowHead, cells: readonly unknown[]): unknown[] => [
  series.id,
  ...told,
  ...cells,
  unit,
  ...provenance,
];

/** Observations as they were measured, each time in the offset that it came with; the line of names comes before. */
export const rawCsv = async function* (
  chunks: AsyncIterable<RawRow[]>,
  head: RowHead,
): AsyncGenerator<string> {
  for await (const rows of chunks)
    yield linesOf(
      rows.map(({ time, value, below, flag, utc_offset: offset }) =>
        rowOf(head, [inOffset(time, offset), value, below, FLAGS[flag]]),
      ),
    );
};

/** Rows that are written in one piece. */
const PIECE = 2000;

/** Periods, each by its begin in the time zone of the series; the line of names comes before. */
export const gatheredCsv = function* (gathered: Gathered, head: RowHead): Generator<string> {
  const { time, value, statistics } = gathered;
  const zone = zoneOf(head.series.time_zone);
  const lists = Object.values(statistics);
  for (let from = 0; from < time.length; from += PIECE)
    yield linesOf(
      time.slice(from, from + PIECE).map((seconds, index) => {
        const at = from + index;
        const start = inOffset(new Date(seconds * 1000), minutesOf(zone.offsetAt(seconds * 1000)));
        return rowOf(head, [start, value[at], ...lists.map((list) => list[at])]);
      }),
    );
};
