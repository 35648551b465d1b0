import { coverageOf } from './coverage.ts';
import type { Unit } from './spec.ts';
import { truncOf } from './time.ts';

/** A mean of fewer than three quarters of the values of its time is held against no limit. */
const ENOUGH = 0.75;
/** Of the eight hours of a running mean so many must be there. */
const HOURS = 6;

const LIMIT = `limits as materialized (
  select p.no, p.zone, l.id, l.averaging, l.value as allowed, l.side,
    case l.averaging when 'P1D' then 'day' when 'P1M' then 'month' when 'P1Y' then 'year' else 'hour' end as unit
  from spec p, jsonb_to_recordset(p.limits) as l (id text, averaging text, value float8, side text)
)`;

/** What is held against a limit: the mean of a time, or the sum, of what is summed. */
const STEP = (
  unit: 'hour' | 'day' | 'month' | 'year',
): string => `select no, lo, '${unit}' as unit, start, mean
  from (
    select v.no, v.lo, p.zone, p.every_seconds, p.every_months, ${truncOf(unit, 'v.at', 'p.zone')} as start, count(*) as n,
      case p.gather when 'sum' then sum(v.value order by v.at) else avg(v.value order by v.at) end as mean
    from value v join spec p using (no)
    where exists (select from limits l where l.no = v.no and l.unit = '${unit}')
    group by v.no, v.lo, p.zone, p.every_seconds, p.every_months, p.gather, 6
  ) s where coalesce(${coverageOf(unit, 'n', 'start')}, 1) >= ${ENOUGH}`;

const STEPS = `step as materialized (
  ${(['hour', 'day', 'month', 'year'] as const).map(STEP).join(' union all ')}
)`;

const OVER = (value: string): string =>
  `(case l.side when 'below' then ${value} < l.allowed else ${value} > l.allowed end)`;

/** All hours, with their mean where they have one; gathered, as a join of so many with so many may take an hour itself. */
const HOURLY = `hourly as materialized (
  select no, lo, hour, max(mean) as mean from (
    select no, lo, start as hour, mean from step where unit = 'hour'
    union all
    select s.no, s.lo, h.hour, null from span s join spec p using (no)
    cross join lateral generate_series(s.lo - interval '7 hours', s.hi - interval '1 hour', interval '1 hour') h (hour)
    where p.by_eight
  ) h group by no, lo, hour
)`;

/** Means of eight hours, each told by the last of them. */
const RUNNING = `running as materialized (
  select no, lo, hour, avg(mean) over eight as mean, count(mean) over eight as n
  from hourly window eight as (partition by no, lo order by hour rows 7 preceding)
)`;

/** The worst running mean of each day. */
const EIGHT = `eight as (
  select l.no, l.id, l.zone, date_trunc('day', r.hour, l.zone) as start
  from running r join limits l on l.no = r.no and l.averaging = 'PT8H'
  where r.hour >= r.lo and r.n >= ${HOURS}
  group by l.no, l.id, l.zone, l.side, l.allowed, 4
  having ${OVER("case l.side when 'below' then min(r.mean) else max(r.mean) end")}
)`;

/** The tables by which it is counted how often each limit is exceeded in a period; the last is `exceeded`: (no, start, exceeded). */
export const EXCEEDED = (unit: Unit): string[] => [
  LIMIT,
  STEPS,
  HOURLY,
  RUNNING,
  EIGHT,
  `exceeded as (
    select no, start, jsonb_object_agg(id, count) as exceeded from (
      select o.no, ${truncOf(unit, 'o.start', 'o.zone')} as start, o.id, count(*) as count
      from (
        select no, id, zone, start from eight
        union all
        select l.no, l.id, l.zone, s.start from step s
        join limits l on l.no = s.no and l.unit = s.unit and l.averaging <> 'PT8H'
        where s.start >= s.lo and ${OVER('s.mean')}
      ) o group by 1, 2, 3
    ) c group by no, start
  )`,
];
