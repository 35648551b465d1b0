import { FORMULA } from '../../../sql/model/formula.ts';

/** A row of a block that is taken along: cells of a table, and how it is written in a picture. */
export type SheetRow = {
  cells: readonly (string | number | null)[];
  head: string;
  value?: string;
  lines?: readonly string[];
  /** Colour of its class, as the page has it. */
  color?: string;
  /** A bar from 0 to 1 with what it lies between. */
  bar?: { share: number; low: number | null; high: number | null };
};

/** A block as it leaves the page: as a table, and as a picture with its title and notes. */
export type Sheet = {
  /** The sentence that is said first. */
  lead: string;
  columns: readonly string[];
  rows: readonly SheetRow[];
  notes: readonly string[];
  /** The rows of the picture, where it has others than the table. */
  pictured?: readonly SheetRow[];
  /** What is drawn on the page (a map, a line), for the head of the picture; asked for when that is made. */
  drawings?: () => readonly SVGSVGElement[];
};

const cellText = (value: string | number | null): string => {
  if (value === null) return '';
  const text = typeof value === 'number' ? String(Number(value.toFixed(6))) : value;
  const safe = typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** A table as CSV (RFC 4180). */
export const csvOf = ({ columns, rows }: Pick<Sheet, 'columns' | 'rows'>): string =>
  [columns, ...rows.map(({ cells }) => cells)]
    .map((cells) => `${cells.map(cellText).join(',')}\r\n`)
    .join('');

const plain = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');

/** What a file of a block is called. */
export const fileName = (block: string, place: string | null): string =>
  ['biatouna', block, place && plain(place)].filter(Boolean).join('-');
