import type pg from 'pg';
import type { CaseStatistics } from '../../../sql/model/api/records.ts';
import type { Dimension } from './count-sql.ts';
import { type Count, type Counting, countsFor, receivedIn, type StatisticsFilter } from './counts.ts';
import { daysAt } from './days.ts';
import { type Cell, SMALLEST_CELL, suppressed, toldCount } from './suppress.ts';
import { hiddenAmong } from './suppress-linked.ts';

type Cells = { key: string; count: number }[];

/** What counts are told by, the greatest first. */
const NAMES = [
  'category',
  'structure',
  'place',
  'channel',
  'outcome',
  'overdue',
] as const satisfies Dimension[];

const byCount = (one: Cells[number], other: Cells[number]): number =>
  other.count - one.count || (one.key < other.key ? -1 : 1);

/** Counts of a dimension, all months together. */
const cellsOf = (counts: readonly Count[], dimension: Dimension): Cells => {
  const sums = new Map<string, number>();
  for (const one of counts)
    if (one.dimension === dimension) sums.set(one.key, (sums.get(one.key) ?? 0) + one.count);
  return [...sums].map(([key, count]) => ({ key, count })).sort(byCount);
};

const sumOf = (cells: Cells): number => cells.reduce((sum, { count }) => sum + count, 0);

/** Received by month, in order; months hang together with their years, which whoever asks for a year is told. */
const monthsOf = (counts: readonly Count[]): Cell[] => {
  const months = new Map<string, number>();
  for (const { month, dimension, count } of counts)
    if (dimension === 'channel' && month !== null) months.set(month, (months.get(month) ?? 0) + count);
  const keys = [...months.keys()].sort();
  const years = [...new Set(keys.map((key) => key.slice(0, 4)))];
  const inYear = (year: string) => keys.flatMap((key, at) => (key.startsWith(year) ? [at] : []));
  const all = [
    ...keys.map((key) => months.get(key)!),
    ...years.map((year) => inYear(year).reduce((sum, at) => sum + months.get(keys[at]!)!, 0)),
    [...months.values()].reduce((sum, count) => sum + count, 0),
  ];
  const hidden = hiddenAmong(all, [
    ...years.map((year, at) => ({ whole: keys.length + at, parts: inYear(year) })),
    { whole: all.length - 1, parts: years.map((_, at) => keys.length + at) },
  ]);
  return keys.map((key, at) => ({ key, count: hidden.has(at) ? null : all[at]! }));
};

const PARENTS = `select distinct h.parent_id as id from place p join place_parent h on h.place_no = p.no where p.id = $1`;

/** What a filter is part of, one step wider in one thing. */
const widerThan = async (pool: pg.Pool, filter: StatisticsFilter): Promise<StatisticsFilter[]> => {
  const { period, place, structure } = filter;
  const parents = place === undefined ? [] : (await pool.query<{ id: string }>(PARENTS, [place])).rows;
  return [
    ...(period === undefined
      ? []
      : [{ ...filter, period: period.length > 4 ? period.slice(0, 4) : undefined }]),
    ...(place === undefined
      ? []
      : parents.length > 0
        ? parents.map(({ id }) => ({ ...filter, place: id }))
        : [{ ...filter, place: undefined }]),
    ...(structure === undefined ? [] : [{ ...filter, structure: undefined }]),
  ];
};

const receivedOf = (counts: readonly Count[]): number => sumOf(cellsOf(counts, 'channel'));

/** Whether a selection is so small, or leaves so few of what it is a part of, that its figures would tell of somebody. */
const isTooFew = async (pool: pg.Pool, counting: Counting, received: number): Promise<boolean> => {
  if (received > 0 && received < SMALLEST_CELL) return true;
  for (const filter of await widerThan(pool, counting.filter)) {
    const rest = (await receivedIn(pool, { ...counting, filter })) - received;
    if (rest > 0 && rest < SMALLEST_CELL) return true;
  }
  return false;
};

const NAMES_OF = `select id, name from institution where id = any($1)
  union all select distinct on (id) id, name from (select id, name, valid_from from place where id = any($2) order by id, valid_from desc nulls last) p`;

/** What the structures and places are called that figures are told by. */
const namesFor = async (
  pool: pg.Pool,
  structures: Cell[],
  places: Cell[],
): Promise<CaseStatistics['names']> => {
  const ids = (cells: Cell[]) => cells.map(({ key }) => key);
  const { rows } = await pool.query<{ id: string; name: Record<string, string> }>(NAMES_OF, [
    ids(structures),
    ids(places),
  ]);
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
};

/**
 * Figures of the cases of a module, published or not, as they are now: how many, by what, and how long answers took, in days
 * from receipt to the last closing. No figure is of fewer than five cases, nor is there one from which such would follow.
 */
export const statisticsOf = async (pool: pg.Pool, counting: Counting): Promise<CaseStatistics> => {
  const counts = await countsFor(pool, counting);
  const received = receivedOf(counts);
  const tooFew = await isTooFew(pool, counting, received);
  const cells = Object.fromEntries(NAMES.map((name) => [name, cellsOf(counts, name)])) as Record<
    (typeof NAMES)[number],
    Cells
  >;
  const closed = sumOf(cells.outcome);
  const by = Object.fromEntries(
    NAMES.map((name) => [name, tooFew ? [] : suppressed(cells[name])]),
  ) as unknown as CaseStatistics['by'];
  // What is open and what is closed are all: neither may follow from the others, nor from the outcomes of what is closed.
  const [openCell, closedCell] = suppressed([
    { key: 'open', count: received - closed },
    { key: 'closed', count: closed },
  ]) as [Cell, Cell];
  if (closedCell.count === null) by.outcome = by.outcome.map(({ key }) => ({ key, count: null }));
  const late = sumOf(cellsOf(counts, 'late'));
  const [lateCell] = suppressed([
    { key: 'late', count: late },
    { key: 'onTime', count: received - late },
  ]) as [Cell, Cell];
  const days = tooFew || closed < SMALLEST_CELL ? [] : cellsOf(counts, 'days');
  const { filter } = counting;
  return {
    filter: {
      period: filter.period ?? null,
      place: filter.place ?? null,
      structure: filter.structure ?? null,
    },
    tooFew,
    received: tooFew ? null : toldCount(received),
    open: tooFew ? null : openCell.count,
    overdue: tooFew ? null : toldCount(sumOf(cells.overdue)),
    late: tooFew ? null : lateCell.count,
    closed: tooFew ? null : closedCell.count,
    medianDays: daysAt(days, 0.5),
    p90Days: daysAt(days, 0.9),
    by: { ...by, month: tooFew ? [] : monthsOf(counts) },
    names: await namesFor(pool, by.structure, by.place),
  };
};
