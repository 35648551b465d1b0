import type pg from 'pg';
import type { CaseStatistics } from '../../../sql/model/api/records.ts';
import { type Cell, SMALLEST_CELL, suppressed, toldCount } from './suppress.ts';

/** What counts are told by, each with the column that it is read from and which cases it is of. */
const DIMENSIONS = {
  category: { column: 'c.category', of: 'true' },
  structure: { column: 'c.structure_id', of: 'true' },
  place: { column: 'c.place_id', of: 'true' },
  channel: { column: 'c.channel', of: 'true' },
  outcome: { column: 'c.state', of: `c.kind = 'closed'` },
  overdue: { column: 'c.structure_id', of: `c.kind <> 'closed' and c.due_at <= now()` },
  month: { column: `to_char(c.received_at at time zone $2, 'YYYY-MM')`, of: 'true' },
} as const;
type Dimension = keyof typeof DIMENSIONS;

const NAMES = Object.keys(DIMENSIONS) as Dimension[];
const COUNTS = NAMES.map(
  (name) => `select '${name}' as name, ${DIMENSIONS[name].column} as key, count(*)::int as count
    from record_case c where c.module = $1 and $2::text is not null and ${DIMENSIONS[name].of} group by 2`,
).join(' union all ');

const TOTALS = `select count(*)::int as received, count(*) filter (where kind <> 'closed')::int as open,
    count(*) filter (where kind <> 'closed' and due_at <= now())::int as overdue, count(closed_at)::int as closed,
    percentile_cont(array[0.5, 0.9]) within group (order by extract(epoch from closed_at - received_at) / 86400)
      filter (where closed_at is not null) as days
  from record_case where module = $1`;

type Totals = { received: number; open: number; overdue: number; closed: number; days: number[] | null };
type Row = { name: Dimension; key: string | null; count: number };

const inOrder =
  (name: Dimension) => (one: { key: string; count: number }, other: { key: string; count: number }) =>
    name === 'month' || one.count === other.count ? (one.key < other.key ? -1 : 1) : other.count - one.count;

const tenth = (days: number): number => Math.round(days * 10) / 10;

/**
 * Figures of all cases of a module, published or not, as they are now: how many, by what, and how long answers took, in days
 * from receipt to the last closing. No figure is of fewer than five cases.
 */
export const statisticsOf = async (
  pool: pg.Pool,
  module: string,
  timeZone: string,
): Promise<CaseStatistics> => {
  const { rows: totals } = await pool.query<Totals>(TOTALS, [module]);
  const { rows } = await pool.query<Row>(COUNTS, [module, timeZone]);
  const { received, open, overdue, closed, days } = totals[0]!;
  const by = NAMES.map((name) => {
    const cells = rows.flatMap((row) =>
      row.name === name ? [{ key: row.key ?? '', count: row.count }] : [],
    );
    return [name, suppressed(cells.sort(inOrder(name)))] as const;
  });
  const isEnough = closed >= SMALLEST_CELL;
  // What is open and what is closed are all: neither may follow from the others, nor from the outcomes of what is closed.
  const [openCell, closedCell] = suppressed([
    { key: 'open', count: open },
    { key: 'closed', count: closed },
  ]) as [Cell, Cell];
  const figures = Object.fromEntries(by) as CaseStatistics['by'];
  if (closedCell.count === null) figures.outcome = figures.outcome.map(({ key }) => ({ key, count: null }));
  return {
    received: toldCount(received),
    open: openCell.count,
    overdue: toldCount(overdue),
    closed: closedCell.count,
    medianDays: isEnough && days ? tenth(days[0]!) : null,
    p90Days: isEnough && days ? tenth(days[1]!) : null,
    by: figures,
  };
};
