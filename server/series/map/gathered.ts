import { type Gather, rollupNo } from '../../../sql/model/observation.ts';
import type { Whole } from '../../filter/datetime.ts';
import { nextOf, truncOf } from '../buckets/time.ts';
import { quoted } from './sql.ts';

/** What is gathered at a layer's features: which parameter, by which statistic, told how exactly, in which classes. */
type Gathered = {
  base: string;
  parameter: string;
  gather: Gather;
  decimals: number;
  breaks: readonly number[];
};

/** A period of which less was measured has no value, as with limits: half a year's rain is not a year's. */
export const LEAST_COVERAGE = 0.75;

const LENGTH: Record<Whole, string> = { day: '1 day', month: '1 month', year: '1 year' };
/** How a period is called: 2024-05-01, 2024-05, 2024. */
const NAMED: Record<Whole, string> = { day: 'YYYY-MM-DD', month: 'YYYY-MM', year: 'YYYY' };

/**
 * SQL of the rollup of the day, month or year that a moment lies in, at the feature `n`, on the clock of each series: the statistic
 * that the parameter declares, with its unit and one digit more than what is measured. Of several series of a feature it is the
 * one that was measured most of. Only of series whose own periods are shorter.
 */
export const gatheredIn = (
  { base, parameter, gather, decimals, breaks }: Gathered,
  { unit, at }: { unit: Whole; at: string },
): string => {
  const value = `case when coalesce(r.coverage, 1) >= ${LEAST_COVERAGE} then round(r.${gather}::numeric, ${Math.trunc(decimals) + 1})::float8 end`;
  return `select s.id as series, r.start as "begin", ${nextOf(unit, 'r.start', 's.time_zone')} as "end", null::text as "time",
        null::boolean as below, k.value,
        width_bucket(k.value, array[${breaks.map(Number).join(', ')}]::float8[])::text as class, null::text as flag,
        to_char(r.start at time zone s.time_zone, '${NAMED[unit]}') as period, '${gather}' as statistic,
        round(r.coverage::numeric * 100)::float8 as coverage
      from series s
      join rollup r on r.series_no = s.no and r.period = ${rollupNo(unit)} and r.start = ${truncOf(unit, at, 's.time_zone')}
      cross join lateral (select ${value} as value) k
      where s.layer_id = ${quoted(base)} and s.feature_id = n.id and s.parameter_id = ${quoted(parameter)} and s.map
        and coalesce(s.every, s.averaging)::interval < interval '${LENGTH[unit]}'
      order by r.coverage desc nulls last, r.n desc, s.id limit 1`;
};
