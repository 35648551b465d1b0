/** Number formats that are built in and show dates or times (ECMA-376 part 1, 18.8.30). */
const BUILT_IN: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** Does a number format show a date or a time? In a code of its own, letters of dates stand outside of quotes and brackets. */
export const isDateFormat = (id: number, code: string | undefined): boolean => {
  if (code === undefined) return BUILT_IN.some(([from, to]) => id >= from && id <= to);
  const bare = code.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!(h+|m+|s+)\])[^\]]*\]/gi, '');
  return /[ymdhs]/i.test(bare) && !/general/i.test(bare);
};

const DAY = 86_400_000;

/**
 * The date, time or both that a serial number stands for, in ISO 8601 without an offset: a spreadsheet has none. Day 60 of the
 * system of 1900 is the 29th of February that that year had not.
 */
export const dateOfSerial = (serial: number, since1904: boolean): string | number => {
  if (!Number.isFinite(serial) || serial < 0 || serial >= 2_958_466) return serial;
  const total = Math.round(serial * 86_400);
  const [days, seconds] = [Math.floor(total / 86_400), total % 86_400];
  const time = new Date(seconds * 1000).toISOString().slice(11, 19);
  if (days === 0 && !since1904) return time;
  const shift = since1904 ? 0 : days < 60 ? 1 : 0;
  const epoch = since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const date = new Date(epoch + (days + shift) * DAY + seconds * 1000).toISOString();
  return seconds === 0 ? date.slice(0, 10) : `${date.slice(0, 10)}T${date.slice(11, 19)}`;
};

/** The number of a column, from 0, in a cell's name (`AB12`); null where there is none. */
export const columnOf = (name: string): number | null => {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(name)?.[0];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1;
};

/** A cell as the sheet has it. */
export type Cell = { type: string; style: number; value: string };

/** What the value of a cell is read by. */
export type CellContext = { strings: readonly string[]; dates: readonly boolean[]; since1904: boolean };

/** What stands in a cell: text, number, boolean, date as ISO text; an error is told apart. */
export type CellValue = { kind: 'value'; value: unknown } | { kind: 'error'; value: string };

const value = (found: unknown): CellValue => ({ kind: 'value', value: found });

const numberCell = ({ style, value: text }: Cell, { dates, since1904 }: CellContext): CellValue => {
  if (text.trim() === '') return value('');
  const number = Number(text);
  if (Number.isNaN(number)) return value(text);
  return value(dates[style] ? dateOfSerial(number, since1904) : number);
};

/** The value of a cell; of one with a formula, the result that was last computed. Blank is the empty text. */
export const valueOfCell = (cell: Cell, context: CellContext): CellValue => {
  switch (cell.type) {
    case 's':
      return value(context.strings[Number(cell.value)] ?? '');
    case 'b':
      return value(cell.value === '1');
    case 'e':
      return { kind: 'error', value: cell.value };
    case 'str':
    case 'inlineStr':
      return value(cell.value);
    case 'd':
      return value(cell.value.replace(/T00:00:00(\.0+)?Z?$/, ''));
    default:
      return numberCell(cell, context);
  }
};
