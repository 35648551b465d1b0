import { combined, dimensionScores, type Prepared, riskScores, type Weighed, weighed } from './risk.ts';

/**
 * How firm scores and ranks are: each weight turned up and down by `vary`, of inputs and of dimensions, and each input left out
 * (Saisana, Saltelli & Tarantola 2005, as the OECD/JRC handbook of 2008 advises). Ranks are from 1, the highest risk of a period; 0
 * where there is no score. `least` and `most` are the lowest and the highest score.
 */
export type RankRanges = {
  rank: Int32Array;
  first: Int32Array;
  last: Int32Array;
  least: Float64Array;
  most: Float64Array;
};

/** The scores of a period in ascending order, without those that are missing. */
const ordered = (scores: Float64Array): Float64Array => {
  // Typed arrays sort by number, and NaN last.
  const all = scores.slice().sort();
  let length = all.length;
  while (length > 0 && Number.isNaN(all[length - 1])) length -= 1;
  return all.subarray(0, length);
};

/** How many of ascending scores are above one. */
const above = (scores: Float64Array, score: number): number => {
  let [low, high] = [0, scores.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((scores[middle] as number) <= score) low = middle + 1;
    else high = middle;
  }
  return scores.length - low;
};

/** Scores that are as good as the same: what rounding does to a sum must not tell places apart. */
const SAME = 1e-9;

/** The rank of each score in its period, 1 the highest; equal scores have the same; 0 of none. */
export const ranksIn = (scores: Float64Array, places: number): Int32Array => {
  const ranks = new Int32Array(scores.length);
  for (let from = 0; from < scores.length; from += places) {
    const own = scores.subarray(from, from + places);
    const sorted = ordered(own);
    own.forEach((score, at) => {
      if (!Number.isNaN(score)) ranks[from + at] = 1 + above(sorted, score + SAME);
    });
  }
  return ranks;
};

/** All that weights become: each scores of one dimension again, or none but the weights between them. */
function* variants(
  { model, scores }: Prepared,
  weights: Weighed,
  base: readonly Float64Array[],
  vary: number,
) {
  const withDimension = (at: number, factor: number) =>
    weights.dimensions.map((weight, other) => (other === at ? weight * factor : weight));
  for (const [at, dimension] of model.dimensions.entries()) {
    if ((weights.dimensions[at] ?? 0) === 0) continue;
    const own = weights.parts[at] ?? [];
    if (model.dimensions.length > 1)
      for (const factor of [1 - vary, 1 + vary]) yield combined(model, base, withDimension(at, factor));
    for (const [part, weight] of own.entries()) {
      if (weight === 0) continue;
      for (const factor of [1 - vary, 1 + vary, 0]) {
        const turned = own.map((one, other) => (other === part ? one * factor : one));
        const isGone = !turned.some((one) => one > 0);
        // Alone in its dimension, an input has nothing to be weighed against; left out, it takes the dimension along.
        if (factor !== 0 && own.filter((one) => one > 0).length === 1) continue;
        const again = base.slice();
        if (!isGone) again[at] = dimensionScores(dimension, scores[at] ?? [], turned);
        const outer = isGone ? withDimension(at, 0) : weights.dimensions;
        if (outer.some((one) => one > 0)) yield combined(model, again, outer);
      }
    }
  }
}

/** The ranges of ranks and scores of all places and periods. */
export const rankRanges = (
  prepared: Prepared,
  weights: Weighed = weighed(prepared.model),
  vary = 0.25,
): RankRanges => {
  const { places } = prepared.data;
  const { score, dimensions } = riskScores(prepared, weights);
  const rank = ranksIn(score, places);
  const found: RankRanges = {
    rank,
    first: rank.slice(),
    last: rank.slice(),
    least: score.slice(),
    most: score.slice(),
  };
  for (const again of variants(prepared, weights, dimensions, vary)) {
    const ranks = ranksIn(again, places);
    for (let cell = 0; cell < rank.length; cell++) {
      const [own, value] = [ranks[cell] as number, again[cell] as number];
      if (rank[cell] === 0 || own === 0) continue;
      if (own < (found.first[cell] as number)) found.first[cell] = own;
      if (own > (found.last[cell] as number)) found.last[cell] = own;
      if (value < (found.least[cell] as number)) found.least[cell] = value;
      if (value > (found.most[cell] as number)) found.most[cell] = value;
    }
  }
  return found;
};
