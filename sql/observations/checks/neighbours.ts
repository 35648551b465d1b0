const middleOf = (sorted: readonly number[]): number => {
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
};

const median = (values: readonly number[]): number => middleOf([...values].sort((a, b) => a - b));

/**
 * Whether a value lies further from the median of others, measured at the same time around it, than so many median absolute
 * deviations. Others that agree to the digit do not make the least difference one: `grain` is the least deviation.
 */
export const isOutlier = (
  value: number,
  others: readonly number[],
  { least, deviations, grain }: { least: number; deviations: number; grain: number },
): boolean => {
  if (others.length < least) return false;
  const middle = median(others);
  const spread = median(others.map((other) => Math.abs(other - middle)));
  return Math.abs(value - middle) > deviations * Math.max(spread, grain);
};
