import { basename } from 'node:path';
import exceljs from 'exceljs';
import { openProject } from './crs.ts';
import { ReadError, type ReadItem, type ReadOptions } from './row.ts';
import { rowOf, type Table, tableOf } from './table.ts';

/** What stands in a cell, as plain data: formulas by their result, dates as calendar dates, links and rich text as text. */
const plain = (value: exceljs.CellValue): unknown => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, '');
  if (typeof value !== 'object') return value;
  if ('result' in value) return plain(value.result as exceljs.CellValue);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('text' in value) return plain(value.text as unknown as exceljs.CellValue);
  return '';
};

const cellsOf = (row: exceljs.Row): unknown[] => (row.values as exceljs.CellValue[]).slice(1).map(plain);

const namesOf = (cells: readonly unknown[]): string[] =>
  cells.map((cell, index) => String(cell).trim() || `column_${index + 1}`);

/** Reads a sheet row by row; the first row that is not empty is the header. Without `sheet` the first is taken. */
export const readXlsx = async function* (path: string, options: ReadOptions): AsyncGenerator<ReadItem> {
  const workbook = new exceljs.stream.xlsx.WorkbookReader(path, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  });
  const seen: string[] = [];
  for await (const worksheet of workbook) {
    const name = (worksheet as unknown as { name: string }).name;
    seen.push(name);
    if (options.sheet !== undefined && options.sheet !== name) continue;
    yield* sheetRows(worksheet, options);
    return;
  }
  throw new ReadError(`${basename(path)} has no sheet ${options.sheet ?? ''}; it has: ${seen.join(', ')}.`);
};

const sheetRows = async function* (
  worksheet: AsyncIterable<exceljs.Row>,
  options: ReadOptions,
): AsyncGenerator<ReadItem> {
  const project = await openProject(options.crs);
  let names: string[] | undefined;
  let table: Table | undefined;
  for await (const row of worksheet) {
    const cells = cellsOf(row);
    if (cells.every((cell) => cell === '')) continue;
    if (!names || !table) {
      names = namesOf(cells);
      table = tableOf(names, options, project);
      continue;
    }
    const properties = Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
    yield rowOf(row.number, properties, table);
  }
};
