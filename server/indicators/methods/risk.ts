import type { MethodOf } from '../../../sql/model/indicator-method.ts';
import { confidenceOf, riskInputs } from '../../../sql/model/risk.ts';
import { prepare, type RiskData, riskScores } from '../../methods/risk.ts';
import { contributions } from '../../methods/risk-contributions.ts';
import { rankRanges } from '../../methods/risk-ranks.ts';
import { byPeriod } from './by-period.ts';
import { type Context, type Feature, type Method, missing, type Result, spanAt } from './method.ts';

type Options = MethodOf<'risk'>;

/** What inputs are in one period, a place a feature. */
const dataOf = (options: Options, features: readonly Feature[], start: number | null): RiskData => {
  const [values, shares] = [new Map<string, Float64Array>(), new Map<string, Float64Array>()];
  for (const input of riskInputs(options)) {
    const own = features.map((feature) => feature.inputs.get(input)?.in(start) ?? null);
    values.set(
      input,
      Float64Array.from(own, (one) => one?.value ?? Number.NaN),
    );
    shares.set(
      input,
      Float64Array.from(own, (one) => Math.min(1, one?.share ?? 0)),
    );
  }
  return { places: features.length, periods: 1, values, shares };
};

const orNull = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value;

/** What a place is told of beside its score, and all that is needed to weigh it anew: `in_` an input's value, `share_` how much of it was there. */
const tellerOf = (options: Options, data: RiskData) => {
  const prepared = prepare(options, data);
  const scores = riskScores(prepared);
  const ranges = rankRanges(prepared, undefined, options.vary);
  return (cell: number) => {
    const score = orNull(scores.score[cell]);
    const share = scores.share[cell] as number;
    const isThere = score !== null;
    const parts = contributions(prepared, scores, cell);
    const columns = [...data.values].map(([input, values]) => ({
      input,
      value: orNull(values[cell]),
      share: data.shares?.get(input)?.[cell] ?? 0,
    }));
    return {
      score,
      share,
      lower: ranges.least[cell] as number,
      upper: ranges.most[cell] as number,
      more: {
        rank_first: isThere ? (ranges.first[cell] as number) : null,
        rank: isThere ? (ranges.rank[cell] as number) : null,
        rank_last: isThere ? (ranges.last[cell] as number) : null,
        confidence: isThere ? confidenceOf(options, scores.least[cell] as number) : null,
        ...Object.fromEntries(
          options.dimensions.map(({ id }, at) => [`score_${id}`, orNull(scores.dimensions[at]?.[cell])]),
        ),
        ...Object.fromEntries([...parts].map(([input, part]) => [`part_${input}`, part])),
        ...Object.fromEntries(columns.map(({ input, value }) => [`in_${input}`, value])),
        ...Object.fromEntries(columns.map(({ input, share: own }) => [`share_${input}`, own])),
      },
    };
  };
};

const periodOf = (
  options: Options,
  features: readonly Feature[],
  start: number | null,
  { period }: Context,
): Result[] => {
  const used = riskInputs(options).map((input) => ({ input, ...spanAt(period, start) }));
  const told = tellerOf(options, dataOf(options, features, start));
  return features.map((_, cell): Result => {
    const { score, share, lower, upper, more } = told(cell);
    // What is missing is told all the same: a person wants to see what is there.
    if (score === null) return { start, used, ...missing('coverage', share), more };
    return { start, used, value: score, lower, upper, coverage: share, more };
  });
};

/** Ranks are among all places of a period, so those are computed together. */
export const risk: Method<'risk'> = {
  isJoint: () => true,
  compute: (options, features, context) =>
    byPeriod(features, (own, start) => periodOf(options, own, start, context)),
};
