import type { Matrix } from '../../sql/model/api/analyses.ts';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** What each class had before (rows added up) and has after (columns added up), and all of it. */
export const totalsOf = ({ km2 }: Pick<Matrix, 'km2'>) => {
  const before = km2.map(sum);
  const after = km2.map((_, column) => sum(km2.map((row) => row[column] ?? 0)));
  return { before, after, all: sum(before) };
};

/** A part of a whole, 0 to 1; null of nothing. */
export const shareOf = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
