/** Ranks, those of equal values shared (means). */
const ranksOf = (values: readonly number[]): number[] => {
  const order = values.map((value, at) => ({ value, at })).sort((a, b) => a.value - b.value);
  const ranks: number[] = new Array(values.length).fill(0);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to + 1 < order.length && order[to + 1]!.value === order[from]!.value) to += 1;
    for (let at = from; at <= to; at++) ranks[order[at]!.at] = (from + to) / 2 + 1;
    from = to + 1;
  }
  return ranks;
};

/** Rank correlation, -1 to 1 (Spearman 1904), as Pearson's of ranks, right with ties; null of fewer than three, or where one does not vary. */
export const spearman = (pairs: readonly (readonly [number, number])[]): number | null => {
  if (pairs.length < 3) return null;
  const [a, b] = [ranksOf(pairs.map(([x]) => x)), ranksOf(pairs.map(([, y]) => y))];
  const mean = (pairs.length + 1) / 2;
  let [ab, aa, bb] = [0, 0, 0];
  for (const [at, x] of a.entries()) {
    const y = b[at]!;
    ab += (x - mean) * (y - mean);
    aa += (x - mean) ** 2;
    bb += (y - mean) ** 2;
  }
  return aa === 0 || bb === 0 ? null : ab / Math.sqrt(aa * bb);
};
