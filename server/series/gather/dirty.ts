import type { Db } from '../../../sql/db.ts';
import type { RollupPeriod } from '../../../sql/model/observation.ts';
import { queryRows } from '../../features/rows.ts';
import type { Spec } from '../buckets/spec.ts';
import { nextOf, truncOf } from '../buckets/time.ts';

/** A day of a series whose periods are not up to date, and where these begin and end: seconds since 1970. */
export type DirtyDay = { day: string; lo: number; hi: number };

/** A running mean of eight hours reaches into the day behind. */
const REACH = `cross join generate_series(0, case when $5 then 1 else 0 end) k (more)`;

const DIRTY = (unit: RollupPeriod): string => `select day::text as day, extract(epoch from lo)::float8 as lo,
    extract(epoch from hi)::float8 as hi
  from (
    select distinct d.day + k.more as day, ${truncOf(unit, '((d.day + k.more)::timestamp at time zone $2)', '$2')} as lo,
      ${nextOf(unit, truncOf(unit, "(((d.day + k.more + 1)::timestamp at time zone $2) - interval '1 microsecond')", '$2'), '$2')} as hi
    from series_dirty d ${REACH} where d.series_no = $1
  ) d where hi > $3 and lo <= $4 order by 1`;

/** Days of a series, in or next to a stretch of time, whose rollups are not up to date. */
export const dirtyDays = (
  db: Db,
  spec: Spec,
  unit: RollupPeriod,
  { first, last }: { first: Date; last: Date },
  signal: AbortSignal,
): Promise<DirtyDay[]> =>
  queryRows<DirtyDay>(
    db,
    {
      text: DIRTY(unit),
      values: [spec.no, spec.zone, first, last, spec.limits.some(({ averaging }) => averaging === 'PT8H')],
    },
    signal,
  );
