import { MOST_ROWS } from '../../../sql/model/api/observe.ts';
import type { Incoming, Reject } from '../../../sql/observations/intake.ts';
import {
  type Defaults,
  longReader,
  type Table,
  tableOf,
  unknownField,
} from '../../../sql/observations/read/table.ts';
import { type CsvRecord, openCutter } from '../../../sql/read/csv-records.ts';
import { openScanner } from '../../../sql/read/json-scan.ts';
import { badParameter, HttpError } from '../../http/error.ts';

/** Some rows of a body: values, and rows that could not be read. */
export type Batch = { values: Incoming[]; rejects: Reject[]; rows: number };

const newBatch = (): Batch => ({ values: [], rejects: [], rows: 0 });

const refuseMany = (rows: number): void => {
  if (rows > MOST_ROWS) throw new HttpError(413, 'too-many-rows', { values: { most: MOST_ROWS } });
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new HttpError(400, 'invalid-body');
  }
};

const takeElement = (batch: Batch, text: string, row: number, read: ReturnType<typeof longReader>): void => {
  const fields = parsed(text);
  if (!isRecord(fields)) {
    batch.rejects.push({ row, field: '', reason: 'not-a-record', value: fields });
    return;
  }
  const unknown = unknownField(fields);
  if (unknown === undefined) batch.values.push(read(fields, row));
  else batch.rejects.push({ row, field: unknown, reason: 'unknown-field' });
};

/** The rows of JSON: a list of them, or an object whose `observations` is one. */
export const jsonRows = async function* (
  texts: AsyncIterable<string>,
  defaults: Defaults,
): AsyncGenerator<Batch> {
  const scanner = openScanner((name) => name === 'observations');
  const read = longReader(defaults);
  let [rows, isList] = [0, false];
  for await (const text of texts) {
    const batch = newBatch();
    isList ||= rows === 0 && text.trimStart().startsWith('[');
    for (const part of scanner.push(text)) {
      if (part.kind === 'member') {
        if (part.name !== 'observations') throw badParameter(part.name, 'unknown-field');
        if (part.text !== '[]') throw new HttpError(400, 'invalid-body');
        isList = true;
        continue;
      }
      rows += 1;
      refuseMany(rows);
      takeElement(batch, part.text, rows, read);
      batch.rows += 1;
    }
    if (scanner.fault() !== null) throw new HttpError(400, 'invalid-body');
    yield batch;
  }
  scanner.end();
  if (scanner.fault() !== null || !isList) throw new HttpError(400, 'invalid-body');
};

type Header = { names: string[]; table: Extract<Table, { kind: 'rows' }> };

const headerOf = ({ fields }: CsvRecord, defaults: Defaults): Header => {
  const names = fields.map((name) => name.trim());
  const twice = names.find((name, at) => name !== '' && names.indexOf(name) !== at);
  if (twice !== undefined) throw badParameter(twice, 'repeated-parameter');
  const table = tableOf(names, defaults);
  if (table.kind === 'fault') throw badParameter(table.column, table.fault);
  return { names, table };
};

const WITH_COMMA = /^\s*(<\s*)?[+-]?\d+,\d+\s*$/;
const withPoint = (value: unknown): unknown =>
  typeof value === 'string' && WITH_COMMA.test(value) ? value.replace(',', '.') : value;

const takeRecord = (batch: Batch, record: CsvRecord, { names, table }: Header, comma: boolean): void => {
  const { row, fields, flaw } = record;
  if (fields.length === 1 && fields[0]!.trim() === '' && flaw === null) return;
  batch.rows += 1;
  if (flaw !== null) batch.rejects.push({ row, field: '', reason: 'misplaced-quotes', value: flaw });
  else if (fields.length !== names.length) {
    const said = { value: fields.length, detail: String(names.length) };
    batch.rejects.push({ row, field: '', reason: 'wrong-field-count', ...said });
  } else {
    for (const value of table.cellsOf(fields, row))
      batch.values.push(comma ? { ...value, value: withPoint(value.value) } : value);
  }
};

const DELIMITERS = [',', ';', '\t'];

/** What stands between the names of the first line. */
const delimiterOf = (line: string): string =>
  DELIMITERS.reduce((best, one) => (line.split(one).length > line.split(best).length ? one : best));

const LONGEST_HEADER = 1_000_000;

/** The rows of a CSV: a value a row, or a column a series, parameter or feature. */
export const csvRows = async function* (
  texts: AsyncIterable<string>,
  defaults: Defaults,
  comma: boolean,
): AsyncGenerator<Batch> {
  let [head, count] = ['', 0];
  let cutter: ReturnType<typeof openCutter> | null = null;
  let header: Header | null = null;
  const take = (records: readonly CsvRecord[]): Batch => {
    const batch = newBatch();
    for (const record of records) {
      if (!header) header = headerOf(record, defaults);
      else takeRecord(batch, record, header, comma);
      refuseMany(count + batch.values.length + batch.rejects.length);
    }
    count += batch.values.length + batch.rejects.length;
    return batch;
  };
  for await (const text of texts) {
    if (cutter) {
      yield take(cutter.push(text));
      continue;
    }
    head += text;
    if (head.length > LONGEST_HEADER) throw new HttpError(400, 'invalid-body');
    if (!head.includes('\n')) continue;
    cutter = openCutter(delimiterOf(head.slice(0, head.indexOf('\n'))), '\n');
    yield take(cutter.push(head));
  }
  cutter ??= openCutter(delimiterOf(head), '\n');
  if (!header) yield take(cutter.push(head));
  yield take(cutter.end());
  if (!header) throw new HttpError(400, 'invalid-body');
};
