import type pg from 'pg';
import { type RollupPeriod, rollupNo } from '../../../sql/model/observation.ts';
import { type Spec, specFor } from '../buckets/spec.ts';
import { bucketTables, COUNTED } from '../buckets/sql.ts';

/** Days of series, of their own time zones. */
export type Day = { no: number; day: string };

const FIGURES = 'n, coverage, min, mean, max, p10, p50, p90, sum, last, below, exceeded';
const LIST = FIGURES.split(', ');

/** Puts what is so now in the place of what was; a period that is as it was keeps its row. */
const WRITE = (unit: RollupPeriod, hasLimits: boolean): string => `with ${bucketTables(unit, hasLimits)},
  gone as (
    delete from rollup r using span s
    where r.series_no = s.no and r.period = $4 and r.start >= s.lo and r.start < s.hi
      and not exists (select from bucket b where b.no = r.series_no and b.start = r.start)
  )
  insert into rollup (series_no, period, start, ${FIGURES})
  select no, $4, start, ${FIGURES} from bucket
  on conflict (series_no, period, start) do update set ${LIST.map((name) => `${name} = excluded.${name}`).join(', ')}
  where (${LIST.map((name) => `rollup.${name}`).join(', ')}) is distinct from (${LIST.map((name) => `excluded.${name}`).join(', ')})`;

/** Gathers anew the periods of a unit that days of series lie in. */
export const writeRollups = async (
  client: pg.ClientBase,
  unit: RollupPeriod,
  specs: readonly Spec[],
  days: readonly Day[],
): Promise<void> => {
  const fit = specs.map((spec) => specFor(spec, unit));
  const hasLimits = fit.some(({ limits }) => limits.length > 0);
  await client.query(WRITE(unit, hasLimits), [
    JSON.stringify(fit),
    JSON.stringify(days),
    COUNTED,
    rollupNo(unit),
  ]);
};
