import { isOverdue } from '../../sql/model/attention.ts';
import type { RiskMethod } from '../../sql/model/risk.ts';
import { partitionOf as tableOf } from '../../sql/partition.ts';
import { queryRows } from '../features/rows.ts';
import { periodAt, shownIn } from '../indicators/answer/info.ts';
import { type Shown, type ValueRow, valuesQuery } from '../indicators/answer/values-sql.ts';
import { type Whole, wholeOf } from '../indicators/country.ts';
import type { Scope } from './scope.ts';
import { isOfCountry, type Sight } from './sight.ts';

/** An indicator's values in the period that is shown: of all places, or of those in the place of the dashboard. */
export type Facts = {
  shown: Shown;
  rows: readonly ValueRow[];
  /** Of the whole country, where that has values of its own and is what is looked at. */
  whole: Whole | null;
  /** The begin of the period; null where there are none. */
  present: Date | null;
  /** 2024, 2024-05, all. */
  period: string;
  isOld: boolean;
};

/** No layer that indicators are computed for has more. */
const MOST = 3000;
/** Periods that a small line goes back. */
const SPARK = 60;

/** Why an indicator stands on a dashboard: it is declared to be a headline, or it is a risk. */
export const riskOf = ({ indicator: { manifest } }: Shown): RiskMethod | null =>
  manifest.method.kind === 'risk' ? manifest.method : null;
/** Whether a risk is made of other risks. */
export const isOverall = ({ dimensions }: RiskMethod): boolean => dimensions.some(({ id }) => id === 'risk');

const presentOf = ({ layer, indicator }: Shown): Date | null | undefined => {
  if (indicator.manifest.period === 'none') return null;
  const { present } = layer.manifest.computed ?? {};
  return present === undefined ? undefined : new Date(present);
};

/** What the country has by itself, where all of it is looked at. */
const wholeIn = async (sight: Sight, { indicator }: Shown): Promise<Whole | null> =>
  isOfCountry(sight) ? wholeOf(sight.db.read(), indicator.manifest) : null;

const rowsOf = async (
  sight: Sight,
  scope: Scope,
  shown: Shown,
  present: Date | null,
): Promise<ValueRow[]> => {
  const ids = await scope(shown.base);
  const features = ids && [...ids];
  const choice = { features, from: present, to: present, after: null, limit: MOST };
  return queryRows<ValueRow>(sight.db, valuesQuery(shown, choice), sight.signal);
};

const factsOf = async (sight: Sight, scope: Scope, shown: Shown): Promise<Facts | null> => {
  const whole = await wholeIn(sight, shown);
  const own = presentOf(shown);
  // No place may have a value where the country has one: all that came lies nowhere, or is too little in each.
  const newest = whole?.values.findLast(({ value }) => value !== null);
  const present = own === undefined ? newest?.from : own;
  if (present === undefined) return null;
  const rows = own === undefined ? [] : await rowsOf(sight, scope, shown, present);
  const { period } = shown.indicator.manifest;
  const at = whole?.values.find(({ from }) => from.getTime() === present?.getTime());
  if (rows.length === 0 && !at) return null;
  return {
    ...{ shown, rows, whole, present },
    period: present === null ? 'all' : periodAt(present, period, sight.country.timeZone),
    isOld: isOverdue(period, rows[0]?.to ?? at?.to ?? null, sight.now),
  };
};

/** What is known of each indicator that stands on a dashboard, in the order of themes. */
export const allFacts = async (sight: Sight, scope: Scope): Promise<Facts[]> => {
  const found: Facts[] = [];
  for (const [id, { manifest }] of sight.snapshot.indicators) {
    const shown = shownIn(sight.snapshot, id);
    if (!shown || !(manifest.headline || riskOf(shown))) continue;
    const facts = await factsOf(sight, scope, shown);
    if (facts) found.push(facts);
  }
  return found;
};

/** What the country has by itself, else the median, in each period, oldest first: those that begin not after the shown one. */
export const courseOf = async (
  sight: Sight,
  scope: Scope,
  { shown, whole, present }: Facts,
): Promise<{ period: string; value: number | null }[]> => {
  const { layer, base, indicator } = shown;
  if (!present) return [];
  if (whole)
    return whole.values
      .filter(({ from }) => from <= present)
      .slice(-SPARK)
      .map(({ period, value }) => ({ period, value }));
  const ids = await scope(base);
  const revision = Math.trunc(layer.revision);
  const rows = await queryRows<{ from: Date; median: number | null }>(
    sight.db,
    {
      text: `select v.valid_from as "from", percentile_cont(0.5) within group (order by v.value) as median
        from ${tableOf('computed_value', layer.no)} v
        where v.since_revision <= ${revision} and v.until_revision > ${revision} and v.valid_from <= $1
          and ($2::text[] is null or v.feature_id = any($2))
        group by 1 order by 1 desc limit ${SPARK}`,
      values: [present, ids && [...ids]],
    },
    sight.signal,
  );
  return rows
    .map(({ from, median }) => ({
      period: periodAt(from, indicator.manifest.period, sight.country.timeZone),
      value: median,
    }))
    .reverse();
};
