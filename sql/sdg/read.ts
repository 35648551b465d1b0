import Papa from 'papaparse';
import type { OpenSdgReason, OpenSdgReject, OpenSdgRow, OpenSdgTable } from '../model/sdg/dataset.ts';

/** More than any file of Open SDG that we know has. */
const MOST = { rows: 20_000, columns: 30, rejects: 500, cell: 300 };

type Read = OpenSdgTable & { rejects: OpenSdgReject[] };

/** A cell of the file that is about a value: which columns it stands for, and where its number is. */
type Slot = { at: number; cells: string[]; header: string };
type Head = {
  yearAt: number;
  geoAt: number;
  columns: string[];
  slots: Slot[];
  copied: number[];
  isWide: boolean;
};

class HeadError extends Error {
  readonly column: string;
  readonly reason: OpenSdgReason;
  constructor(column: string, reason: OpenSdgReason) {
    super(`${reason}: ${column}`);
    this.column = column;
    this.reason = reason;
  }
}

const isValue = (header: string): boolean => header === 'Value';

const checked = (headers: readonly string[]): void => {
  if (headers.length > MOST.columns) throw new HeadError(String(headers.length), 'too-many-columns');
  for (const [at, header] of headers.entries()) {
    if (header !== header.trim()) throw new HeadError(header, 'space-around');
    if (header.length > MOST.cell) throw new HeadError(header.slice(0, 40), 'too-long');
    if (headers.indexOf(header) !== at) throw new HeadError(header, 'column-twice');
  }
};

const tidyHead = (headers: readonly string[]): Head => {
  const yearAt = headers.indexOf('Year');
  const geoAt = headers.indexOf('GeoCode');
  const valueAt = headers.findIndex(isValue);
  const copied = headers.flatMap((_, at) => ([yearAt, geoAt, valueAt].includes(at) ? [] : [at]));
  return {
    ...{ yearAt, geoAt, copied, isWide: false },
    columns: copied.map((at) => headers[at] as string),
    slots: [{ at: valueAt, cells: [], header: 'Value' }],
  };
};

const ALL = 'all';
/** `unit` and `units` mean Units. */
const named = (category: string): string => (/^units?$/.test(category) ? 'Units' : category);

/** all|Units:feet, Sex:Female|Age:15-24: what a column of a wide file is of; null for one that is of nothing. */
const partsOf = (header: string): [category: string, value: string][] | null => {
  if (header === ALL) return [];
  if (!header.includes(':')) return null;
  return header
    .split('|')
    .filter((part) => part !== ALL)
    .map((part) => {
      const at = part.indexOf(':');
      if (at < 1) throw new HeadError(header, 'no-value-column');
      return [named(part.slice(0, at)), part.slice(at + 1)];
    });
};

const wideHead = (headers: readonly string[], yearAt: number): Head => {
  const wide = headers.flatMap((header, at) => {
    const parts = at === yearAt ? null : partsOf(header);
    return parts ? [{ at, header, parts }] : [];
  });
  if (wide.length === 0) throw new HeadError('Value', 'no-value-column');
  const all = [...new Set(wide.flatMap(({ parts }) => parts.map(([category]) => category)))];
  const columns = all.filter((name) => name !== 'GeoCode');
  return {
    ...{ yearAt, columns, geoAt: -1, copied: [], isWide: true },
    slots: wide.map(({ at, header, parts }) => ({
      ...{ at, header },
      cells: [...columns, 'GeoCode'].map((name) => parts.find(([category]) => category === name)?.[1] ?? ''),
    })),
  };
};

const headOf = (headers: readonly string[]): Head => {
  checked(headers);
  const yearAt = headers.findIndex((header) => header === 'Year' || header === 'year');
  if (yearAt < 0) throw new HeadError('Year', 'no-year');
  return headers.some(isValue) && headers[yearAt] === 'Year' ? tidyHead(headers) : wideHead(headers, yearAt);
};

/** 2015; of a span (2011/12, 2018 to 2020) its first year stands for it, as Open SDG takes it. */
const yearOf = (text: string): number | null => {
  const year = /^(\d{4})(?:\D.{0,35})?$/.exec(text)?.[1];
  return year && Number(year) >= 1900 && Number(year) <= 2200 ? Number(year) : null;
};

/** null is a blank, which is a value that is missing; undefined is no number. */
const numberIn = (text: string): number | null | undefined => {
  if (text === '') return null;
  const value = /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
};

type Fault = Omit<OpenSdgReject, 'row'>;

const fault = (column: string, reason: OpenSdgReason, value: string): Fault => ({
  ...{ column, reason },
  value: value.slice(0, 80),
});

const rowOf = (
  line: readonly string[],
  head: Head,
  slot: Slot,
  headers: readonly string[],
): Omit<OpenSdgRow, 'row'> | Fault => {
  const period = line[head.yearAt] ?? '';
  const year = yearOf(period);
  if (year === null) return fault('Year', 'bad-year', period);
  const given = [...head.copied, ...(head.geoAt < 0 ? [] : [head.geoAt])];
  for (const at of given) {
    const cell = line[at] ?? '';
    if (cell !== cell.trim()) return fault(headers[at] as string, 'space-around', cell);
    if (cell.length > MOST.cell || cell.includes('\0'))
      return fault(headers[at] as string, 'too-long', cell.replaceAll('\0', ''));
  }
  const value = numberIn(line[slot.at] ?? '');
  if (value === undefined) return fault(slot.header, 'bad-value', line[slot.at] ?? '');
  const cells = head.isWide ? slot.cells.slice(0, -1) : head.copied.map((at) => line[at] ?? '');
  const geoCode = head.isWide ? (slot.cells.at(-1) ?? '') : (line[head.geoAt] ?? '');
  return { ...{ period, year, value, cells }, geoCode };
};

const rowsOf = (lines: readonly (readonly string[])[], headers: readonly string[], head: Head): Read => {
  const rejects: OpenSdgReject[] = [];
  const rows: OpenSdgRow[] = [];
  const known = new Set<string>();
  const refuse = (row: number, said: Fault): void => {
    if (rejects.length < MOST.rejects) rejects.push({ row, ...said });
  };
  for (const [index, line] of lines.entries()) {
    const number = index + 2;
    if (line.every((cell) => cell === '')) continue;
    if (line.length !== headers.length) {
      refuse(number, fault('', 'cells-missing', String(line.length)));
      continue;
    }
    for (const slot of head.slots) {
      if (head.isWide && line[slot.at] === '') continue;
      const read = rowOf(line, head, slot, headers);
      if ('reason' in read) refuse(number, read);
      else {
        const key = JSON.stringify([read.period, read.cells, read.geoCode]);
        if (known.has(key)) refuse(number, fault(slot.header, 'row-twice', read.period));
        else if (rows.length >= MOST.rows) refuse(number, fault('', 'too-many-rows', String(MOST.rows)));
        else rows.push({ row: rows.length + 1, ...read });
        known.add(key);
      }
    }
  }
  return { columns: head.columns, rows, rejects };
};

/**
 * Reads a file of values as Open SDG has them: tidy (`Year`, any categories, `GeoCode`, `Value`; docs/data-format.md of
 * open-sdg) or wide, as it was before (`year`, `all`, `Sex:Female|Age:15-24`). A row that cannot be taken is told by its
 * number, its column and why, and the others are read; a head that cannot be, is row 1, and nothing is. Blank values are kept as
 * missing in a tidy file and mean nothing in a wide one.
 */
export const readOpenSdg = (text: string): Read => {
  const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { skipEmptyLines: 'greedy' });
  const [headers = [], ...lines] = data;
  try {
    return rowsOf(lines, headers, headOf(headers));
  } catch (error) {
    if (!(error instanceof HeadError)) throw error;
    const { column, reason } = error;
    return { columns: [], rows: [], rejects: [{ row: 1, column, reason, value: '' }] };
  }
};
