import Papa from 'papaparse';
import { FLAGS } from '../../../sql/model/observation.ts';
import type { Language } from '../../../sql/model/text.ts';
import { minutesOf, zoneOf } from '../../../sql/observations/zone.ts';
import type { Snapshot } from '../../layers/catalogue.ts';
import type { SeriesRow } from '../row.ts';
import { inOffset } from '../time.ts';
import type { RawRow } from './raw.ts';

/** What every row says of itself, so that rows that are pasted elsewhere still do. */
export type RowHead = {
  /** The series, or the indicator at a place. */
  id: string;
  /** What tells it from the others of the same answer: the feature, its name, the parameter. */
  told: readonly string[];
  unit: string;
  provenance: readonly [source: string, licence: string, sample: string];
};

/** A row of values: when, on a clock so many minutes from UTC, and a cell for each of its columns. */
export type Told = { at: Date; minutes: number; cells: readonly unknown[] };

/** CSV has no place for metadata: its columns hold them. */
export const headOf = (series: SeriesRow, snapshot: Snapshot, language: Language): RowHead => {
  const source = snapshot.sources.get(series.source_id);
  return {
    id: series.id,
    told: [],
    unit: snapshot.parameters.get(series.parameter_id)?.manifest.unit ?? '',
    provenance: [
      source ? (source.citation ?? `${source.publisher}, ${source.title[language]}`) : series.source_id,
      source?.licence ?? '',
      String(series.status === 'sample'),
    ],
  };
};

export const PROVENANCE = ['_source', '_licence', '_sample'];

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
export const rowOf = ({ id, told, unit, provenance }: RowHead, cells: readonly unknown[]): unknown[] => [
  id,
  ...told,
  ...cells,
  unit,
  ...provenance,
];

/** Rows below each other, each time as its clock showed it; the line of names comes before. */
export const longCsv = async function* (lots: AsyncIterable<Told[]>, head: RowHead): AsyncGenerator<string> {
  for await (const rows of lots)
    yield linesOf(rows.map(({ at, minutes, cells }) => rowOf(head, [inOffset(at, minutes), ...cells])));
};

/** Observations as they were measured, each time in the offset that it came with. */
export const toldRaw = async function* (chunks: AsyncIterable<RawRow[]>): AsyncGenerator<Told[]> {
  for await (const rows of chunks)
    yield rows.map(({ time, value, below, flag, utc_offset: minutes }) => ({
      ...{ at: time, minutes, cells: [value, below, FLAGS[flag]] },
    }));
};

/** Rows that are written in one piece. */
const PIECE = 2000;

/** Columns by time as rows: of periods each by its begin, on the clock of a time zone. */
export const toldColumns = async function* (
  time: readonly number[],
  columns: readonly (readonly unknown[] | null)[],
  timeZone: string,
): AsyncGenerator<Told[]> {
  const zone = zoneOf(timeZone);
  for (let from = 0; from < time.length; from += PIECE)
    yield time.slice(from, from + PIECE).map((seconds, index) => ({
      at: new Date(seconds * 1000),
      minutes: minutesOf(zone.offsetAt(seconds * 1000)),
      cells: columns.map((list) => list?.[from + index] ?? null),
    }));
};
