import { basename } from 'node:path';
import { attemptAsync, closing } from './attempt.ts';
import { openProject, type Project } from './crs.ts';
import { ReadError, type ReadItem, type ReadOptions, rejected, warned } from './row.ts';
import { namesOf, rowOf, type Table, tableOf } from './table.ts';
import { columnOf, valueOfCell } from './xlsx-cells.ts';
import { openWorkbook, type Sheet, type Workbook } from './xlsx-parts.ts';
import { type Handlers, runXml } from './xml.ts';

/** A row of a sheet: its cells by column, and the errors among them. */
type SheetRow = { row: number; cells: unknown[]; errors: { column: number; value: string }[] };

/** Columns that a sheet can have. */
const WIDEST = 16_384;

/** Gathers the rows of a sheet from its XML; numbers of rows and columns may be left out where they go on by one. */
const gather = (book: Workbook, into: SheetRow[]): Handlers => {
  let current: SheetRow = { row: 0, cells: [], errors: [] };
  let [column, type, style, text, shown] = [-1, '', 0, '', false];

  const openCell = ({ r, t, s }: Record<string, string>): void => {
    column = Math.min(WIDEST, columnOf(r ?? '') ?? column + 1);
    [type, style, text] = [t ?? 'n', Number(s ?? 0), ''];
  };
  const closeCell = (): void => {
    const cell = valueOfCell({ type, style, value: text }, book);
    if (cell.kind === 'error') current.errors.push({ column, value: cell.value });
    else current.cells[column] = cell.value;
  };

  return {
    open: (name, attributes) => {
      if (name === 'row') {
        current = { row: Number(attributes.r ?? current.row + 1), cells: [], errors: [] };
        column = -1;
      } else if (name === 'c') openCell(attributes);
      // `v` is the value, `t` the text of an inline string; a formula (`f`) is not wanted.
      shown = name === 'v' || name === 't';
    },
    text: (piece) => {
      if (shown) text += piece;
    },
    close: (name) => {
      if (name === 'c') closeCell();
      else if (name === 'row')
        into.push({ ...current, cells: Array.from(current.cells, (cell) => cell ?? '') });
      shown = false;
    },
  };
};

const sheetRows = async function* (book: Workbook, sheet: Sheet, path: string): AsyncGenerator<SheetRow[]> {
  const rows: SheetRow[] = [];
  const stream = await book.open(sheet.part);
  const steps = runXml(stream, gather(book, rows));
  const run = async function* (): AsyncGenerator<SheetRow[]> {
    for (;;) {
      const step = await attemptAsync(steps.next());
      if (step.kind === 'failed')
        throw new ReadError(`Sheet ${sheet.name} of ${basename(path)} is broken: ${step.message}.`);
      yield rows.splice(0);
      if (step.value.done) return;
    }
  };
  yield* closing(run(), () => stream.destroy());
};

/** The sheet that is wanted; else the first that is shown. */
const chosen = (sheets: readonly Sheet[], wanted: string | undefined, path: string): Sheet => {
  const found =
    wanted === undefined
      ? (sheets.find(({ visible }) => visible) ?? sheets[0])
      : sheets.find(({ name }) => name === wanted);
  if (found) return found;
  const there = sheets.map(({ name }) => name).join(', ') || 'none';
  throw new ReadError(`${basename(path)} has no sheet ${wanted ?? ''}; it has: ${there}.`);
};

const isBlank = (cell: unknown): boolean => typeof cell === 'string' && cell.trim() === '';

const itemsOf = function* ({ row, cells, errors }: SheetRow, table: Table): Generator<ReadItem> {
  const { names } = table;
  for (const { column, value } of errors)
    yield warned(row, 'cell-error', { field: names[column] ?? `column_${column + 1}`, value });
  if (cells.every(isBlank) && errors.length === 0) return;
  if (cells.slice(names.length).some((cell) => !isBlank(cell)))
    yield rejected(row, 'wrong-field-count', { value: cells.length, detail: String(names.length) });
  else yield rowOf(row, Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ''])), table);
};

/** Rows with one cell that may stand above the header: titles, dates, units. */
const MOST_TITLES = 20;

const filled = ({ cells }: SheetRow): number => cells.filter((cell) => !isBlank(cell)).length;

/** The row of the header, as declared, or the first with several cells filled; of a sheet of one column the first at all. */
const withoutTitles = async function* (
  rows: AsyncIterable<SheetRow[]>,
  header: number | undefined,
): AsyncGenerator<SheetRow> {
  let titles: SheetRow[] | null = [];
  for await (const piece of rows) {
    for (const row of piece) {
      if (titles === null) yield row;
      else if (header !== undefined ? row.row < header : filled(row) === 0) continue;
      else if (header === undefined && filled(row) === 1 && titles.length < MOST_TITLES) titles.push(row);
      else {
        if (header === undefined && filled(row) === 1) yield* titles;
        titles = null;
        yield row;
      }
    }
  }
  if (titles) yield* titles;
};

const tableRows = async function* (
  book: Workbook,
  path: string,
  options: ReadOptions,
  project: Project,
): AsyncGenerator<ReadItem> {
  const sheet = chosen(book.sheets, options.sheet, path);
  let table: Table | undefined;
  for await (const row of withoutTitles(sheetRows(book, sheet, path), options.header)) {
    if (table) yield* itemsOf(row, table);
    else {
      const { names, problems } = namesOf(row.cells, row.row);
      yield* problems;
      table = tableOf(names, options, project);
    }
  }
  if (!table) throw new ReadError(`Sheet ${sheet.name} of ${basename(path)} is empty.`);
};

/**
 * Reads a sheet of a workbook row by row: the first row with several cells filled is the header. Formulas give their last result,
 * dates ISO 8601 text; a cell with an error is told and read as blank. Without `sheet` the first that is shown is taken.
 * (exceljs leaves a copy of the sheet behind in the temp folder when it is not read to its end, and guards against no bomb.)
 */
export const readXlsx = async function* (path: string, options: ReadOptions): AsyncGenerator<ReadItem> {
  const project = await openProject(options.crs);
  const book = await openWorkbook(path);
  yield* closing(tableRows(book, path, options, project), book.close);
};
