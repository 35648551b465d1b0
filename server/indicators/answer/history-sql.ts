import type { RollupPeriod } from '../../../sql/model/observation.ts';
import { partitionOf as tableOf } from '../../../sql/partition.ts';
import type { Period } from '../../filter/datetime.ts';
import type { Sql } from '../../layers/visible.ts';
import type { Shown } from './values-sql.ts';

/** Which values: of features that are one place, whose periods meet a stretch of time. */
export type Line = { features: readonly string[]; period: Period };

const currentOf = ({ layer }: Shown): string =>
  `v.since_revision <= ${Math.trunc(layer.revision)} and v.until_revision > ${Math.trunc(layer.revision)}
    and v.feature_id = any($1::text[]) and v.valid_from is not null`;

/** The values of the stretch, oldest first, as `v`: `at` is a period's begin. */
const ownOf = (shown: Shown): string => `select v.valid_from as at, v.value,
    (v.properties->>'lower')::float8 as lower, (v.properties->>'upper')::float8 as upper,
    (v.properties->>'coverage')::float8 as coverage
  from ${tableOf('computed_value', shown.layer.no)} v
  where ${currentOf(shown)} and ($2::timestamptz is null or v.valid_to > $2) and ($3::timestamptz is null or v.valid_from <= $3)`;

const valuesOf = ({ features, period }: Line): Sql['values'] => [[...features], period.from, period.to];

const columns = (names: readonly string[]): string =>
  names.map((name) => `coalesce(json_agg(${name} order by at), '[]') as "${name}"`).join(', ');

export const OWN = ['lower', 'upper', 'coverage'] as const;

/** The query for one row of columns: every period by itself. */
export const ownQuery = (shown: Shown, line: Line): Sql => ({
  text: `select coalesce(json_agg(extract(epoch from at)::int8 order by at), '[]') as time, ${columns(['value', ...OWN])}
    from (${ownOf(shown)}) o`,
  values: valuesOf(line),
});

export const GATHERED = ['n', 'coverage', 'min', 'mean', 'max', 'p10', 'p90'] as const;
const SECONDS = { hour: 3600, day: 86_400 } as const;

/** SQL for how many of an indicator's own periods a longer one has, which begins at `at`. */
const expectedOf = (own: RollupPeriod, unit: RollupPeriod): string => {
  if (own === 'year') return '1';
  if (own === 'month') return unit === 'year' ? '12' : '1';
  const next = `((at at time zone $4) + interval '1 ${unit}') at time zone $4`;
  return `greatest(1, round(extract(epoch from ${next} - at) / ${SECONDS[own as 'hour' | 'day']}))`;
};

/** The query for one row of columns: values gathered by longer periods of a zone's clock. Those without a value have no row. */
export const gatheredQuery = (
  shown: Shown,
  line: Line,
  { unit, timeZone }: { unit: RollupPeriod; timeZone: string },
): Sql => ({
  text: `with gathered as (
      select date_trunc('${unit}', at, $4) as at, count(value)::int as n, sum(value) as sum, min(value) as min, avg(value) as mean, max(value) as max,
        percentile_cont(0.1) within group (order by value) as p10, percentile_cont(0.9) within group (order by value) as p90
      from (${ownOf(shown)}) o where value is not null group by 1
    ), told as (
      select *, least(1, n / (${expectedOf(shown.indicator.manifest.period as RollupPeriod, unit)})::float8) as coverage, ${shown.indicator.manifest.gather ?? 'mean'} as value
      from gathered
    )
    select coalesce(json_agg(extract(epoch from at)::int8 order by at), '[]') as time, ${columns(['value', ...GATHERED])} from told`,
  values: [...valuesOf(line), timeZone],
});

/** The query for what there is in all. */
export const wholeQuery = (shown: Shown, features: readonly string[]): Sql => ({
  text: `select count(v.value)::int as n, extract(epoch from min(v.valid_from))::int8 as first,
      (select json_build_object('time', extract(epoch from v.valid_from)::int8, 'value', v.value)
        from ${tableOf('computed_value', shown.layer.no)} v where ${currentOf(shown)} and v.value is not null
        order by v.valid_from desc limit 1) as last
    from ${tableOf('computed_value', shown.layer.no)} v where ${currentOf(shown)} and v.value is not null`,
  values: [[...features]],
});
