import type { Db } from '../../../sql/db.ts';
import { secondsOf } from '../../../sql/model/duration.ts';
import { type RollupPeriod, rollupNo, type Statistic } from '../../../sql/model/observation.ts';
import type { Limit, Parameter } from '../../../sql/model/parameter.ts';
import { type Buckets, type Figure, keptBuckets, liveBuckets, type Wanted } from '../buckets/live.ts';
import { type Spec, specOf, type Unit } from '../buckets/spec.ts';
import { COUNTED } from '../buckets/sql.ts';
import { dirtyDays } from '../gather/dirty.ts';
import { rollupsOf } from '../info.ts';
import type { SeriesRow } from '../row.ts';
import type { Columns } from './answer.ts';
import type { Ask } from './send.ts';

/** What is asked for beside the value: statistics, and how often each limit was exceeded. */
export type Extra = Statistic | 'exceeded';
export type Gathered = Columns & { statistics: Record<string, (number | null)[]> };

/** Days that are gathered now beside what is kept; where there are more, all is gathered now. */
const MOST_DIRTY = 1000;

type Stretch = { first: Date; last: Date };

/** The part of the asked time in which the series has values; null where it has none. */
const stretchOf = (
  { first_time, last_time, averaging }: SeriesRow,
  period: Ask['period'],
): Stretch | null => {
  if (!first_time || !last_time) return null;
  const begin = first_time.getTime() - secondsOf(averaging) * 1000;
  const first = Math.max(begin, period?.from?.getTime() ?? begin);
  const last = Math.min(last_time.getTime(), period?.to?.getTime() ?? last_time.getTime());
  return first <= last ? { first: new Date(first), last: new Date(last) } : null;
};

const isIn = (start: number, stretches: readonly { lo: number; hi: number }[]): boolean =>
  stretches.some(({ lo, hi }) => start >= lo && start < hi);

const HOUR_MS = 3_600_000;
/** Whether a period meets the stretch: of a day that does, all but the shortest do. */
const isMet = (start: number, unit: Unit, { first, last }: Stretch): boolean =>
  start * 1000 <= last.getTime() && (unit !== 'hour' || start * 1000 + HOUR_MS > first.getTime());

const pickOf = (buckets: Buckets, places: readonly number[]): Buckets => ({
  start: places.map((at) => buckets.start[at]!),
  figures: Object.fromEntries(
    Object.entries(buckets.figures).map(([name, list]) => [name, places.map((at) => list[at] ?? null)]),
  ),
  exceeded: buckets.exceeded.length > 0 ? places.map((at) => buckets.exceeded[at]!) : [],
});

/** Two lots of periods as one, in the order of time. */
const mergedOf = (one: Buckets, other: Buckets): Buckets => {
  const both: Buckets = {
    start: [...one.start, ...other.start],
    figures: Object.fromEntries(
      Object.entries(one.figures).map(([name, list]) => [
        name,
        [...list, ...(other.figures[name as Figure] ?? [])],
      ]),
    ),
    exceeded: [...one.exceeded, ...other.exceeded],
  };
  const order = both.start.map((_, at) => at).sort((a, b) => both.start[a]! - both.start[b]!);
  return pickOf(both, order);
};

/** Kept rollups, but for those that are not up to date: these are gathered now. */
const keptAndDirty = async (
  { db }: { db: Db },
  {
    spec,
    wanted,
    stretch,
    signal,
  }: { spec: Spec; wanted: Wanted & { unit: RollupPeriod }; stretch: Stretch; signal: AbortSignal },
): Promise<Buckets> => {
  // First, so that what is brought up to date meanwhile is gathered once more rather than left out.
  const dirty = await dirtyDays(db, spec, wanted.unit, stretch, signal);
  const live = (touched: Parameters<typeof liveBuckets>[1]['touched']) =>
    liveBuckets(db, { spec, wanted, touched, flags: COUNTED }, signal);
  if (dirty.length > MOST_DIRTY) return live([stretch]);
  const kept = await keptBuckets(db, { spec, wanted, period: rollupNo(wanted.unit), ...stretch }, signal);
  if (dirty.length === 0) return kept;
  const good = kept.start.flatMap((start, at) => (isIn(start, dirty) ? [] : [at]));
  const fresh = await live(dirty.map(({ day }) => ({ day })));
  const met = fresh.start.flatMap((start, at) => (isMet(start, wanted.unit, stretch) ? [at] : []));
  return mergedOf(pickOf(kept, good), pickOf(fresh, met));
};

const isKept = (unit: Unit, series: SeriesRow): unit is RollupPeriod =>
  (rollupsOf(series) as readonly Unit[]).includes(unit);

const gather = ({ db }: { db: Db }, ask: Ask, wanted: Wanted, stretch: Stretch): Promise<Buckets> => {
  const { series, parameter, query, signal } = ask;
  const spec = specOf(series, parameter);
  const { unit } = wanted;
  if (query.flags === undefined && isKept(unit, series))
    return keptAndDirty({ db }, { spec, wanted: { ...wanted, unit }, stretch, signal });
  return liveBuckets(db, { spec, wanted, touched: [stretch], flags: query.flags ?? COUNTED }, signal);
};

/** One digit more than what is measured: a mean may have it. */
const rounded = (list: readonly (number | null)[], decimals: number): (number | null)[] => {
  const factor = 10 ** decimals;
  return list.map((value) => (value === null ? null : Math.round(value * factor) / factor));
};

const COVERAGE_DECIMALS = 3;
const decimalsOf = (figure: Figure, { decimals }: Parameter): number =>
  figure === 'n' ? 0 : figure === 'coverage' ? COVERAGE_DECIMALS : decimals + 1;

const exceededOf = (limits: readonly Limit[], { exceeded }: Buckets): [string, number[]][] =>
  limits.map(({ id }) => [`exceeded:${id}`, exceeded.map((each) => each[id] ?? 0)]);

/** What says why a value is not there stays. */
const STAYS: readonly string[] = ['n', 'coverage'];

/** Takes away what rests on too little. */
const covered = (
  { value, statistics, ...rest }: Gathered,
  least: number,
  coverage: readonly (number | null)[],
): Gathered => {
  const clear = (list: readonly (number | null)[]) =>
    list.map((each, at) => ((coverage[at] ?? 1) < least ? null : each));
  return {
    ...rest,
    value: clear(value),
    statistics: Object.fromEntries(
      Object.entries(statistics).map(([name, list]) => [name, STAYS.includes(name) ? list : clear(list)]),
    ),
  };
};

const columnsOf = (buckets: Buckets, ask: Ask, extra: readonly Extra[]): Gathered => {
  const { parameter } = ask;
  const listOf = (figure: Figure) => rounded(buckets.figures[figure] ?? [], decimalsOf(figure, parameter));
  return {
    time: buckets.start,
    value: listOf(parameter.gather),
    statistics: Object.fromEntries(
      extra.flatMap((name): [string, (number | null)[]][] =>
        name === 'exceeded' ? exceededOf(parameter.limits, buckets) : [[name, listOf(name)]],
      ),
    ),
  };
};

/** The values of a series gathered by periods; those with less than the coverage that is asked for are null. */
export const gathered = async (
  { db }: { db: Db },
  ask: Ask,
  unit: Unit,
  extra: readonly Extra[],
): Promise<Gathered> => {
  const { series, parameter, period, query } = ask;
  const figures = [
    ...new Set([parameter.gather, 'coverage', ...extra.filter((name) => name !== 'exceeded')] as const),
  ];
  const wanted = { unit, figures, withExceeded: extra.includes('exceeded') };
  const stretch = stretchOf(series, period);
  const buckets = stretch
    ? await gather({ db }, ask, wanted, stretch)
    : { start: [], figures: {}, exceeded: [] };
  const columns = columnsOf(buckets, ask, extra);
  return query.coverage === undefined
    ? columns
    : covered(columns, query.coverage, buckets.figures.coverage ?? []);
};
