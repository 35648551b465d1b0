import { isSmall, suppressed } from './suppress.ts';
import { hiddenAmong, type Sum } from './suppress-linked.ts';

/** What is counted in a selection, by dimension and key. */
export type Tally = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Counts of a dimension, the greatest first. */
export const cellsOf = (tally: Tally, dimension: string): { key: string; count: number }[] =>
  [...(tally.get(dimension) ?? [])]
    .map(([key, count]) => ({ key, count }))
    .sort((one, other) => other.count - one.count || (one.key < other.key ? -1 : 1));

export const sumOf = (tally: Tally, dimension: string): number =>
  [...(tally.get(dimension)?.values() ?? [])].reduce((sum, count) => sum + count, 0);

/**
 * The keys of a dimension that whoever knows of a wider selection, too, would learn of a few by: those who are in the wider one
 * and not in this.
 */
export const leftOver = (own: Tally, wider: readonly Tally[], dimension: string): Set<string> =>
  new Set(
    [...(own.get(dimension) ?? [])].flatMap(([key, count]) =>
      wider.some((one) => isSmall((one.get(dimension)?.get(key) ?? 0) - count)) ? [key] : [],
    ),
  );

/** Counts by name, and the sums that they make, for `hiddenAmong`. */
class Linked {
  private readonly counts: number[] = [];
  private readonly sums: Sum[] = [];
  private readonly at = new Map<string, number>();

  put(name: string, count: number): void {
    if (!this.at.has(name)) this.at.set(name, this.counts.push(count) - 1);
  }
  sum(whole: string, parts: readonly string[]): void {
    const places = parts.flatMap((name) => this.at.get(name) ?? []);
    if (places.length > 0) this.sums.push({ whole: this.at.get(whole)!, parts: places });
  }
  hidden(also: Iterable<string> = []): Set<string> {
    const given = [...also].flatMap((name) => this.at.get(name) ?? []).filter((at) => this.counts[at]! > 0);
    const hidden = hiddenAmong(this.counts, this.sums, given);
    return new Set([...this.at].flatMap(([name, at]) => (hidden.has(at) ? [name] : [])));
  }
}

/** Months and years (`2026-03`, `2026`) that are not told: months are what a year is, years what all is. */
export const hiddenPeriods = (tally: Tally, also: ReadonlySet<string> = new Set()): Set<string> => {
  const months = tally.get('month') ?? new Map<string, number>();
  const years = new Map<string, number>();
  for (const [month, count] of months)
    years.set(month.slice(0, 4), (years.get(month.slice(0, 4)) ?? 0) + count);
  const linked = new Linked();
  for (const [period, count] of [...months, ...years]) linked.put(period, count);
  linked.put('', sumOf(tally, 'month'));
  for (const year of years.keys())
    linked.sum(
      year,
      [...months.keys()].filter((month) => month.startsWith(year)),
    );
  linked.sum('', [...years.keys()]);
  return linked.hidden(also);
};

/** Structures that are not told of. */
export const hiddenStructures = (tally: Tally, also?: ReadonlySet<string>): Set<string> =>
  new Set(
    suppressed(cellsOf(tally, 'structure'), also).flatMap(({ key, count }) => (count === null ? [key] : [])),
  );

/** The name that a place has with all that lies in it; by itself it has its own. */
export const WITH_ALL = (place: string): string => `in ${place}`;

/**
 * Places that are not told of: by themselves as by all that lies in them (`WITH_ALL`), which both can be asked for. `parents` are of all
 * places that cases lie in, and of what holds these.
 */
export const hiddenPlaces = (
  tally: Tally,
  parents: ReadonlyMap<string, readonly string[]>,
  also: ReadonlySet<string> = new Set(),
): Set<string> => {
  const own = tally.get('place') ?? new Map<string, number>();
  const children = new Map<string, string[]>();
  for (const [place, above] of parents)
    for (const one of above) children.set(one, [...(children.get(one) ?? []), place]);
  const known = new Map<string, number>();
  const withAll = (place: string): number => {
    const before = known.get(place);
    if (before !== undefined) return before;
    known.set(place, 0);
    const sum = (children.get(place) ?? []).reduce((all, one) => all + withAll(one), own.get(place) ?? 0);
    known.set(place, sum);
    return sum;
  };
  const places = new Set([...own.keys(), ...parents.keys(), ...children.keys()]);
  places.delete('');
  const linked = new Linked();
  for (const [place, count] of own) linked.put(place, count);
  for (const place of places) linked.put(WITH_ALL(place), withAll(place));
  linked.put('all', sumOf(tally, 'channel'));
  for (const place of places)
    linked.sum(WITH_ALL(place), [place, ...(children.get(place) ?? []).map(WITH_ALL)]);
  const tops = [...places].filter((place) => (parents.get(place) ?? []).length === 0);
  linked.sum('all', ['', ...tops.map(WITH_ALL)]);
  return linked.hidden(also);
};

/** What is told of a selection as a whole. */
export type Heads = Record<'received' | 'open' | 'closed' | 'overdue' | 'late', number>;

export const headsOf = (tally: Tally): Heads => {
  const [received, closed] = [sumOf(tally, 'channel'), sumOf(tally, 'outcome')];
  return {
    ...{ received, closed, open: received - closed },
    ...{ overdue: sumOf(tally, 'overdue'), late: sumOf(tally, 'late') },
  };
};

/** What nobody may know who knows how many are overdue, where that is not to be known. */
const HIDE_WITH = ['open', 'closed', 'late'] as const satisfies (keyof Heads)[];

/**
 * Which of these are not told: open and closed ones are all, and so are late ones and those that are not; what is overdue is what is
 * open and late. Whoever knows two of a sum knows the third. `elsewhere`: whether those of a structure that are overdue are told beside
 * those of the others, or left out there.
 */
export const hiddenHeads = (
  heads: Heads,
  wider: readonly Heads[],
  elsewhere?: 'told' | 'hidden',
): Set<string> => {
  const { received, open, closed, overdue, late } = heads;
  const linked = new Linked();
  const counts = {
    ...heads,
    onTime: received - late,
    openOnTime: open - overdue,
    closedLate: late - overdue,
    closedOnTime: closed - (late - overdue),
  };
  for (const [name, count] of Object.entries(counts)) linked.put(name, count);
  linked.sum('received', ['open', 'closed']);
  linked.sum('received', ['late', 'onTime']);
  linked.sum('open', ['overdue', 'openOnTime']);
  linked.sum('closed', ['closedLate', 'closedOnTime']);
  linked.sum('late', ['overdue', 'closedLate']);
  linked.sum('onTime', ['openOnTime', 'closedOnTime']);
  const names = Object.keys(heads) as (keyof Heads)[];
  const leaveFew = names.filter(
    (name) => name !== 'received' && wider.some((one) => isSmall(one[name] - heads[name])),
  );
  const hidden = linked.hidden(elsewhere === 'hidden' ? [...leaveFew, 'overdue'] : leaveFew);
  // What is known anyway protects nothing: what it would give away goes in its stead.
  if (elsewhere === 'told' && hidden.has('overdue')) for (const name of HIDE_WITH) hidden.add(name);
  // How many there are is told by other figures, too: it is those that none are of that give the others away.
  if (hidden.delete('received')) for (const name of names) if (name !== 'received') hidden.add(name);
  return hidden;
};
