/** Values in classes of about as many each. */
export type Classes = {
  /** What each class begins and ends with, the lowest first; no two begin alike, as they are read. */
  ranges: readonly { from: number; to: number }[];
  /** Which class a value is in. */
  of: (value: number) => number;
};

/** Limits that leave as many values in each class; where many values are equal, so may be limits. */
const quantiles = (sorted: readonly number[], classes: number): number[] =>
  Array.from(
    { length: classes - 1 },
    (_, at) => sorted[Math.floor(((at + 1) * sorted.length) / classes)] ?? 0,
  );

/**
 * Classes by quantiles, so many at most. Values that are equal, or are read as if they were, are never parted: a class that would hold
 * none but those of the one before is left out, so that there may be fewer. `read` is how a value stands in the legend.
 */
export const classesOf = (
  values: readonly number[],
  most: number,
  read: (value: number) => string = String,
): Classes => {
  const sorted = values.toSorted((a, b) => a - b);
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  if (lowest === undefined || highest === undefined) return { ranges: [], of: () => 0 };
  const begins = [lowest];
  for (const limit of quantiles(sorted, most)) if (read(limit) !== read(begins.at(-1)!)) begins.push(limit);
  return {
    ranges: begins.map((from, at) => ({ from, to: begins[at + 1] ?? highest })),
    of: (value) => Math.max(0, begins.filter((from) => value >= from).length - 1),
  };
};

/** So many of some colours in their order, as far apart as they are. */
export const spread = (colors: readonly string[], count: number): string[] =>
  Array.from(
    { length: count },
    (_, at) =>
      colors[count === 1 ? colors.length >> 1 : Math.round((at * (colors.length - 1)) / (count - 1))]!,
  );
