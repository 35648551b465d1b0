/** A row of the bench: two figures of one run, and what their ratio should be. */
export type Row = {
  what: string;
  ours: number;
  theirs: number;
  unit: 'ms' | 'requests/s' | 'rows' | 'rows/s' | 'bytes' | 'times';
  aim: { kind: 'most' | 'least'; ratio: number };
};

export const ratioOf = ({ ours, theirs }: Row): number => ours / theirs;

export const isMet = (row: Row): boolean =>
  row.aim.kind === 'most' ? ratioOf(row) <= row.aim.ratio : ratioOf(row) >= row.aim.ratio;

const figure = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

const cellsOf = (row: Row): string[] => [
  row.what,
  figure(row.ours),
  figure(row.theirs),
  row.unit,
  ratioOf(row).toFixed(3),
  `${row.aim.kind === 'most' ? '<=' : '>='} ${row.aim.ratio}`,
  isMet(row) ? 'yes' : 'NO',
];

const HEAD = ['what', 'ours', 'theirs', 'unit', 'ratio', 'aim', 'met'];

/** The rows as a table of text with even columns. */
export const tableOf = (rows: readonly Row[]): string => {
  const lines = [HEAD, ...rows.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};
