/** What counts are told by, each with what is read of a case `c`; null is counted nowhere. `days` are tenths of a day until the answer. A
 * case may be of several places, and is counted in each. */
const DIMENSIONS = {
  channel: 'c.channel',
  category: `coalesce(c.category, '')`,
  structure: `coalesce(c.structure_id, '')`,
  outcome: `case when c.kind = 'closed' then c.state end`,
  overdue: `case when c.kind <> 'closed' and c.due_at <= now() then coalesce(c.structure_id, '') end`,
  late: `case when c.is_late then '' end`,
  days: `case when c.closed_at is not null then round(extract(epoch from c.closed_at - c.received_at) / 8640)::bigint::text end`,
} as const;
export type Dimension = keyof typeof DIMENSIONS | 'place';

const VALUES = Object.entries(DIMENSIONS)
  .map(([name, key]) => `('${name}', ${key})`)
  .join(', ');

/** Past its deadline: when it went on, or, as long as it is open, by now. */
export const IS_LATE = `(c.late or (c.kind <> 'closed' and coalesce(c.due_at <= now(), false)))`;

/** The places that a case is counted in: those of its area, or the one that it names, or that of the body that has it. Of none there is one that is null. */
export const CASE_PLACES = 'coalesce(c.area_places, array[coalesce(c.place_id, i.place_id)])';

/**
 * SQL of the counts of cases that a condition on `c` selects: by month of receipt (`zone` is the SQL of the time zone), dimension and key.
 * `offset 0`: the planner takes the places of a case for ten, and would have workers sort what is counted quicker as it comes.
 */
export const countsOf = (
  where: string,
  zone: string,
): string => `select c.month, d.dimension, d.key, count(*)::int as count
  from (select c.channel, c.category, c.structure_id, c.kind, c.state, c.closed_at, c.received_at, c.due_at, ${CASE_PLACES} as places, ${IS_LATE} as is_late,
      to_char(c.received_at at time zone ${zone}, 'YYYY-MM') as month
    from record_case c left join institution i on i.id = c.structure_id where ${where} offset 0) c
  cross join lateral (values ${VALUES} union all select 'place', coalesce(place, '') from unnest(c.places) place) as d (dimension, key)
  where d.key is not null group by 1, 2, 3`;

/** The SQL of the instants between which a month (the SQL of its text) lies, in a time zone. */
export const monthBounds = (month: string, zone: string): [from: string, to: string] => [
  `((${month} || '-01')::timestamp at time zone ${zone})`,
  `(((${month} || '-01')::timestamp + interval '1 month') at time zone ${zone})`,
];

/** The first day of a period and the first after it. */
export const daysOf = (period: string): [from: string, to: string] => {
  const [year, month] = period.split('-').map(Number) as [number, number | undefined];
  const next =
    month === undefined
      ? `${year + 1}-01-01`
      : month === 12
        ? `${year + 1}-01-01`
        : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  return [`${year}-${String(month ?? 1).padStart(2, '0')}-01`, next];
};
