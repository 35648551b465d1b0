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

const UNESCAPES: Record<string, string> = Object.fromEntries(
  Object.entries(ESCAPES).map(([char, written]) => [written, char]),
);

/** What a row in COPY's text form, without its end of line, was made of; only what `copyLine` writes is understood. */
export const cellsOf = (line: string): (string | null)[] =>
  line
    .split('\t')
    .map((cell) => (cell === '\\N' ? null : cell.replace(/\\./g, (written) => UNESCAPES[written]!)));
