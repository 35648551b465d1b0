import { placed, ranks, type Series } from './series.ts';

/** A change of level. `at` is the place of the last value before it; `p` is two-sided. */
export type ChangePoint = { at: number; k: number; p: number; before: number; after: number };

/** Approximate two-sided p of a statistic K among n values. */
export const pettittP = (k: number, n: number): number =>
  Math.min(1, 2 * Math.exp((-6 * k * k) / (n ** 3 + n ** 2)));

/**
 * Pettitt's test of one change point in the level of a series (Pettitt 1979, Applied Statistics 28:126):
 * U(t) = 2 Σ ranks up to t - t (n + 1), K = max |U|, p ≈ 2 exp(-6 K² / (n³ + n²)), good to two digits for p <= 0.5 and at most 1.
 * `before` and `after` are the means on both sides. Missing values are left out. Null with fewer than three values, or
 * where all are equal.
 */
export const pettitt = (series: Series): ChangePoint | null => {
  const points = placed(series);
  const n = points.length;
  if (n < 3) return null;
  const rank = ranks(points.map(({ value }) => value));
  let [sum, k, last] = [0, 0, -1];
  for (let t = 0; t < n - 1; t++) {
    sum += rank[t] as number;
    const u = Math.abs(2 * sum - (t + 1) * (n + 1));
    if (u > k) [k, last] = [u, t];
  }
  if (last < 0) return null;
  const meanOf = (part: typeof points) => part.reduce((total, { value }) => total + value, 0) / part.length;
  return {
    at: (points[last] as { at: number }).at,
    k,
    p: pettittP(k, n),
    before: meanOf(points.slice(0, last + 1)),
    after: meanOf(points.slice(last + 1)),
  };
};
