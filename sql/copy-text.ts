/** What a column of COPY's text form may be given. */
export type Cell = string | number | null;

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const escaped = (cell: Cell): string =>
  cell === null
    ? '\\N'
    : typeof cell === 'number'
      ? String(cell)
      : cell.replace(/[\\\n\r\t]/g, (char) => ESCAPES[char]!);

/** A row in COPY's text form. */
export const copyLine = (cells: readonly Cell[]): string => `${cells.map(escaped).join('\t')}\n`;
