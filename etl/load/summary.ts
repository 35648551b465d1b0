import type { Feature } from '../check.ts';

/** What is told of a layer's features as a whole; gathered while they pass. */
export type Summary = {
  count: number;
  /** Infinite where nobody counted. */
  vertices: number;
  bbox: Extent | null;
  /** Earliest beginning and latest end of validity; null is open. */
  time: { from: string | null; to: string | null };
};

type Nested = readonly number[] | readonly Nested[];
type Extent = [number, number, number, number];

/** Widens the box by every position; gives how many there were. */
const widen = (box: Extent, part: Nested): number => {
  if (typeof part[0] !== 'number') {
    let count = 0;
    for (const each of part as readonly Nested[]) count += widen(box, each);
    return count;
  }
  const [x, y] = part as readonly [number, number];
  box[0] = Math.min(box[0], x);
  box[1] = Math.min(box[1], y);
  box[2] = Math.max(box[2], x);
  box[3] = Math.max(box[3], y);
  return 1;
};

/** An open bound wins, else the earlier or later one; ISO instants in UTC compare as texts. */
const bound = (a: string | null, b: string | null, pick: 'first' | 'last'): string | null => {
  if (a === null || b === null) return null;
  return a < b === (pick === 'first') ? a : b;
};

/** Adds a feature to a summary. */
export const addFeature = (summary: Summary, { shape, period }: Feature): void => {
  summary.bbox ??= [Infinity, Infinity, -Infinity, -Infinity];
  summary.vertices += widen(summary.bbox, shape.coordinates);
  const { from, to } = summary.time;
  summary.time =
    summary.count === 0
      ? period
      : { from: bound(from, period.from, 'first'), to: bound(to, period.to, 'last') };
  summary.count += 1;
};

/** The summary of no features. */
export const emptySummary = (): Summary => ({
  count: 0,
  vertices: 0,
  bbox: null,
  time: { from: null, to: null },
});
