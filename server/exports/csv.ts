import Papa from 'papaparse';
import { FORMULA } from '../../sql/model/formula.ts';
import { publishedValue } from '../features/feature-json.ts';
import type { FeatureRow } from '../features/rows.ts';
import { freeName } from './columns.ts';
import type { ExportFormat, ExportJob } from './format.ts';

/** CSV has no place for metadata: each row says where it is from, so that rows that are pasted elsewhere still do. */
const provenanceCells = ({ provenance }: ExportJob): [string, string][] => [
  ['_source', provenance.source],
  ['_licence', provenance.licence],
  ['_sample', String(provenance.sample)],
];

const isPoint = ({ layer }: Pick<ExportJob, 'layer'>): boolean => layer.manifest.geometry === 'point';

const geometryNames = (job: ExportJob): string[] => {
  if (!isPoint(job)) return ['WKT'];
  const names = job.crs.kind === 'geographic' ? ['longitude', 'latitude'] : ['x', 'y'];
  return names.map((name) => freeName(name, job.columns));
};

const POINT = /^(?:MULTI)?POINT\s*\(+([-\d.e+]+) ([-\d.e+]+)\)+$/;

/** A point as two numbers; of several points the first would be a lie, so they stay empty. */
const geometryCells = (job: ExportJob, { geometry }: FeatureRow): (string | null)[] => {
  const text = typeof geometry === 'string' ? geometry : '';
  if (!isPoint(job)) return [text];
  const match = POINT.exec(text);
  return match ? [match[1] ?? null, match[2] ?? null] : [null, null];
};

/** The names of a file's columns. */
export const csvHeader = (job: ExportJob): string[] => [
  freeName('feature_id', job.columns),
  ...job.columns,
  ...geometryNames(job),
  ...provenanceCells(job).map(([name]) => name),
];

/** Formulas are made harmless in a file for spreadsheets, and always where people who are not known wrote into it: cases, warnings of others. */
const linesOf = ({ bom, layer }: ExportJob, rows: readonly unknown[][]): string =>
  Papa.unparse([...rows], {
    newline: '\r\n',
    escapeFormulae: bom || layer.origin === 'issued' ? FORMULA : false,
  });

const write = async function* (job: ExportJob): AsyncGenerator<string> {
  const provenance = provenanceCells(job).map(([, value]) => value);
  yield `${job.bom ? '\ufeff' : ''}${linesOf(job, [csvHeader(job)])}\r\n`;
  for await (const rows of job.rows) {
    const cells = rows.map((row) => [
      row.id,
      ...job.columns.map((column) => publishedValue(row, column)),
      ...geometryCells(job, row),
      ...provenance,
    ]);
    yield `${linesOf(job, cells)}\r\n`;
  }
};

/** RFC 4180, UTF-8. Points have two columns of numbers, all else well-known text, which GDAL reads by the name `WKT`. */
export const csv: ExportFormat = {
  mediaType: 'text/csv; charset=utf-8',
  extension: 'csv',
  form: () => 'wkt',
  write,
};
