/**
 * Small things that the methods share. A series is values in equal steps of time; a missing value is null and keeps its
 * place.
 */
export type Series = readonly (number | null)[];

/** A value that is there, and its place in the series, from 0. */
export type Placed = { at: number; value: number };

/** The values that are there, with their places. What is not finite is missing. */
export const placed = (series: Series): Placed[] =>
  series.flatMap((value, at) => (value !== null && Number.isFinite(value) ? [{ at, value }] : []));

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const ascending = (a: number, b: number): number => a - b;
export const sorted = (values: Iterable<number>): number[] => [...values].sort(ascending);

/**
 * The quantile of sorted values by linear interpolation between order statistics (Hyndman & Fan 1996, type 7: that of R
 * and NumPy).
 */
export const quantileSorted = (values: ArrayLike<number>, p: number): number => {
  const place = (values.length - 1) * p;
  const low = Math.floor(place);
  const below = values[low] as number;
  const above = values[Math.min(low + 1, values.length - 1)] as number;
  return below + (place - low) * (above - below);
};

export const median = (values: readonly number[]): number => quantileSorted(sorted(values), 0.5);

/**
 * Whether all values are the same. Asked of the values themselves: of a deviation from their mean, rounding may leave something
 * that is not 0, and a statistic of nothing but that.
 */
export const areEqual = (values: readonly number[]): boolean => values.every((value) => value === values[0]);

/** Sizes of the groups of equal values, where a group has more than one. */
export const tieSizes = (values: readonly number[]): number[] => {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()].filter((count) => count > 1);
};

/** Ranks from 1; equal values share the mean of theirs. */
export const ranks = (values: readonly number[]): number[] => {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] as number) - (values[b] as number));
  const result = new Array<number>(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1] as number] === values[order[from] as number]) to++;
    for (let i = from; i <= to; i++) result[order[i] as number] = (from + to) / 2 + 1;
    from = to + 1;
  }
  return result;
};

/** Autocorrelation at the lags 0 to `most`, with the biased estimate of the covariance (divided by n). */
export const autocorrelation = (values: readonly number[], most: number): number[] => {
  const centre = mean(values);
  const y = values.map((value) => value - centre);
  const at = (lag: number): number => {
    let sum = 0;
    for (let i = 0; i + lag < y.length; i++) sum += (y[i] as number) * (y[i + lag] as number);
    return sum;
  };
  const variance = areEqual(values) ? 0 : at(0);
  return Array.from({ length: most + 1 }, (_, lag) =>
    variance === 0 ? (lag === 0 ? 1 : 0) : at(lag) / variance,
  );
};
