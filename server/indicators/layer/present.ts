import type pg from 'pg';
import type { IndicatorPeriod } from '../../../sql/model/indicator.ts';
import { partitionOf } from '../../../sql/partition.ts';

/** How far back from the last value periods are looked at. */
const BACK: Record<Exclude<IndicatorPeriod, 'none'>, string> = {
  hour: '24 hours',
  day: '30 days',
  month: '18 months',
  year: '10 years',
};

const CURRENT = 'v.until_revision = 9223372036854775807 and v.value is not null';

// The newest of the last periods that have at least half as many values as the one that has most; the index of times finds them.
const PRESENT = (values: string, back: string): string => `with last as (
    select v.valid_from, count(*)::int as n from ${values} v
    where ${CURRENT} and v.valid_from >=
      (select v.valid_from from ${values} v where ${CURRENT} order by v.valid_from desc limit 1) - interval '${back}'
    group by v.valid_from
  )
  select to_char(valid_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as present from last
  where n >= 0.5 * (select max(n) from last) order by valid_from desc limit 1`;

/** The begin of the newest period that most features have a value of; null where none has one. */
export const presentPeriod = async (
  client: pg.ClientBase,
  layerNo: number,
  period: IndicatorPeriod,
): Promise<string | null> => {
  if (period === 'none') return null;
  const { rows } = await client.query<{ present: string }>(
    PRESENT(partitionOf('computed_value', layerNo), BACK[period]),
  );
  return rows[0]?.present ?? null;
};
