import { COUNTED_FLAGS, flagNo } from '../../../sql/model/observation.ts';
import { coverageOf } from './coverage.ts';
import { EXCEEDED } from './exceeded.ts';
import type { Unit } from './spec.ts';
import { beginOf, nextOf, truncOf } from './time.ts';

/** What of each series is to be gathered; an array of `Spec`. */
const SPEC = `spec as materialized (
  select *, jsonb_path_exists(limits, '$[*] ? (@.averaging == "PT8H")') as by_eight
  from jsonb_to_recordset($1::jsonb) as p (no int, zone text, shift interval, is_clock boolean, every_seconds float8,
    every_months float8, below_as float8, gather text, limits jsonb)
)`;

/** Stretches that are touched, a day of the series' own or from one moment to another, as whole periods. */
const SPAN = (unit: Unit): string => `span as materialized (
  select distinct p.no, ${truncOf(unit, 'k.first', 'p.zone')} as lo, ${nextOf(unit, truncOf(unit, 'k.last', 'p.zone'), 'p.zone')} as hi
  from jsonb_to_recordset($2::jsonb) as t (no int, day date, first timestamptz, last timestamptz) join spec p using (no)
  cross join lateral (
    select coalesce(t.first, t.day::timestamp at time zone p.zone) as first,
      coalesce(t.last, ((t.day + 1)::timestamp at time zone p.zone) - interval '1 microsecond') as last
  ) k
)`;

/**
 * Values that count, each with the moment at which what it stands for begins; of running means, those of the hours before.
 * `offset 0` has the stretches looked up one by one by the primary key, whatever the planner knows of how many there are.
 */
const VALUE = `value as materialized (
  select s.no, s.lo, b.at, o.below, case when o.below then o.value * p.below_as else o.value end as value
  from span s join spec p using (no)
  cross join lateral (
    select s.lo - case when p.by_eight then interval '7 hours' else interval '0' end as since,
      s.hi + p.shift + case when p.is_clock then interval '0' else interval '3 days' end as until
  ) k
  cross join lateral (
    select o.time, o.value, o.below from observation o
    where o.series_no = s.no and o.time >= k.since and o.time < k.until and o.flag = any($3::int[]) offset 0
  ) o
  cross join lateral (select ${beginOf('o.time', 'p')} as at) b
  where b.at >= k.since and b.at < s.hi
)`;

/** Ordered, so that a sum of the same values is the same to the last digit. */
const GATHERED = (unit: Unit): string => `gathered as materialized (
  select v.no, ${truncOf(unit, 'v.at', 'p.zone')} as start, p.zone, p.every_seconds, p.every_months, count(*)::int as n,
    min(v.value) as min, avg(v.value order by v.at) as mean, max(v.value) as max,
    percentile_cont(array[0.1, 0.5, 0.9]) within group (order by v.value) as p,
    sum(v.value order by v.at) as sum, (array_agg(v.value order by v.at))[count(*)] as last,
    count(*) filter (where v.below)::int as below
  from value v join spec p using (no) where v.at >= v.lo group by 1, 2, 3, 4, 5
)`;

/**
 * The common tables by which values are gathered, the last of them `bucket`: (no, start, n, coverage, min, mean, max, p10,
 * p50, p90, sum, last, below, exceeded). Places: specs, touched stretches, flags. `span` has the whole periods that were
 * looked at, as (no, lo, hi).
 */
export const bucketTables = (unit: Unit, hasLimits: boolean): string => {
  const exceeded = hasLimits ? EXCEEDED(unit) : [];
  return [
    SPEC,
    SPAN(unit),
    VALUE,
    GATHERED(unit),
    ...exceeded,
    `bucket as materialized (
      select no, start, n, ${coverageOf(unit, 'n', 'start')} as coverage, min, mean, max, p[1] as p10, p[2] as p50, p[3] as p90,
        sum, last, below, ${hasLimits ? "coalesce(e.exceeded, '{}')" : "'{}'::jsonb"} as exceeded
      from gathered ${hasLimits ? 'left join exceeded e using (no, start)' : ''}
    )`,
  ].join(', ');
};

/** Flags whose values are gathered where nothing else is asked for. */
export const COUNTED: readonly number[] = COUNTED_FLAGS.map(flagNo);
