import { basename } from 'node:path';
import iconv from 'iconv-lite';
import { type CsvRecord, openCutter } from '../../sql/read/csv-records.ts';
import { openProject } from './crs.ts';
import { type Dialect, dialectOf, withPoint } from './csv-dialect.ts';
import { encodingOfFile, headOf, textOf } from './encoding.ts';
import { ReadError, type ReadItem, type ReadOptions, rejected } from './row.ts';
import { namesOf, rowOf, type Table, tableOf } from './table.ts';

const isBlank = (field: string | undefined): boolean => field === undefined || field.trim() === '';

const itemOf = (
  { row, fields, flaw }: CsvRecord,
  table: Table,
  decimal: Dialect['decimal'],
): ReadItem | null => {
  const { names } = table;
  if (flaw !== null) return rejected(row, 'misplaced-quotes', { value: flaw });
  if (fields.every(isBlank)) return null;
  if (fields.length < names.length || fields.slice(names.length).some((field) => !isBlank(field)))
    return rejected(row, 'wrong-field-count', { value: fields.length, detail: String(names.length) });
  const properties: Record<string, unknown> = {};
  for (const [index, name] of names.entries())
    properties[name] = decimal === ',' ? withPoint(fields[index]!) : fields[index];
  return rowOf(row, properties, table);
};

const checkText = (head: string, path: string): void => {
  if (/^\s*<(!doctype\s+html|html)\b/i.test(head))
    throw new ReadError(`${basename(path)} is a web page, not a table: its address may have changed.`);
  if (head.includes('\0')) throw new ReadError(`${basename(path)} is no text, so no table either.`);
};

const recordsOf = async function* (
  path: string,
  encoding: string,
  { delimiter, newline }: Dialect,
): AsyncGenerator<CsvRecord[]> {
  const cutter = openCutter(delimiter, newline);
  for await (const text of textOf(path, encoding)) yield cutter.push(text);
  yield cutter.end();
};

const isSeparatorLine = ({ row, fields }: CsvRecord): boolean =>
  row === 1 && /^sep=.?$/i.test(fields[0] ?? '');

/**
 * Reads a delimited text with a header. Encoding, delimiter and decimal comma are detected unless declared; geometry
 * comes from a WKT column or from two columns, declared or known by their names, in the declared CRS. Throws ReadError for
 * an empty file, one that is no text, an unknown encoding or CRS, and a declared column that is not there.
 */
export const readCsv = async function* (path: string, options: ReadOptions): AsyncGenerator<ReadItem> {
  const encoding = await encodingOfFile(path, options.encoding);
  const head = iconv.decode(await headOf(path), encoding);
  checkText(head, path);
  if (options.delimiter !== undefined && options.delimiter.length !== 1)
    throw new ReadError(`A delimiter is one character, not ${JSON.stringify(options.delimiter)}.`);
  const dialect = dialectOf(head, options);
  const project = await openProject(options.crs);
  let table: Table | undefined;
  for await (const records of recordsOf(path, encoding, dialect)) {
    for (const record of records) {
      if (table) {
        const item = itemOf(record, table, dialect.decimal);
        if (item) yield item;
      } else if (!isSeparatorLine(record) && !record.fields.every(isBlank)) {
        if (record.flaw !== null)
          throw new ReadError(
            `The header of ${basename(path)} has a quotation mark out of place: ${record.flaw}`,
          );
        const { names, problems } = namesOf(record.fields, record.row);
        yield* problems;
        table = tableOf(names, options, project);
      }
    }
  }
  if (!table) throw new ReadError(`${basename(path)} is empty.`);
};
