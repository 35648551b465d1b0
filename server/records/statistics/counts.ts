import type pg from 'pg';
import { countsOf, type Dimension, daysOf, monthBounds } from './count-sql.ts';

/** Which cases figures are of: received in a year (2026) or month (2026-03), in a place with all that lies in it, with a structure. */
export type StatisticsFilter = {
  period?: string | undefined;
  place?: string | undefined;
  structure?: string | undefined;
};

/** A count; by the month of receipt where it is told by the channel, which every case has, else of all months together. */
export type Count = { month: string | null; dimension: Dimension; key: string; count: number };

export type Counting = { module: string; timeZone: string; filter: StatisticsFilter };

const IN_PERIOD = (month: string): string => `($3::text is null or starts_with(${month}, $3))`;
const [FROM, TO] = monthBounds('m.month', '$2');

/**
 * Of all cases of a module: what is counted of months in which nothing changed since, and the others as they are now. It is one
 * statement, so that no change is told twice or not at all.
 */
const WHOLE = `with m as materialized (
    select distinct to_char(received_at at time zone $2, 'YYYY-MM') as month from record_dirty where module = $1
  )
  select t.month, t.dimension, t.key, t.count from record_tally t
  where t.module = $1 and t.dimension <> 'counted' and ($4 or t.dimension <> 'days') and ${IN_PERIOD('t.month')} and not exists (select from m where m.month = t.month)
  union all
  select n.month, n.dimension, n.key, n.count from m cross join lateral (${countsOf(
    `c.module = $1 and c.received_at >= ${FROM} and c.received_at < ${TO}`,
    '$2',
  )}) n where ${IN_PERIOD('m.month')}`;

/** SQL of the ids of a place (the SQL of its id) and of all that lies in it. */
export const BELOW = (place: string): string => `(with recursive down as (select ${place}::text as id union
    select p.id from down join place_parent h on h.parent_id = down.id join place p on p.no = h.place_no)
  select id from down)`;

/** The condition on a case `c` that it lies in one of some places (the SQL of their ids), or its area in one of them among others. */
export const liesIn = (places: string): string =>
  `(c.place_id = any(array${places}) or c.area_places && array${places})`;

/** The condition on a case `c` of a place or structure, which indexes find. */
const conditionOf = ({ module, timeZone, filter }: Counting): { text: string; values: unknown[] } => {
  const values: unknown[] = [module, timeZone];
  const value = (given: unknown): string => `$${values.push(given)}`;
  const conditions = ['c.module = $1 and $2::text is not null'];
  if (filter.structure !== undefined) conditions.push(`c.structure_id = ${value(filter.structure)}`);
  if (filter.place !== undefined) {
    const below = BELOW(value(filter.place));
    const bodies = `(select id from institution where place_id in ${below})`;
    conditions.push(
      `(${liesIn(below)} or (c.place_id is null and c.area_places is null and c.structure_id = any(array${bodies})))`,
    );
  }
  if (filter.period !== undefined) {
    const [from, to] = daysOf(filter.period).map((day) => `${value(day)}::timestamp at time zone $2`);
    conditions.push(`c.received_at >= ${from} and c.received_at < ${to}`);
  }
  return { text: conditions.join(' and '), values };
};

/** Counts by month, as far as they are told so. */
const together = (
  counts: string,
): string => `select case when dimension = 'channel' then month end as month, dimension, key, sum(count)::int as count
  from (${counts}) counts group by 1, 2, 3`;

const isWhole = ({ place, structure }: StatisticsFilter): boolean =>
  place === undefined && structure === undefined;

/** All counts of the cases that a filter selects, as they are now; `days`: how long answers took, too. */
export const countsFor = async (
  pool: pg.Pool,
  counting: Counting,
  { days = true } = {},
): Promise<Count[]> => {
  const { module, timeZone, filter } = counting;
  if (isWhole(filter))
    return (await pool.query<Count>(together(WHOLE), [module, timeZone, filter.period ?? null, days])).rows;
  const { text, values } = conditionOf(counting);
  return (await pool.query<Count>(together(countsOf(text, '$2')), values)).rows;
};
