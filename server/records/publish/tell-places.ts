import type { Db } from '../../../sql/db.ts';
import { SMALLEST_CELL } from '../statistics/suppress.ts';
import { hiddenAmong, type Sum } from '../statistics/suppress-linked.ts';

type Figures = Record<string, number | null>;
/** What is counted of a place in a period; `period` is a month, a year, or empty for all of time. */
export type Counted = { place: string; period: string; counted: Record<string, number> };
/** What may be told of it. */
export type Told = { place: string; period: string; told: Figures };

/** Median days are of what is closed, and no count. */
const MEDIAN = 'medianDays';
const OUTCOME = 'outcome ';
const keyOf = (place: string, period: string, figure: string): string => `${period}\n${place}\n${figure}`;

/** Of a place: how often its parts count together what it counts once, as it lies in several of them. It is told of nobody. */
export const SHARED = 'shared ';
const isCell = (name: string): boolean => name !== MEDIAN && !name.startsWith(SHARED);

/** The counts that a place has beside each other: what is a sum of what. */
const SUMS: Record<string, (name: string) => boolean> = {
  received: (name) => name === 'open' || name === 'closed',
  closed: (name) => name.startsWith(OUTCOME),
};
const SIDES: readonly [whole: string, parts: readonly string[]][] = [['received', ['late', 'onTime']]];

/** All of time, as the sum of all years. */
const withAllTime = (rows: readonly Counted[]): Counted[] => {
  const all = new Map<string, Record<string, number>>();
  for (const { place, period, counted } of rows) {
    if (period.length !== 4) continue;
    const sums = all.get(place) ?? {};
    for (const [name, count] of Object.entries(counted))
      if (name !== MEDIAN) sums[name] = (sums[name] ?? 0) + count;
    all.set(place, sums);
  }
  return [...rows, ...[...all].map(([place, counted]) => ({ place, period: '', counted }))];
};

/** Counts under their keys, and the sums that somebody can make of them. */
class Cells {
  readonly counts: number[] = [];
  readonly sums: Sum[] = [];
  private readonly at = new Map<string, number>();
  /** Of a whole: how often parts have what it has once. */
  private readonly shared = new Map<number, number>();

  put(key: string, count: number): number {
    this.counts.push(count);
    this.at.set(key, this.counts.length - 1);
    return this.counts.length - 1;
  }
  find(key: string): number | undefined {
    return this.at.get(key);
  }
  share(key: string, times: number): void {
    const whole = this.at.get(key);
    if (whole !== undefined) this.shared.set(whole, times);
  }
  sharedOf(whole: number): number {
    return this.shared.get(whole) ?? 0;
  }
  /** What is left of a whole beside its parts is a part, too: who knows both knows it. `shared`: what parts have more than once. */
  sum(whole: number, parts: readonly number[], shared = 0): void {
    const rest = this.counts[whole]! + shared - parts.reduce((sum, at) => sum + this.counts[at]!, 0);
    const all = rest > 0 ? [...parts, this.counts.push(rest) - 1] : parts;
    if (all.length > 0) this.sums.push({ whole, parts: all });
  }
}

const periodAbove = (period: string): string => (period.length === 7 ? period.slice(0, 4) : '');

/** Of each figure: the parts of a whole, by what groups rows; of those that have that whole. `shares`: whether parts may have the same. */
const sumBy = (
  cells: Cells,
  rows: readonly Counted[],
  shares: boolean,
  wholesOf: (row: Counted) => readonly { place: string; period: string }[],
): void => {
  const parts = new Map<string, number[]>();
  for (const row of rows)
    for (const name of Object.keys(row.counted)) {
      if (!isCell(name)) continue;
      const own = cells.find(keyOf(row.place, row.period, name))!;
      for (const { place, period } of wholesOf(row)) {
        const whole = keyOf(place, period, name);
        parts.set(whole, [...(parts.get(whole) ?? []), own]);
      }
    }
  for (const [key, own] of parts) {
    const whole = cells.find(key);
    if (whole !== undefined) cells.sum(whole, own, shares ? cells.sharedOf(whole) : 0);
  }
};

/**
 * What may be told of counts of places and periods, which all hang together: places lie in places (`parents`; what has none lies in the
 * country, the empty place), months in years, closed and open ones are all, outcomes are what is closed. No count of fewer than
 * five is told, nor one that such would follow from.
 */
export const tellable = (
  given: readonly Counted[],
  parents: ReadonlyMap<string, readonly string[]>,
): Told[] => {
  const rows = withAllTime(given);
  const cells = new Cells();
  for (const { place, period, counted } of rows)
    for (const [name, count] of Object.entries(counted))
      if (isCell(name)) cells.put(keyOf(place, period, name), count);
  for (const { place, period, counted } of rows)
    for (const [name, times] of Object.entries(counted))
      if (name.startsWith(SHARED)) cells.share(keyOf(place, period, name.slice(SHARED.length)), times);
  sumBy(cells, rows, true, ({ place, period }) => {
    if (place === '') return [];
    const above = parents.get(place) ?? [];
    return (above.length > 0 ? above : ['']).map((one) => ({ place: one, period }));
  });
  sumBy(cells, rows, false, ({ place, period }) =>
    period === '' ? [] : [{ place, period: periodAbove(period) }],
  );
  for (const { place, period, counted } of rows) {
    const at = (name: string) => cells.find(keyOf(place, period, name));
    const names = Object.keys(counted);
    const sides = [
      ...Object.entries(SUMS).map(([whole, isPart]) => [whole, names.filter(isPart)] as const),
      ...SIDES,
    ];
    for (const [whole, parts] of sides) {
      const own = parts.flatMap((name) => at(name) ?? []);
      const sum = at(whole);
      if (sum !== undefined && own.length > 0) cells.sum(sum, own);
    }
  }
  const hidden = hiddenAmong(cells.counts, cells.sums);
  return rows.map(({ place, period, counted }) => ({
    ...{ place, period },
    told: Object.fromEntries(
      Object.entries(counted).flatMap(([name, count]) => {
        if (name.startsWith(SHARED)) return [];
        const isHidden =
          name === MEDIAN
            ? counted.closed! < SMALLEST_CELL
            : hidden.has(cells.find(keyOf(place, period, name))!);
        return [[name, isHidden ? null : count]];
      }),
    ),
  }));
};

const ROWS = `select place_id as place, period, counted from record_place where module = $1 and period <> ''`;
const PARENTS = `select p.id, array_agg(distinct h.parent_id) as above from place p join place_parent h on h.place_no = p.no
  where p.id = any($1) group by 1`;

/** What may be told of the places of a module, as they are counted now. */
export const readTellable = async ({ pool }: Db, module: string): Promise<Told[]> => {
  const { rows } = await pool.query<Counted>(ROWS, [module]);
  const places = [...new Set(rows.map(({ place }) => place))];
  const found = await pool.query<{ id: string; above: string[] }>(PARENTS, [places]);
  return tellable(rows, new Map(found.rows.map(({ id, above }) => [id, above])));
};
