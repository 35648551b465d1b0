import type { Observations, SeriesInfo } from '../../sql/model/api/series.ts';
import { secondsOf } from '../../sql/model/duration.ts';
import { flagNo } from '../../sql/model/observation.ts';

/** What is known of the values of a bucket, where values were gathered. */
export type Bucket = {
  n: number | null;
  coverage: number | null;
  min: number | null;
  max: number | null;
  mean: number | null;
  p10: number | null;
  p90: number | null;
  /** How often each limit was exceeded in it, by the limit's id. */
  exceeded?: Readonly<Record<string, number>>;
};
/** A value to draw, and the moment it stands for: whole seconds since 1970 (UTC). */
export type Point = {
  time: number;
  value: number;
  below: boolean;
  flag: number | null;
  bucket: Bucket | null;
  /** What it surely lies between, where that is known. */
  between?: readonly [low: number, high: number];
  /** Share of what it was made of that was there; of values gathered their bucket says it. */
  share?: number;
  /** The answer tells of a gap before it. */
  isAfterGap?: boolean;
};

const SUSPECT = flagNo('suspect');
const REJECTED = flagNo('rejected');

/** Whether a value is drawn as a sign beside the line, not as part of it. */
export const isDoubtful = ({ flag }: Point): boolean => flag === SUSPECT || flag === REJECTED;
export const isEstimated = ({ flag }: Point): boolean => flag === flagNo('estimated');

const STATISTICS = ['n', 'coverage', 'min', 'max', 'mean', 'p10', 'p90'] as const;

/** What a value ranges over or surely lies between; null where neither is known. */
export const lowOf = ({ bucket, between }: Point): number | null => bucket?.min ?? between?.[0] ?? null;
export const highOf = ({ bucket, between }: Point): number | null => bucket?.max ?? between?.[1] ?? null;
/** Share of what was expected that was there; all where nobody says. */
export const coverageOf = ({ bucket, share }: Point): number => bucket?.coverage ?? share ?? 1;

const boundsOf = (statistics: NonNullable<Observations['statistics']>, at: number): Partial<Point> => {
  const [low, high, share] = [statistics.lower?.[at], statistics.upper?.[at], statistics.coverage?.[at]];
  return {
    ...(low != null && high != null ? { between: [low, high] as const } : {}),
    ...(share != null ? { share } : {}),
  };
};

const EXCEEDED = 'exceeded:';

const exceededIn = (
  statistics: NonNullable<Observations['statistics']>,
  at: number,
): Pick<Bucket, 'exceeded'> => {
  const names = Object.keys(statistics).filter((name) => name.startsWith(EXCEEDED));
  if (names.length === 0) return {};
  return {
    exceeded: Object.fromEntries(
      names.map((name) => [name.slice(EXCEEDED.length), statistics[name]?.[at] ?? 0]),
    ),
  };
};

const bucketOf = (statistics: NonNullable<Observations['statistics']>, at: number): Bucket => ({
  ...(Object.fromEntries(STATISTICS.map((name) => [name, statistics[name]?.[at] ?? null])) as Omit<
    Bucket,
    'exceeded'
  >),
  ...exceededIn(statistics, at),
});

/** The columns of an answer as points; a row without a value is a gap before the next. */
export const pointsOf = ({ time, value, below, flag, statistics, aggregate }: Observations): Point[] =>
  time.flatMap((moment, at): Point[] => {
    const one = value[at];
    if (one === null || one === undefined) return [];
    return [
      {
        time: moment,
        value: one,
        below: below?.[at] ?? false,
        flag: flag?.[at] ?? null,
        bucket: statistics && aggregate ? bucketOf(statistics, at) : null,
        ...(statistics && !aggregate ? boundsOf(statistics, at) : {}),
        ...(at > 0 && value[at - 1] === null ? { isAfterGap: true } : {}),
      },
    ];
  });

const LENGTHS = { hour: 3600, day: 86_400, month: 2_678_400, season: 7_948_800, year: 31_622_400 } as const;
/** So many times the usual distance between two values is a gap. */
const GAP = 1.6;
/** Where values come when they come, only what is longer than most by so much is one. */
const LOOSE_GAP = 6;

const medianStep = (points: readonly Point[]): number => {
  const steps = points.slice(1).map(({ time }, before) => time - (points[before]?.time ?? time));
  return steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
};

/** Seconds without a value after which the line is broken. */
export const gapAfter = (
  points: readonly Point[],
  { aggregate, thinned }: Pick<Observations, 'aggregate' | 'thinned'>,
  { every }: Pick<SeriesInfo, 'every'>,
): number => {
  // Whoever thinned the values kept their gaps, as rows without a value.
  if (thinned) return Number.POSITIVE_INFINITY;
  const usual = aggregate ? LENGTHS[aggregate] : every ? secondsOf(every) : null;
  return usual === null ? medianStep(points) * LOOSE_GAP : usual * GAP;
};

/** The points in runs without a gap; what is doubtful is in none. */
export const runsOf = (points: readonly Point[], gap: number): Point[][] => {
  const runs: Point[][] = [];
  for (const point of points) {
    if (isDoubtful(point)) continue;
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && !point.isAfterGap && point.time - last.time <= gap) run.push(point);
    else runs.push([point]);
  }
  return runs;
};

/** The point nearest in time; null where there is none. Times ascend. */
export const nearest = (points: readonly Point[], time: number): Point | null => {
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle]?.time ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [points[low - 1], points[low]];
  if (!before || !after) return before ?? after ?? null;
  return time - before.time <= after.time - time ? before : after;
};
