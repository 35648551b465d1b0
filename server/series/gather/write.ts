import type pg from 'pg';
import { ROLLUP_PERIODS, type RollupPeriod, rollupNo } from '../../../sql/model/observation.ts';
import { type Spec, specFor } from '../buckets/spec.ts';
import { bucketTables, COUNTED } from '../buckets/sql.ts';
import { nextOf } from '../buckets/time.ts';

/** Days of series, of their own time zones. */
export type Day = { no: number; day: string };

const FIGURES = 'n, coverage, min, mean, max, p10, p50, p90, sum, last, below, exceeded';
const LIST = FIGURES.split(', ');

/** Periods whose counts add up to those of a longer one. */
const LOWER: Partial<Record<RollupPeriod, RollupPeriod>> = { month: 'day', year: 'month' };

/** How often limits were exceeded in the shorter periods that a period is made of; those were written before. */
const COUNTED_BELOW = (unit: RollupPeriod): string => `left join lateral (
    select jsonb_object_agg(id, count) as counts from (
      select e.key as id, sum(e.value::int) as count from rollup r cross join lateral jsonb_each_text(r.exceeded) e
      where r.series_no = b.no and r.period = l.lower and r.start >= b.start and r.start < ${nextOf(unit, 'b.start', 'l.zone')}
      group by e.key
    ) e
  ) c on true`;

/** Puts what is so now in the place of what was; a period that is as it was keeps its row. */
const WRITE = (unit: RollupPeriod, hasLimits: boolean): string => `with ${bucketTables(unit, hasLimits)},
  gone as (
    delete from rollup r using span s
    where r.series_no = s.no and r.period = $4 and r.start >= s.lo and r.start < s.hi
      and not exists (select from bucket b where b.no = r.series_no and b.start = r.start)
  )
  insert into rollup (series_no, period, start, ${FIGURES})
  select b.no, $4, b.start, ${LIST.slice(0, -1)
    .map((name) => `b.${name}`)
    .join(', ')}, b.exceeded || coalesce(c.counts, '{}')
  from bucket b join jsonb_to_recordset($5::jsonb) as l (no int, lower int, zone text) using (no)
  ${COUNTED_BELOW(unit)}
  on conflict (series_no, period, start) do update set ${LIST.map((name) => `${name} = excluded.${name}`).join(', ')}
  where (${LIST.map((name) => `rollup.${name}`).join(', ')}) is distinct from (${LIST.map((name) => `excluded.${name}`).join(', ')})`;

/** A series to gather, and the periods that rollups are kept of. */
export type Gathered = { spec: Spec; kept: readonly RollupPeriod[] };

/** Gathers anew the periods of a unit that days of series lie in; units come from the shortest to the longest. */
export const writeRollups = async (
  client: pg.ClientBase,
  unit: RollupPeriod,
  series: readonly Gathered[],
  days: readonly Day[],
): Promise<void> => {
  const lowerOf = ({ kept }: Gathered) => kept.find((period) => period === LOWER[unit]) ?? null;
  const specs = series.map((each) => specFor(each.spec, unit, lowerOf(each)));
  const lower = series.map((each) => {
    const period = lowerOf(each);
    return { no: each.spec.no, zone: each.spec.zone, lower: period && rollupNo(period) };
  });
  const hasLimits = specs.some(({ limits }) => limits.length > 0);
  await client.query(WRITE(unit, hasLimits), [
    JSON.stringify(specs),
    JSON.stringify(days),
    COUNTED,
    rollupNo(unit),
    JSON.stringify(lower),
  ]);
};

/** Takes away what was kept of periods that are not longer any more than what one value stands for. */
export const dropShorter = async (client: pg.ClientBase, series: readonly Gathered[]): Promise<void> => {
  const gone = series.flatMap(({ spec, kept }) =>
    ROLLUP_PERIODS.filter((period) => !kept.includes(period)).map((period) => [spec.no, rollupNo(period)]),
  );
  await client.query(
    `delete from rollup r using unnest($1::int[], $2::int[]) k (no, period)
     where r.series_no = k.no and r.period = k.period`,
    [gone.map(([no]) => no), gone.map(([, period]) => period)],
  );
};
