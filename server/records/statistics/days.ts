/** Days until the answer, in tenths, each with how many took so long. */
type Lasted = readonly { key: string; count: number }[];

/** The days below which a share of the answers came, between two of them in proportion (as `percentile_cont`); null where there are none. */
export const daysAt = (lasted: Lasted, share: number): number | null => {
  const sorted = lasted
    .map(({ key, count }) => ({ tenths: Number(key), count }))
    .sort((a, b) => a.tenths - b.tenths);
  const all = sorted.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return null;
  const rank = share * (all - 1);
  const at = (place: number): number => {
    let seen = 0;
    for (const { tenths, count } of sorted) {
      seen += count;
      if (place < seen) return tenths;
    }
    return sorted.at(-1)!.tenths;
  };
  const [low, high] = [at(Math.floor(rank)), at(Math.ceil(rank))];
  return Math.round(low + (high - low) * (rank - Math.floor(rank))) / 10;
};
