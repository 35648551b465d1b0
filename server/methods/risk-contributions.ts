import { type RiskDimension, riskInputs } from '../../sql/model/risk.ts';
import { type Prepared, type RiskScores, TOP, type Weighed, weighed } from './risk.ts';

/** How much of a dimension's score an input has, before the parts are made to add up: input × ∂ dimension / ∂ input. */
const pull = (aggregation: RiskDimension['aggregation'], score: number, weight: number): number => {
  switch (aggregation) {
    case 'arithmetic':
      return weight * score;
    case 'geometric':
      return weight;
    case 'inform':
      return (weight * score) / (((TOP - score) / TOP) * 9 + 1);
  }
};

/** Shares that add up to 1; by weights where nothing pulls. */
const sharesOf = (pulls: readonly (number | null)[], weights: readonly number[]): (number | null)[] => {
  const sum = pulls.reduce<number>((all, one) => all + (one ?? 0), 0);
  if (sum > 0) return pulls.map((one) => one && one / sum);
  const there = weights.reduce((all, weight, at) => all + (pulls[at] === null ? 0 : weight), 0);
  return weights.map((weight, at) => (pulls[at] === null || there === 0 ? null : weight / there));
};

/**
 * What each input gives to a place's score, in points that add up to it; null of one that is missing or does not count. By Euler's
 * theorem on homogeneous functions, as a geometric mean of means is one: score = Σ input × ∂ score / ∂ input, so that a dimension
 * gives its weight's share (of a sum of dimensions: its part of the sum) and an input its part of the dimension.
 */
export const contributions = (
  { model, scores }: Prepared,
  { score, dimensions }: Pick<RiskScores, 'score' | 'dimensions'>,
  cell: number,
  weights: Weighed = weighed(model),
): Map<string, number | null> => {
  const total = score[cell] as number;
  if (Number.isNaN(total)) return new Map(riskInputs(model).map((input) => [input, null]));
  const own = dimensions.map((column, at) => {
    const value = column[cell] as number;
    const weight = weights.dimensions[at] ?? 0;
    if (Number.isNaN(value) || weight === 0) return null;
    return model.aggregation === 'geometric' ? weight : weight * value;
  });
  const shares = sharesOf(own, weights.dimensions);
  return new Map(
    model.dimensions.flatMap(({ parts, aggregation }, at) => {
      const counts = weights.parts[at] ?? [];
      const pulls = parts.map((_, part) => {
        const value = scores[at]?.[part]?.[cell] as number;
        const weight = counts[part] ?? 0;
        return Number.isNaN(value) || weight === 0 ? null : pull(aggregation, value, weight);
      });
      const within = sharesOf(pulls, counts);
      const share = shares[at] ?? null;
      return parts.map(({ input }, part): [string, number | null] => {
        const inside = within[part] ?? null;
        return [input, share === null || inside === null ? null : total * share * inside];
      });
    }),
  );
};
