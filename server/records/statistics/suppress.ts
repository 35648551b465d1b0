/** Fewer than this are told of nobody: who knows some of them might tell who the others are. */
export const SMALLEST_CELL = 5;

/** Whether a count is of somebody, and of so few that it is not told. */
export const isSmall = (count: number): boolean => count > 0 && count < SMALLEST_CELL;

/** How many there are of one kind; null: fewer than may be told, or as many as would give those away. */
export type Cell = { key: string; count: number | null };
export type Counted = { key: string; count: number };

const smallest = (cells: readonly Counted[]): Counted | undefined =>
  cells.reduce<Counted | undefined>(
    (least, cell) => (!least || cell.count < least.count ? cell : least),
    undefined,
  );

/**
 * The counts of one dimension whose sum is known, without small ones. What is left out must not follow from the sum: where it is
 * one cell alone, or all that is left out is less than the smallest that may be told, the next smallest is left out, too.
 * `also`: keys that are not to be told for another reason.
 */
export const suppressed = (cells: readonly Counted[], also: ReadonlySet<string> = new Set()): Cell[] => {
  const hidden = new Set(
    cells.filter(({ key, count }) => isSmall(count) || (count > 0 && also.has(key))).map(({ key }) => key),
  );
  const sum = () => cells.reduce((all, { key, count }) => all + (hidden.has(key) ? count : 0), 0);
  while (hidden.size === 1 || (hidden.size > 0 && sum() < SMALLEST_CELL)) {
    const next = smallest(cells.filter(({ key, count }) => count > 0 && !hidden.has(key)));
    if (!next) break;
    hidden.add(next.key);
  }
  return cells.map(({ key, count }) => ({ key, count: hidden.has(key) ? null : count }));
};

/** A count by itself; null where there are too few. */
export const toldCount = (count: number): number | null => (isSmall(count) ? null : count);
