import type pg from 'pg';
import { countName } from '../../../sql/model/records/published.ts';
import { CASE_PLACES, countsOf, daysOf, IS_LATE } from '../statistics/count-sql.ts';
import { suppressed } from '../statistics/suppress.ts';
import { SHARED } from './tell-places.ts';

const WITHIN =
  'c.received_at >= $2::timestamp at time zone $3 and c.received_at < $4::timestamp at time zone $3';

/** SQL of what is counted in the published cases that a condition on `c` selects, by month of receipt and count. */
const NUMBERS = (
  where: string,
  zone: string,
): string => `select to_char(c.received_at at time zone ${zone}, 'YYYY-MM') as month,
    t.count_id as key, sum(t.n)::int as count
  from record_case c join record_total t on t.case_no = c.no where c.is_public and ${where} group by 1, 2 having sum(t.n) <> 0`;

const TALLY = `insert into record_tally (module, month, dimension, key, count)
  select $1, month, dimension, key, count from (${countsOf(`c.module = $1 and ${WITHIN}`, '$3')}) counted
  union all select $1, month, 'counted', key, count from (${NUMBERS(`c.module = $1 and ${WITHIN}`, '$3')}) numbers`;

/**
 * SQL that has cases published anew whose numbers are others than they were counted as, which is not noted with each of a burst:
 * all published ones of the month, as it is not known which. Takes a module and a time zone.
 */
export const NUMBERS_CHANGED = `insert into record_dirty (module, case_no, received_at)
  select c.module, c.no, c.received_at from record_case c
  where c.module = $1 and c.is_public and exists (select from record_count r where r.case_no = c.no)
    and to_char(c.received_at at time zone $2, 'YYYY-MM') in (
      select month from (${NUMBERS('c.module = $1', '$2')}) n
        full join (select month, key, count as before from record_tally where module = $1 and dimension = 'counted') t using (month, key)
      where count is distinct from before)`;

/** A place is counted with all that lies in it; the whole country, where cases may lie nowhere, is the empty place. A case that lies in
 * several is counted in each, and once in what has them all; how often its parts count it beside that is told with it (`shared …`). Numbers of
 * cases (`$6`) are added to the places of those who are counted. */
const PLACES = `with recursive numbered as materialized (
    select place, name, n from jsonb_to_recordset($6::jsonb) as given (place text, name text, n int)
  ), own as materialized (
    select c.no, at.place, at.nth, coalesce(cardinality(c.area_places) > 1, false) as is_shared, c.kind, c.state, ${IS_LATE} as is_late,
      extract(epoch from c.closed_at - c.received_at) / 86400 as days
    from record_case c left join institution i on i.id = c.structure_id
      cross join lateral unnest(${CASE_PLACES}) with ordinality as at (place, nth)
    where c.module = $1 and ${WITHIN}
  ), up as (
    select place, place as above from (select place from own union select place from numbered) named where place is not null
    union
    select up.place, h.parent_id from up join place p on p.id = up.above join place_parent h on h.place_no = p.no
  ), several as materialized (
    select distinct own.no, up.above as place, own.kind, own.state, own.is_late, own.days
    from own join up on up.place = own.place where own.is_shared
  ), placed as (
    select up.above as place, own.kind, own.state, own.is_late, own.days from own join up on up.place = own.place where not own.is_shared
    union all
    select place, kind, state, is_late, days from several
    union all
    select '', kind, state, is_late, days from own where nth = 1
  ), again as (
    select s.no, coalesce(h.parent_id, '') as place, s.kind, s.state, s.is_late, count(distinct s.place) - 1 as times
    from several s left join (select p.id, h.parent_id from place p join place_parent h on h.place_no = p.no) h on h.id = s.place
    group by 1, 2, 3, 4, 5 having count(distinct s.place) > 1
  ), shared as (
    select place, jsonb_object_agg('${SHARED}' || name, times) as shared from (
      select a.place, n.name, sum(a.times)::int as times from again a cross join lateral (values ('received'),
        (case when a.kind = 'closed' then 'closed' else 'open' end), (case when a.is_late then 'late' else 'onTime' end),
        (case when a.kind = 'closed' then 'outcome ' || a.state end)) as n (name)
      where n.name is not null group by 1, 2) sums group by 1
  ), outcome as (
    select place, jsonb_object_agg('outcome ' || state, count) as outcomes
    from (select place, state, count(*)::int as count from placed where kind = 'closed' group by 1, 2) o group by 1
  ), numbers as (
    select place, jsonb_object_agg(name, n) as numbers from (
      select up.above as place, name, sum(n)::int as n from numbered join up using (place) group by 1, 2
      union all select '', name, sum(n)::int from numbered group by 2) n group by 1
  ), cases as (
    select p.place, jsonb_build_object('received', count(*), 'closed', count(*) filter (where kind = 'closed'),
      'open', count(*) filter (where kind <> 'closed'), 'late', count(*) filter (where is_late), 'onTime', count(*) filter (where not is_late))
    || jsonb_strip_nulls(jsonb_build_object('medianDays',
      round((percentile_cont(0.5) within group (order by days) filter (where kind = 'closed'))::numeric, 1)))
    || coalesce(max(o.outcomes::text)::jsonb, '{}') as counted
  from placed p left join outcome o using (place) group by 1
  )
  select place, coalesce(counted, '{"received": 0, "closed": 0, "open": 0, "late": 0, "onTime": 0}') || coalesce(numbers, '{}') || coalesce(shared, '{}') as counted
  from cases full join numbers using (place) left join shared using (place)`;

const WRITE = `with now as materialized (${PLACES}), gone as (
    delete from record_place r where module = $1 and period = $5 and not exists (select from now where now.place = r.place_id)
  )
  insert into record_place (module, place_id, period, counted) select $1, place, $5, counted from now
  on conflict (module, place_id, period) do update set counted = excluded.counted where record_place.counted <> excluded.counted`;

type About = { module: string; timeZone: string };

const OF_CASES = `select c.no, r.count_id as count, r.place_id as key, sum(r.n)::int as n from record_case c join record_count r on r.case_no = c.no
  where c.module = $1 and c.is_public and ${WITHIN} group by 1, 2, 3 having sum(r.n) > 0`;
type OfCase = { no: number; count: string; key: string; n: number };

/**
 * What is counted in the published cases of a time, by place: only as far as each of them tells of the place itself, so that
 * nothing follows from the sums that the cases do not say.
 */
const numbersOf = async (
  client: pg.ClientBase,
  values: readonly unknown[],
): Promise<{ place: string; name: string; n: number }[]> => {
  const { rows } = await client.query<OfCase>(OF_CASES, [...values]);
  const cases = new Map<string, OfCase[]>();
  for (const row of rows) {
    const key = `${row.no} ${row.count}`;
    cases.set(key, [...(cases.get(key) ?? []), row]);
  }
  const sums = new Map<string, { place: string; name: string; n: number }>();
  for (const own of cases.values()) {
    const name = countName(own[0]!.count);
    for (const { key, count } of suppressed(own.map(({ key, n }) => ({ key, count: n })))) {
      if (key === '' || !count) continue;
      const sum = sums.get(`${name} ${key}`) ?? { place: key, name, n: 0 };
      sums.set(`${name} ${key}`, { ...sum, n: sum.n + count });
    }
  }
  return [...sums.values()];
};

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
  const numbers = await numbersOf(client, [module, from, timeZone, to]);
  await client.query(WRITE, [module, from, timeZone, to, period, JSON.stringify(numbers)]);
};
