import type pg from 'pg';
import type { CaseStatistics } from '../../../sql/model/api/records.ts';
import type { Dimension } from './count-sql.ts';
import { type Count, type Counting, countsFor, type StatisticsFilter } from './counts.ts';
import { daysAt } from './days.ts';
import {
  cellsOf,
  headsOf,
  hiddenHeads,
  hiddenPeriods,
  hiddenPlaces,
  hiddenStructures,
  leftOver,
  sumOf,
  type Tally,
  WITH_ALL,
} from './hidden.ts';
import { type Cell, isSmall, SMALLEST_CELL, suppressed } from './suppress.ts';

/** What counts are told by, the greatest first. */
const NAMES = [
  'category',
  'structure',
  'place',
  'channel',
  'outcome',
  'overdue',
] as const satisfies Dimension[];

/** Counts of all months together, and, as `month`, what was received in each. */
const tallyOf = (counts: readonly Count[]): Tally => {
  const tally = new Map<string, Map<string, number>>();
  const add = (dimension: string, key: string, count: number) => {
    const own = tally.get(dimension) ?? new Map<string, number>();
    tally.set(dimension, own.set(key, (own.get(key) ?? 0) + count));
  };
  for (const { month, dimension, key, count } of counts) {
    add(dimension, key, count);
    if (dimension === 'channel' && month !== null) add('month', month, count);
  }
  return tally;
};

const PARENTS = `with recursive up as (select unnest($1::text[]) as id union
    select h.parent_id from up join place p on p.id = up.id join place_parent h on h.place_no = p.no)
  select up.id, coalesce(array_agg(distinct h.parent_id) filter (where h.parent_id is not null), '{}') as above
  from up left join place p on p.id = up.id left join place_parent h on h.place_no = p.no group by 1`;
type Parents = ReadonlyMap<string, readonly string[]>;

/** What is asked of the database for one answer, each thing once. */
class Asked {
  private readonly tallies = new Map<string, Promise<Tally>>();
  readonly pool: pg.Pool;
  private readonly counting: Counting;
  constructor(pool: pg.Pool, counting: Counting) {
    this.pool = pool;
    this.counting = counting;
  }

  tally(filter: StatisticsFilter): Promise<Tally> {
    const key = JSON.stringify([filter.period, filter.place, filter.structure]);
    const days = filter === this.counting.filter;
    const known =
      this.tallies.get(key) ?? countsFor(this.pool, { ...this.counting, filter }, { days }).then(tallyOf);
    this.tallies.set(key, known);
    return known;
  }

  /** Of the places that cases of a selection lie in, and of another, with all that holds them. */
  async parents(tally: Tally, place: string | undefined): Promise<Parents> {
    const places = [...(tally.get('place')?.keys() ?? []), place ?? ''].filter((id) => id !== '');
    const { rows } = await this.pool.query<{ id: string; above: string[] }>(PARENTS, [[...new Set(places)]]);
    return new Map(rows.map(({ id, above }) => [id, above]));
  }
}

/** What a filter is part of: without one of its conditions, or with one that is a step wider. */
const widerThan = (filter: StatisticsFilter, parents: Parents): StatisticsFilter[] => {
  const { period, place, structure } = filter;
  return [
    ...(period === undefined ? [] : [{ ...filter, period: undefined }]),
    ...(period !== undefined && period.length > 4 ? [{ ...filter, period: period.slice(0, 4) }] : []),
    ...(place === undefined ? [] : [{ ...filter, place: undefined }]),
    ...(place === undefined ? [] : (parents.get(place) ?? []).map((id) => ({ ...filter, place: id }))),
    ...(structure === undefined ? [] : [{ ...filter, structure: undefined }]),
  ];
};

/**
 * Whether a selection may be told of: it is not of a few, and it is none of those that the wider selections do not tell of, as somebody
 * who knows all the others, and all together, would know those few.
 */
const isTold = async (asked: Asked, filter: StatisticsFilter): Promise<boolean> => {
  const { period, place, structure } = filter;
  if (isSmall(sumOf(await asked.tally(filter), 'channel'))) return false;
  if (period !== undefined) {
    const all = { ...filter, period: undefined };
    if (hiddenPeriods(await asked.tally(all)).has(period) || !(await isTold(asked, all))) return false;
  }
  if (place !== undefined) {
    const all = { ...filter, place: undefined };
    const tally = await asked.tally(all);
    const hidden = hiddenPlaces(tally, await asked.parents(tally, place));
    if (hidden.has(WITH_ALL(place)) || !(await isTold(asked, all))) return false;
  }
  if (structure !== undefined) {
    const all = { ...filter, structure: undefined };
    if (hiddenStructures(await asked.tally(all)).has(structure) || !(await isTold(asked, all))) return false;
  }
  return true;
};

/** Whether those of a structure that are overdue are told beside those of the others. */
const overdueElsewhere = async (
  asked: Asked,
  { structure, ...others }: StatisticsFilter,
): Promise<'told' | 'hidden' | undefined> => {
  if (structure === undefined) return undefined;
  const told = suppressed(cellsOf(await asked.tally({ ...others, structure: undefined }), 'overdue'));
  return told.find(({ key }) => key === structure)?.count === null ? 'hidden' : 'told';
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

/** The keys that any of some selections has. */
const keysIn = (tallies: readonly Tally[], dimension: Dimension): string[] => [
  ...new Set(tallies.flatMap((one) => cellsOf(one, dimension).map(({ key }) => key))),
];

/** What all are of would follow from how many there are, were it the only key: those that a wider selection has stand beside it. */
const withOthers = (cells: Cell[], dimension: Dimension, wider: readonly Tally[]): Cell[] => {
  if (cells.filter(({ count }) => count === null).length !== 1) return cells;
  if (dimension === 'structure' || dimension === 'overdue') return cells;
  const known = new Set(cells.map(({ key }) => key));
  const others = keysIn(wider, dimension).filter((key) => !known.has(key));
  return [...cells, ...others.map((key) => ({ key, count: null }))];
};

const withoutHidden = (cells: ReturnType<typeof cellsOf>, hidden: ReadonlySet<string>): Cell[] =>
  cells.map(({ key, count }) => ({ key, count: hidden.has(key) ? null : count }));

/**
 * Figures of the cases of a module, published or not, as they are now: how many, by what, and how long answers took, in days
 * from receipt to the last closing. No figure is of fewer than five cases, nor is there one from which such would follow, alone or with
 * those of a wider selection.
 */
export const statisticsOf = async (pool: pg.Pool, counting: Counting): Promise<CaseStatistics> => {
  const { filter } = counting;
  const asked = new Asked(pool, counting);
  const own = await asked.tally(filter);
  const told = await isTold(asked, filter);
  // Periods and places are told as they are among all others.
  const [ofAllTime, everywhere] = [
    await asked.tally({ ...filter, period: undefined }),
    await asked.tally({ ...filter, place: undefined }),
  ];
  const parents = await asked.parents(everywhere, filter.place);
  const wider = await Promise.all(widerThan(filter, parents).map((one) => asked.tally(one)));
  const left = (dimension: string) => leftOver(own, wider, dimension);
  const heads = headsOf(own);
  const hidden = hiddenHeads(heads, wider.map(headsOf), await overdueElsewhere(asked, filter));
  const headOf = (name: keyof typeof heads): number | null =>
    !told || hidden.has(name) ? null : heads[name];
  const by = Object.fromEntries(
    NAMES.map((name) => [
      name,
      told ? withOthers(suppressed(cellsOf(own, name), left(name)), name, wider) : [],
    ]),
  ) as unknown as CaseStatistics['by'];
  // Neither may follow from its parts, nor from that there are none.
  for (const [whole, parts] of [
    ['closed', 'outcome'],
    ['overdue', 'overdue'],
  ] as const)
    if (told && hidden.has(whole))
      by[parts] = keysIn([own, ...wider], parts).map((key) => ({ key, count: null }));
  const months = [...cellsOf(own, 'month')].sort((one, other) => (one.key < other.key ? -1 : 1));
  const partly = cellsOf(own, 'place').filter(
    ({ key, count }) => everywhere.get('place')?.get(key) !== count,
  );
  const places = hiddenPlaces(everywhere, parents, left('place'));
  for (const { key } of partly) places.add(key);
  const days = !told || heads.closed < SMALLEST_CELL ? [] : cellsOf(own, 'days');
  return {
    filter: {
      period: filter.period ?? null,
      place: filter.place ?? null,
      structure: filter.structure ?? null,
    },
    tooFew: !told,
    ...{ received: headOf('received'), open: headOf('open'), overdue: headOf('overdue') },
    ...{ late: headOf('late'), closed: headOf('closed') },
    medianDays: daysAt(days, 0.5),
    p90Days: daysAt(days, 0.9),
    by: {
      ...by,
      place: told ? withoutHidden(cellsOf(own, 'place'), places) : [],
      month: told ? withoutHidden(months, hiddenPeriods(ofAllTime, left('month'))) : [],
    },
    names: await namesFor(pool, by.structure, by.place),
  };
};
