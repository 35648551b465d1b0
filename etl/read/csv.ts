import { basename } from 'node:path';
import { Readable } from 'node:stream';
import Papa from 'papaparse';
import { pointColumns } from './columns.ts';
import { encodingOf, headOf, textOf } from './encoding.ts';
import { isLonLat } from './gdal.ts';
import { type Located, locate } from './locate.ts';
import { ReadError, type ReadItem, type ReadOptions, rejected } from './row.ts';

const DELIMITERS = [',', ';', '\t', '|'];

/** The delimiter that cuts the first lines into the most, and equally many, fields. */
const delimiterOf = (head: string): string => {
  const parsed = Papa.parse<string[]>(head.split('\n').slice(0, 20).join('\n'), {
    delimiter: '',
    delimitersToGuess: DELIMITERS,
  });
  return parsed.meta.delimiter;
};

/** `12,5` is a number where fields are cut by something else and no field has a point in its place. */
const decimalOf = (head: string, delimiter: string): '.' | ',' => {
  if (delimiter === ',') return '.';
  const fields = head.split(/[\n;\t|]/);
  const commas = fields.filter((field) => /^\s*"?-?\d+,\d+"?\s*$/.test(field)).length;
  const points = fields.filter((field) => /^\s*"?-?\d+\.\d+"?\s*$/.test(field)).length;
  return commas > points ? ',' : '.';
};

const NUMBER = /^-?\d+(,\d+)?$/;
const withPoint = (value: string): string =>
  NUMBER.test(value.trim()) ? value.trim().replace(',', '.') : value;

const headerOf = (record: readonly string[], path: string): string[] => {
  const names = record.map((name) => name.trim());
  const twice = names.find((name, index) => name && names.indexOf(name) !== index);
  if (twice) throw new ReadError(`${basename(path)} has the column ${twice} twice.`);
  return names.map((name, index) => name || `column_${index + 1}`);
};

type Table = { names: string[]; located: Located; decimal: '.' | ',' };

const itemOf = (record: readonly string[], row: number, table: Table): ReadItem | null => {
  if (record.length === 1 && !record[0]?.trim()) return null;
  if (record.length !== table.names.length) {
    const message = `Row ${row} has ${record.length} fields; the header has ${table.names.length}`;
    return rejected(row, null, record.slice(0, 5).join(' | ').slice(0, 120), 'wrong-field-count', message);
  }
  const read = table.decimal === ',' ? withPoint : (value: string) => value;
  const properties = Object.fromEntries(table.names.map((name, index) => [name, read(record[index] ?? '')]));
  return { kind: 'row', row, properties, geometry: locate(properties, table.located) };
};

/** Records with the number of the row that each is, the header being row 1. */
const recordsOf = async function* (
  path: string,
  encoding: string,
  delimiter: string,
): AsyncGenerator<{ record: string[]; row: number }> {
  const stream = Readable.from(textOf(path, encoding)).pipe(
    Papa.parse(Papa.NODE_STREAM_INPUT, { delimiter }),
  );
  let row = 0;
  try {
    for await (const record of stream as AsyncIterable<string[]>) yield { record, row: ++row };
  } finally {
    stream.destroy();
  }
};

/**
 * Reads a delimited text with a header. Encoding, delimiter and decimal comma are detected unless declared; geometry
 * comes from a WKT column or from two columns, declared or known by their names, in the declared CRS.
 */
export const readCsv = async function* (path: string, options: ReadOptions): AsyncGenerator<ReadItem> {
  const sample = await headOf(path);
  const encoding = options.encoding ?? encodingOf(sample);
  const head = new TextDecoder(encoding).decode(sample);
  const delimiter = options.delimiter ?? delimiterOf(head);
  const decimal = options.decimal ?? decimalOf(head, delimiter);
  let table: Table | undefined;
  for await (const { record, row } of recordsOf(path, encoding, delimiter)) {
    if (!table) {
      const names = headerOf(record, path);
      table = { names, decimal, located: pointColumns(names, options) };
      continue;
    }
    const item = itemOf(record, row, table);
    if (item)
      yield item.kind === 'row' && !isLonLat(options.crs)
        ? await reprojected(item, options.crs as string)
        : item;
  }
  if (!table) throw new ReadError(`${basename(path)} is empty.`);
};

const reprojected = async (item: ReadItem & { kind: 'row' }, crs: string): Promise<ReadItem> => {
  if (!item.geometry) return item;
  const { geometryToLonLat } = await import('./gdal.ts');
  return { ...item, geometry: await geometryToLonLat(item.geometry, crs) };
};
