import type { RiskValue } from '../../sql/model/api/risks.ts';
import { CONFIDENCES, riskInputs } from '../../sql/model/risk.ts';
import { answerOf } from '../indicators/answer/value.ts';
import type { ValueRow } from '../indicators/answer/values-sql.ts';
import type { Risk } from './info.ts';

const numberOf = (given: unknown): number | null => (typeof given === 'number' ? given : null);

const ranksOf = ({ properties, of }: ValueRow): RiskValue['ranks'] => {
  const [rank, first, last] = ['rank', 'rank_first', 'rank_last'].map((name) => numberOf(properties[name]));
  return rank == null || first == null || last == null ? null : { rank, first, last, of };
};

/** A score as it is answered. */
export const scoreOf = (row: ValueRow, { shown, model }: Risk): RiskValue => {
  const { properties } = row;
  const told = (prefix: string, names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, numberOf(properties[`${prefix}_${name}`])]));
  const { place, name, period, value, lower, upper, coverage, missing, computedAt, ...rest } = answerOf(
    row,
    shown.base,
    shown.indicator.manifest,
  );
  return {
    ...{ place, name, period, score: value, class: rest.class, lower, upper },
    ranks: ranksOf(row),
    confidence: CONFIDENCES.find((one) => one === properties.confidence) ?? null,
    ...{ coverage, missing },
    dimensions: told(
      'score',
      model.dimensions.map(({ id }) => id),
    ),
    contributions: told('part', riskInputs(model)),
    computedAt,
  };
};
