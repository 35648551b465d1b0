import type pg from 'pg';
import { CASE_PLACE, countsOf, daysOf, IS_LATE } from '../statistics/count-sql.ts';

const WITHIN =
  'c.received_at >= $2::timestamp at time zone $3 and c.received_at < $4::timestamp at time zone $3';

const TALLY = `insert into record_tally (module, month, dimension, key, count)
  select $1, month, dimension, key, count from (${countsOf(`c.module = $1 and ${WITHIN}`, '$3')}) counted`;

/** A place is counted with all that lies in it; the whole country, where cases may lie nowhere, is the empty place. */
const PLACES = `with recursive own as materialized (
    select ${CASE_PLACE} as place, c.kind, c.state, ${IS_LATE} as is_late,
      extract(epoch from c.closed_at - c.received_at) / 86400 as days
    from record_case c left join institution i on i.id = c.structure_id
    where c.module = $1 and ${WITHIN}
  ), up as (
    select distinct place, place as above from own where place is not null
    union
    select up.place, h.parent_id from up join place p on p.id = up.above join place_parent h on h.place_no = p.no
  ), placed as (
    select up.above as place, own.kind, own.state, own.is_late, own.days from own join up on up.place = own.place
    union all
    select '', kind, state, is_late, days from own
  ), outcome as (
    select place, jsonb_object_agg('outcome ' || state, count) as outcomes
    from (select place, state, count(*)::int as count from placed where kind = 'closed' group by 1, 2) o group by 1
  )
  select p.place, jsonb_build_object('received', count(*), 'closed', count(*) filter (where kind = 'closed'),
      'open', count(*) filter (where kind <> 'closed'), 'late', count(*) filter (where is_late), 'onTime', count(*) filter (where not is_late))
    || jsonb_strip_nulls(jsonb_build_object('medianDays',
      round((percentile_cont(0.5) within group (order by days) filter (where kind = 'closed'))::numeric, 1)))
    || coalesce(max(o.outcomes::text)::jsonb, '{}') as counted
  from placed p left join outcome o using (place) group by 1`;

const WRITE = `with now as materialized (${PLACES}), gone as (
    delete from record_place r where module = $1 and period = $5 and not exists (select from now where now.place = r.place_id)
  )
  insert into record_place (module, place_id, period, counted) select $1, place, $5, counted from now
  on conflict (module, place_id, period) do update set counted = excluded.counted where record_place.counted <> excluded.counted`;

type About = { module: string; timeZone: string };

/** Counts a month of a module anew, in the caller's transaction; what was changed in it up to a number is counted then. */
export const countMonth = async (
  client: pg.ClientBase,
  { module, timeZone }: About,
  month: string,
  upTo: number,
): Promise<void> => {
  const [from, to] = daysOf(month);
  await client.query(
    `delete from record_dirty where module = $1 and no <= $5
      and received_at >= $2::timestamp at time zone $3 and received_at < $4::timestamp at time zone $3`,
    [module, from, timeZone, to, upTo],
  );
  await client.query('delete from record_tally where module = $1 and month = $2', [module, month]);
  await client.query(TALLY, [module, from, timeZone, to]);
};

/** Counts the places of a month or year of a module anew. */
export const countPlaces = async (
  client: pg.ClientBase,
  { module, timeZone }: About,
  period: string,
): Promise<void> => {
  const [from, to] = daysOf(period);
  await client.query(WRITE, [module, from, timeZone, to, period]);
};
