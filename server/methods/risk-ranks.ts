import {
  combined,
  dimensionScores,
  type Prepared,
  riskScores,
  scoresFrom,
  termsOf,
  type Weighed,
  weighed,
} from './risk.ts';

/**
 * How firm scores and ranks are: each weight turned up and down by `vary`, of inputs and of dimensions, and each input left out
 * (Saisana, Saltelli & Tarantola 2005, as the OECD/JRC handbook of 2008 advises). Ranks are from 1, the highest risk of a period; 0
 * where there is no score. `least` and `most` are the lowest and the highest score. What is left of a dimension stands for it, however
 * little: an input that is left out is not one that is missing.
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
    const sorted = ordered(scores.subarray(from, from + places));
    for (let cell = from; cell < from + places; cell++) {
      const score = scores[cell] as number;
      if (!Number.isNaN(score)) ranks[cell] = 1 + above(sorted, score + SAME);
    }
  }
  return ranks;
};

/** Weights of a dimension's inputs, one of them turned: those that say another thing than before. */
function* turned(own: readonly number[], vary: number): Generator<number[]> {
  const isAlone = own.filter((one) => one > 0).length === 1;
  for (const [part, weight] of own.entries()) {
    if (weight === 0) continue;
    // Alone in its dimension, an input has nothing to be weighed against.
    for (const factor of isAlone ? [0] : [1 - vary, 1 + vary, 0])
      yield own.map((one, other) => (other === part ? one * factor : one));
  }
}

/** All that weights become: each makes the terms of one dimension others, or the weights between them. */
function* variants(
  { model, terms }: Prepared,
  weights: Weighed,
  base: readonly Float64Array[],
  vary: number,
): Generator<Float64Array> {
  const withDimension = (at: number, factor: number) =>
    weights.dimensions.map((weight, other) => (other === at ? weight * factor : weight));
  for (const [at, dimension] of model.dimensions.entries()) {
    if ((weights.dimensions[at] ?? 0) === 0) continue;
    if (model.dimensions.length > 1)
      for (const factor of [1 - vary, 1 + vary]) yield combined(model, base, withDimension(at, factor));
    for (const own of turned(weights.parts[at] ?? [], vary)) {
      // The last input that is left out takes its dimension along.
      if (!own.some((one) => one > 0)) {
        const outer = withDimension(at, 0);
        if (outer.some((one) => one > 0)) yield combined(model, base, outer);
        continue;
      }
      const again = base.slice();
      again[at] = termsOf(model, dimensionScores({ ...dimension, leastShare: 0 }, terms[at] ?? [], own));
      yield combined(model, again, weights.dimensions);
    }
  }
}

/** The ranges of ranks and scores of all places and periods. */
export const rankRanges = (
  prepared: Prepared,
  weights: Weighed = weighed(prepared.model),
  vary = 0.25,
): RankRanges => {
  const { model, data } = prepared;
  const { dimensions } = riskScores(prepared, weights);
  const base = dimensions.map((scores) => termsOf(model, scores));
  const means = combined(model, base, weights.dimensions);
  const rank = ranksIn(means, data.places);
  const [first, last, least, most] = [rank.slice(), rank.slice(), means.slice(), means.slice()];
  for (const again of variants(prepared, weights, base, vary)) {
    // Ranks are among the places that have one: none comes in because an input that it lacks is left out.
    for (let cell = 0; cell < rank.length; cell++) if (rank[cell] === 0) again[cell] = Number.NaN;
    const ranks = ranksIn(again, data.places);
    for (let cell = 0; cell < rank.length; cell++) {
      const own = ranks[cell] as number;
      if (rank[cell] === 0 || own === 0) continue;
      const value = again[cell] as number;
      if (own < (first[cell] as number)) first[cell] = own;
      if (own > (last[cell] as number)) last[cell] = own;
      if (value < (least[cell] as number)) least[cell] = value;
      if (value > (most[cell] as number)) most[cell] = value;
    }
  }
  return { rank, first, last, least: scoresFrom(model, least), most: scoresFrom(model, most) };
};
