import type { IndicatorValue } from '../../../sql/model/api/indicators.ts';
import { type Indicator, type IndicatorPeriod, MISSING_REASONS } from '../../../sql/model/indicator.ts';
import { namesOf } from '../../features/title.ts';
import type { PublishedLayer } from '../../layers/catalogue.ts';
import type { ValueRow } from './values-sql.ts';

/** What a feature of the base is called, in the languages that have it. */
export const nameOf = (base: PublishedLayer, properties: Record<string, unknown>): Record<string, string> =>
  namesOf(base.manifest, properties);

const numberOf = (given: unknown): number | null => (typeof given === 'number' ? given : null);

/**
 * The range of places while weights and inputs vary. It is kept from the highest value (1) on; where low values are better, places are
 * counted from the other end. Equal values may shift that by one: the place itself is always inside.
 */
const ranksOf = (
  { properties, rank, of }: ValueRow,
  direction: Indicator['direction'],
): IndicatorValue['ranks'] => {
  const [first, last] = [numberOf(properties.rank_first), numberOf(properties.rank_last)];
  if (rank === null || first === null || last === null) return null;
  const [best, worst] = direction === 'higher-worse' ? [of + 1 - last, of + 1 - first] : [first, last];
  return [Math.min(rank, best), Math.max(rank, worst)];
};

/** Days are told as dates: they stand as midnights of UTC; hours as instants. */
const momentOf = (at: Date | null, period: IndicatorPeriod): string | null =>
  at && (period === 'hour' ? at.toISOString() : at.toISOString().slice(0, 10));

/** A value as it is answered. */
export const answerOf = (
  row: ValueRow,
  base: PublishedLayer,
  { period, direction }: Pick<Indicator, 'period' | 'direction'>,
): IndicatorValue => {
  const { properties } = row;
  return {
    place: row.place,
    name: nameOf(base, row.named),
    period: String(properties.period),
    from: momentOf(row.from, period),
    to: momentOf(row.to, period),
    value: row.value,
    lower: numberOf(properties.lower),
    upper: numberOf(properties.upper),
    coverage: numberOf(properties.coverage),
    missing: MISSING_REASONS.find((reason) => reason === properties.missing) ?? null,
    class: typeof properties.class === 'string' ? properties.class : null,
    rank: row.rank,
    ties: row.ties,
    ranks: ranksOf(row, direction),
    of: row.of,
    computedAt: row.computed_at.toISOString(),
  };
};
