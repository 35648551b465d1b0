import type pg from 'pg';
import { partitionOf } from '../../../sql/partition.ts';

/** Periods back that are looked through: what stopped longer ago is shown where it ended. */
const LOOKED_AT = 60;

// The newest of the last periods that have at least half as many values as the one that has most.
const PRESENT = (values: string): string => `with last as (
    select v.valid_from, count(v.value)::int as n from ${values} v
    where v.until_revision = 9223372036854775807 and v.valid_from is not null
    group by v.valid_from having count(v.value) > 0 order by v.valid_from desc limit ${LOOKED_AT}
  )
  select to_char(valid_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as present from last
  where n >= 0.5 * (select max(n) from last) order by valid_from desc limit 1`;

/** The begin of the newest period that most features have a value of; null where none has one. */
export const presentPeriod = async (client: pg.ClientBase, layerNo: number): Promise<string | null> => {
  const { rows } = await client.query<{ present: string }>(PRESENT(partitionOf('computed_value', layerNo)));
  return rows[0]?.present ?? null;
};
