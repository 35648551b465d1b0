import type { DashboardRisk } from '../../sql/model/api/dashboard.ts';
import { CONFIDENCES, type Confidence, type RiskMethod, riskInputs } from '../../sql/model/risk.ts';
import type { Text } from '../../sql/model/text.ts';
import { nameOf } from '../indicators/answer/value.ts';
import type { ValueRow } from '../indicators/answer/values-sql.ts';
import { type Facts, isOverall, riskOf } from './facts.ts';
import { pageOf } from './pages.ts';
import type { Sight } from './sight.ts';

const MOST_GIVES = 3;

const numberOf = (given: unknown): number | null => (typeof given === 'number' ? given : null);

export const ranksOf = ({ properties, of }: ValueRow): DashboardRisk['scores'][number]['ranks'] => {
  const [rank, first, last] = ['rank', 'rank_first', 'rank_last'].map((name) => numberOf(properties[name]));
  return rank == null || first == null || last == null ? null : { rank, first, last, of };
};

export const confidenceIn = ({ properties }: ValueRow): Confidence | null =>
  CONFIDENCES.find((one) => one === properties.confidence) ?? null;

/** The inputs that give most to a score, as shares of it, by the titles of what they are. */
const givesOf = (
  { snapshot }: Sight,
  { shown }: Facts,
  method: RiskMethod,
  row: ValueRow,
): { title: Text; share: number }[] => {
  const { inputs } = shown.indicator.manifest;
  return riskInputs(method)
    .flatMap((input) => {
      const declared = inputs[input];
      const of =
        declared?.kind === 'indicator' ? snapshot.indicators.get(declared.indicator)?.manifest : undefined;
      const part = numberOf(row.properties[`part_${input}`]) ?? 0;
      return of && part > 0 && row.value ? [{ title: of.title, share: part / row.value }] : [];
    })
    .sort((a, b) => b.share - a.share)
    .slice(0, MOST_GIVES);
};

const scoresOf = (sight: Sight, facts: Facts, method: RiskMethod): DashboardRisk['scores'] =>
  facts.rows
    .flatMap((row) => {
      const { value, properties, place, named } = row;
      if (value === null) return [];
      return [
        {
          ...{ place, name: nameOf(facts.shown.base, named), score: value },
          class: typeof properties.class === 'string' ? properties.class : null,
          lower: numberOf(properties.lower),
          upper: numberOf(properties.upper),
          ranks: ranksOf(row),
          confidence: confidenceIn(row),
          gives: givesOf(sight, facts, method, row),
          page: pageOf.risk(facts.shown.indicator.manifest.id, place),
        },
      ];
    })
    .sort((a, b) => b.score - a.score || (a.place < b.place ? -1 : 1));

/** Risks with their scores, the highest first; those that are made of others before the others. */
export const risks = (sight: Sight, facts: readonly Facts[]): DashboardRisk[] =>
  facts
    .flatMap((one): DashboardRisk[] => {
      const method = riskOf(one.shown);
      if (!method) return [];
      const { id, title, description, classes, base, reference } = one.shown.indicator.manifest;
      return [
        {
          ...{ risk: id, title, description, classes, base, reference },
          isOverall: isOverall(method),
          status: one.shown.layer.manifest.status,
          source: method.source,
          period: one.period,
          isOld: one.isOld,
          scores: scoresOf(sight, one, method),
          page: `/risk/${id}`,
          csv: pageOf.csv(id, one.period),
        },
      ];
    })
    .sort((a, b) => Number(b.isOverall) - Number(a.isOverall));
