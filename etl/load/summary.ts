import type { Feature } from '../check.ts';
import type { Shape } from '../geometry/wkb.ts';

/** What is told of a layer's features as a whole; gathered while they pass. */
export type Summary = {
  count: number;
  bbox: [number, number, number, number] | null;
  /** Earliest beginning and latest end of validity; null is open. */
  time: { from: string | null; to: string | null };
};

type Nested = readonly number[] | readonly Nested[];

const widen = (box: [number, number, number, number], part: Nested): void => {
  if (typeof part[0] !== 'number') {
    for (const each of part as readonly Nested[]) widen(box, each);
    return;
  }
  const [x, y] = part as readonly [number, number];
  box[0] = Math.min(box[0], x);
  box[1] = Math.min(box[1], y);
  box[2] = Math.max(box[2], x);
  box[3] = Math.max(box[3], y);
};

const boxWith = (box: Summary['bbox'], shape: Shape): [number, number, number, number] => {
  const wider: [number, number, number, number] = box ?? [Infinity, Infinity, -Infinity, -Infinity];
  widen(wider, shape.coordinates);
  return wider;
};

/** An open bound wins, else the earlier or later one; ISO instants in UTC compare as texts. */
const bound = (a: string | null, b: string | null, pick: 'first' | 'last'): string | null => {
  if (a === null || b === null) return null;
  return a < b === (pick === 'first') ? a : b;
};

/** The summary with one more feature in it. */
export const withFeature = (summary: Summary, { shape, period }: Feature): Summary => ({
  count: summary.count + 1,
  bbox: boxWith(summary.bbox, shape),
  time:
    summary.count === 0
      ? period
      : {
          from: bound(summary.time.from, period.from, 'first'),
          to: bound(summary.time.to, period.to, 'last'),
        },
});

export const emptySummary: Summary = { count: 0, bbox: null, time: { from: null, to: null } };
