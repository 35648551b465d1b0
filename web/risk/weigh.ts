import {
  type Prepared,
  prepare,
  type RiskData,
  type RiskScores,
  riskScores,
  type Weighed,
  weighed,
} from '../../server/methods/risk.ts';
import { contributions } from '../../server/methods/risk-contributions.ts';
import { type RankRanges, rankRanges } from '../../server/methods/risk-ranks.ts';
import { withScenario } from '../../server/methods/risk-scenario.ts';
import type { RiskInfo, RiskInputs } from '../../sql/model/api/risks.ts';
import { classOf, type IndicatorClass } from '../../sql/model/indicator.ts';
import { type Confidence, confidenceOf } from '../../sql/model/risk.ts';
import type { RiskState } from './state.ts';

const columns = (all: Record<string, readonly (number | null)[]>): Map<string, Float64Array> =>
  new Map(
    Object.entries(all).map(([input, list]) => [input, Float64Array.from(list, (one) => one ?? Number.NaN)]),
  );

/** What the server gave, as the arithmetic takes it. */
export const dataOf = ({ places, periods, values, shares }: RiskInputs): RiskData => ({
  places: places.length,
  periods: periods.length,
  values: columns(values),
  shares: columns(shares),
});

/** Inputs scored, those that are supposed to be others too: once for a scenario, whatever the weights. */
export const preparedWith = (info: RiskInfo, data: RiskData, state: RiskState): Prepared =>
  prepare(info.model, withScenario(data, state.scenario));

/** A model weighed: scores of all places and periods and how firm their ranks are. */
export type Weighing = { prepared: Prepared; weights: Weighed; scores: RiskScores; ranges: RankRanges };

export const weigh = (
  { model }: RiskInfo,
  prepared: Prepared,
  { inputs, dimensions }: Pick<RiskState, 'inputs' | 'dimensions'>,
): Weighing => {
  const weights = weighed(model, { inputs, dimensions });
  return {
    ...{ prepared, weights },
    scores: riskScores(prepared, weights),
    ranges: rankRanges(prepared, weights, model.vary),
  };
};

/** A place in a period, as a row of the page. */
export type RiskRow = {
  id: string;
  fid: number;
  name: Readonly<Record<string, string>>;
  cell: number;
  score: number | null;
  class: IndicatorClass | null;
  ranks: { rank: number; first: number; last: number } | null;
  least: number;
  most: number;
  confidence: Confidence | null;
  share: number;
};

const classIn = ({ classes }: RiskInfo, score: number | null): IndicatorClass | null =>
  classes.find(({ id }) => id === classOf(classes, score)) ?? null;

/** The places of a period, the highest risk first, those without a score last. */
export const rowsOf = (
  info: RiskInfo,
  { places, periods }: RiskInputs,
  { scores, ranges }: Weighing,
  period: string,
): RiskRow[] => {
  const from = periods.indexOf(period) * places.length;
  if (from < 0) return [];
  const rows = places.map((place, at): RiskRow => {
    const cell = from + at;
    const value = scores.score[cell] ?? Number.NaN;
    const score = Number.isNaN(value) ? null : value;
    const share = scores.share[cell] ?? 0;
    const [rank = 0, first = 0, last = 0] = [ranges.rank[cell], ranges.first[cell], ranges.last[cell]];
    return {
      ...place,
      ...{ cell, score, share, class: classIn(info, score) },
      ranks: score === null ? null : { rank, first, last },
      least: ranges.least[cell] ?? Number.NaN,
      most: ranges.most[cell] ?? Number.NaN,
      confidence: score === null ? null : confidenceOf(info.model, scores.least[cell] ?? 0),
    };
  });
  return rows.sort((a, b) => (b.score ?? -1) - (a.score ?? -1) || (a.id < b.id ? -1 : 1));
};

/** An input of a place: what it is, what it scores from 0 to 10, and what it gives. */
export type Part = {
  input: string;
  value: number | null;
  score: number | null;
  gives: number | null;
  weight: number;
};
export type Side = { id: string; score: number | null; weight: number; parts: Part[] };

const orNull = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value;

/** What a place's score is made of, dimension by dimension. */
export const sidesOf = ({ prepared, weights, scores }: Weighing, cell: number): Side[] => {
  const gives = contributions(prepared, scores, cell, weights);
  return prepared.model.dimensions.map(({ id, parts }, at) => ({
    id,
    score: orNull(scores.dimensions[at]?.[cell]),
    weight: weights.dimensions[at] ?? 0,
    parts: parts.map(({ input }, part) => ({
      input,
      value: orNull(prepared.data.values.get(input)?.[cell]),
      score: orNull(prepared.scores[at]?.[part]?.[cell]),
      gives: gives.get(input) ?? null,
      weight: weights.parts[at]?.[part] ?? 0,
    })),
  }));
};
