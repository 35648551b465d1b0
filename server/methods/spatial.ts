import { twoSidedP } from './distributions.ts';
import { areEqual, mean as meanOf } from './series.ts';

/** What each place has beside it, by index, and how much it counts; 1 for neighbours where nothing else is meant. */
export type Weights = readonly (readonly { to: number; weight: number }[])[];

/** Points within a distance are neighbours; coordinates in a metric CRS, a point is none of its own. */
export const weightsWithin = (points: readonly (readonly [number, number])[], distance: number): Weights =>
  points.map(([x, y], from) =>
    points.flatMap(([a, b], to) =>
      to !== from && Math.hypot(a - x, b - y) <= distance ? [{ to, weight: 1 }] : [],
    ),
  );

/** Each place's weights made to add up to 1. */
export const rowStandardised = (weights: Weights): Weights =>
  weights.map((row) => {
    const total = row.reduce((sum, { weight }) => sum + weight, 0);
    return total === 0 ? row : row.map(({ to, weight }) => ({ to, weight: weight / total }));
  });

export type Moran = {
  i: number;
  expected: number;
  /** Variance under the chosen assumption. */
  variance: number;
  z: number;
  p: number;
};

type Sums = { s0: number; s1: number; s2: number };

const sumsOf = (weights: Weights): Sums => {
  const n = weights.length;
  const out = weights.map((row) => row.reduce((sum, { weight }) => sum + weight, 0));
  const into = new Array<number>(n).fill(0);
  const known = new Map<number, number>();
  weights.forEach((row, from) => {
    for (const { to, weight } of row) {
      into[to] = (into[to] as number) + weight;
      known.set(from * n + to, (known.get(from * n + to) ?? 0) + weight);
    }
  });
  let s1 = 0;
  for (const [key, weight] of known) {
    const [from, to] = [Math.floor(key / n), key % n];
    const back = known.get(to * n + from);
    // Half the sum of (w_ij + w_ji)² over all i and j: each pair once, a place with itself by half of (2 w)².
    if (back === undefined) s1 += weight ** 2;
    else if (from < to) s1 += (weight + back) ** 2;
    else if (from === to) s1 += 2 * weight ** 2;
  }
  return {
    s0: out.reduce((sum, weight) => sum + weight, 0),
    s1,
    s2: out.reduce((sum, weight, at) => sum + (weight + (into[at] as number)) ** 2, 0),
  };
};

/** Under normality, or with the values given and their places drawn at random (Cliff & Ord 1981, 2.3 and 2.4). */
const moranVariance = (
  { s0, s1, s2 }: Sums,
  n: number,
  kurtosis: number,
  assumption: 'normality' | 'randomisation',
): number => {
  const square = 1 / (n - 1) ** 2;
  if (assumption === 'normality')
    return (n * n * s1 - n * s2 + 3 * s0 * s0) / ((n * n - 1) * s0 * s0) - square;
  const first = n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0);
  const second = kurtosis * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0);
  return (first - second) / ((n - 1) * (n - 2) * (n - 3) * s0 * s0) - square;
};

/**
 * Moran's I (Moran 1950; Cliff & Ord 1981): whether like values lie beside each other. Values by the same index as the weights,
 * none missing. Null with fewer than four places, no neighbours at all, or equal values.
 */
export const moran = (
  values: readonly number[],
  weights: Weights,
  { assumption = 'randomisation' }: { assumption?: 'normality' | 'randomisation' } = {},
): Moran | null => {
  const n = values.length;
  const sums = sumsOf(weights);
  if (n < 4 || sums.s0 === 0 || areEqual(values)) return null;
  const mean = meanOf(values);
  const z = values.map((value) => value - mean);
  const m2 = z.reduce((sum, value) => sum + value ** 2, 0);
  const cross = weights.reduce(
    (total, row, from) =>
      total + row.reduce((sum, { to, weight }) => sum + weight * (z[from] as number) * (z[to] as number), 0),
    0,
  );
  const i = (n / sums.s0) * (cross / m2);
  const expected = -1 / (n - 1);
  const kurtosis = (n * z.reduce((sum, value) => sum + value ** 4, 0)) / m2 ** 2;
  const variance = moranVariance(sums, n, kurtosis, assumption);
  const score = (i - expected) / Math.sqrt(variance);
  return { i, expected, variance, z: score, p: twoSidedP(score) };
};

/** The global G of Getis & Ord 1992: products of neighbours among those of all pairs. Values not negative. */
export const getisOrdG = (values: readonly number[], weights: Weights): number | null => {
  const total = values.reduce((sum, value) => sum + value, 0);
  const all = total ** 2 - values.reduce((sum, value) => sum + value ** 2, 0);
  if (all === 0) return null;
  const near = weights.reduce(
    (sum, row, from) =>
      sum +
      row.reduce(
        (part, { to, weight }) => part + weight * (values[from] as number) * (values[to] as number),
        0,
      ),
    0,
  );
  return near / all;
};

/** A place's score: hot above 0, cold below. */
export type HotSpot = { z: number; p: number };

type Local = { own: number | null; values: readonly number[] };

/** Mean and variance of the values, without the place's own where it is not counted. */
const momentsOf = ({ own, values }: Local): { n: number; mean: number; variance: number } => {
  const counted = own === null ? values : values.filter((_, at) => at !== own);
  const mean = meanOf(counted);
  // Of deviations, not of squares less the square of the mean: of large values that differ by little nothing would be left.
  const squares = counted.map((value) => (value - mean) ** 2);
  return { n: counted.length, mean, variance: areEqual(counted) ? 0 : meanOf(squares) };
};

/**
 * Getis and Ord's local scores (Ord & Getis 1995, Geographical Analysis 27:286): `Gi*` counts the place itself (with weight 1
 * where its weights do not name it), `Gi` does not. Null for a place without neighbours, or where all values are equal.
 */
export const getisOrdLocal = (
  values: readonly number[],
  weights: Weights,
  { statistic = 'Gi*' }: { statistic?: 'Gi' | 'Gi*' } = {},
): (HotSpot | null)[] =>
  weights.map((row, at) => {
    const isStar = statistic === 'Gi*';
    const others = row.filter(({ to }) => to !== at);
    if (others.length === 0) return null;
    const used = isStar ? [...others, row.find(({ to }) => to === at) ?? { to: at, weight: 1 }] : others;
    const { n, mean, variance } = momentsOf({ own: isStar ? null : at, values });
    const sum = used.reduce((total, { to, weight }) => total + weight * (values[to] as number), 0);
    const w1 = used.reduce((total, { weight }) => total + weight, 0);
    const w2 = used.reduce((total, { weight }) => total + weight ** 2, 0);
    const spread = Math.sqrt((variance * (n * w2 - w1 ** 2)) / (n - 1));
    if (!(spread > 0)) return null;
    const z = (sum - w1 * mean) / spread;
    return { z, p: twoSidedP(z) };
  });

/**
 * Which of many tests stand when no more than a share `rate` of those said to stand may be wrong (Benjamini & Hochberg 1995, J. R.
 * Statist. Soc. B 57:289). Null is no test.
 */
export const falseDiscovery = (ps: readonly (number | null)[], rate = 0.05): boolean[] => {
  const there = ps.filter((p): p is number => p !== null).sort((a, b) => a - b);
  const last = there.findLastIndex((p, at) => p <= ((at + 1) / there.length) * rate);
  const limit = last < 0 ? -1 : (there[last] as number);
  return ps.map((p) => p !== null && p <= limit);
};
