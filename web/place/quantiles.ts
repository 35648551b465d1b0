/** Limits that leave as many places in each class. */
export const quantiles = (values: readonly number[], classes: number): number[] => {
  const sorted = values.toSorted((a, b) => a - b);
  return Array.from(
    { length: classes - 1 },
    (_, at) => sorted[Math.floor(((at + 1) * sorted.length) / classes)] ?? 0,
  );
};
