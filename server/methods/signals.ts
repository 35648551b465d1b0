import type { Evidence, Severity } from '../../sql/model/signal.ts';
import { type DROUGHT_CLASSES, droughtClass } from './drought.ts';
import { seasonalMannKendall } from './mann-kendall.ts';
import { pettitt } from './pettitt.ts';
import { seasonalSenSlope } from './sen.ts';
import { mean, placed, type Series } from './series.ts';

/**
 * What detectors find in a series in equal steps: from a step on, up to and with another (null: it goes on at the end). Pure:
 * what is looked for, and what it is called, are declared (`sql/model/signal.ts`).
 */
export type Found = {
  from: number;
  to: number | null;
  severity: Severity;
  evidence: Omit<Evidence, 'at'> & { at?: number };
};

/** What is worse: values that rise, that fall, or neither. */
export type Worse = 'above' | 'below' | null;

const isWorse = (worse: Worse, rises: boolean): boolean => worse === (rises ? 'above' : 'below');

/**
 * A change of the level of yearly values (Pettitt 1979), with a p of at most `p` and no more than `within` years ago. Worse is
 * moderate, else minor.
 */
export const changePoint = (
  years: Series,
  { p: most, least, within, worse }: { p: number; least: number; within: number; worse: Worse },
): Found[] => {
  const n = placed(years).length;
  const found = n < least ? null : pettitt(years);
  const from = found ? years.findIndex((value, at) => at > found.at && value !== null) : -1;
  if (!found || found.p > most || from < 0 || years.length - from > within) return [];
  const { p, before, after } = found;
  return [
    {
      from,
      to: null,
      severity: isWorse(worse, after > before) ? 'moderate' : 'minor',
      evidence: { before, after, p, n },
    },
  ];
};

/** The share of values below one, half of those that are equal. */
const shareBelow = (values: readonly number[], value: number): number =>
  values.reduce((sum, one) => sum + (one < value ? 1 : one === value ? 0.5 : 0), 0) / values.length;

/**
 * The newest values in a row that lie beyond a share of the earlier values of their own season (`seasonOf`: the season of a
 * step), of at least `least`. What is earlier than the whole row is its past, so that what is odd does not become usual.
 */
export const anomaly = (
  series: Series,
  {
    share,
    least,
    seasonOf,
    worse,
  }: { share: number; least: number; seasonOf: (at: number) => number; worse: Worse },
): Found[] => {
  const sideAt = (at: number, before: number): { side: -1 | 1; share: number; n: number } | null => {
    const value = series[at];
    if (value === null || value === undefined) return null;
    const past = series.flatMap((one, place) =>
      place < before && one !== null && seasonOf(place) === seasonOf(at) ? [one] : [],
    );
    if (past.length < least) return null;
    const below = shareBelow(past, value);
    if (below > share) return { side: 1, share: below, n: past.length };
    return below < 1 - share ? { side: -1, share: below, n: past.length } : null;
  };
  const last = series.length - 1;
  const found = sideAt(last, last);
  if (!found) return [];
  let from = last;
  while (from > 0 && sideAt(from - 1, from - 1)?.side === found.side) from--;
  return [
    {
      from,
      to: null,
      severity: isWorse(worse, found.side > 0) ? 'moderate' : 'minor',
      evidence: {
        value: series[last] as number,
        at: last,
        share: found.share,
        n: found.n,
        duration: last - from + 1,
      },
    },
  ];
};

const OF_CLASS: Partial<Record<(typeof DROUGHT_CLASSES)[number], Severity>> = {
  'moderately-dry': 'moderate',
  'severely-dry': 'severe',
  'extremely-dry': 'extreme',
};

const RUN_ENDS = 0;
const IS_DROUGHT = -1;

/**
 * Droughts by a standardised index (McKee, Doesken & Kleist 1993): runs of negative values that reach -1; one begins where the index
 * first falls below zero and ends before the first value that is positive again. Duration in steps; magnitude is the sum
 * of the index over them, made positive; the severity is that of the class of its worst value. A missing value ends a run.
 */
export const droughts = (index: Series): Found[] => {
  const found: Found[] = [];
  let from: number | null = null;
  const end = (to: number, goesOn: boolean) => {
    if (from === null) return;
    const run = index.slice(from, to + 1).map(Number);
    const peak = Math.min(...run);
    const at = from + run.indexOf(peak);
    if (peak <= IS_DROUGHT)
      found.push({
        from,
        to: goesOn ? null : to,
        severity: OF_CLASS[droughtClass(peak)] ?? 'moderate',
        evidence: {
          value: run.at(-1) as number,
          at,
          peak,
          class: droughtClass(peak),
          duration: run.length,
          magnitude: -run.reduce((sum, value) => sum + value, 0),
        },
      });
    from = null;
  };
  index.forEach((value, at) => {
    if (value !== null && value < RUN_ENDS) from ??= at;
    else if (value === null || value > RUN_ENDS) end(at - 1, false);
  });
  end(index.length - 1, true);
  return found;
};

/** From a rank on an episode has a severity; ascending. */
export type RankedGrade = { rank: number; severity: Severity };

/**
 * Episodes: at least `least` steps in a row whose rank (of a class, or 1 beyond a value) reaches that of a grade; up to `gap` steps in
 * between may be below or missing. The gravest grade that is reached is the severity.
 */
export const episodes = (
  series: Series,
  {
    rankOf,
    grades,
    least,
    gap,
  }: {
    rankOf: (value: number) => number;
    grades: readonly RankedGrade[];
    least: number;
    gap: number;
  },
): Found[] => {
  const lowest = Math.min(...grades.map(({ rank }) => rank));
  const inside = series.flatMap((value, at) =>
    value !== null && rankOf(value) >= lowest ? [{ at, value, rank: rankOf(value) }] : [],
  );
  const runs: (typeof inside)[] = [];
  for (const one of inside) {
    const run = runs.at(-1);
    if (run && one.at - (run.at(-1) as { at: number }).at <= gap + 1) run.push(one);
    else runs.push([one]);
  }
  return runs
    .filter((run) => run.length >= least)
    .map((run): Found => {
      const worst = run.reduce((most, one) => (one.rank > most.rank ? one : most));
      const grade = [...grades].reverse().find(({ rank }) => worst.rank >= rank) as RankedGrade;
      const last = run.at(-1) as (typeof run)[number];
      return {
        from: (run[0] as (typeof run)[number]).at,
        to: series.length - 1 - last.at <= gap ? null : last.at,
        severity: grade.severity,
        evidence: { value: worst.value, at: worst.at, duration: run.length },
      };
    });
};

/**
 * A rise of monthly values (seasonal Mann-Kendall of Hirsch, Slack & Smith 1982, one-sided p) over the newest `months`, with Sen's
 * slope a year. `share` of the mean a year tells how steep: a tenth is moderate, else minor.
 */
export const rise = (series: Series, { p: most, months }: { p: number; months: number }): Found[] => {
  const newest = series.slice(-months);
  const there = placed(newest);
  if (there.length < months / 2) return [];
  const trend = seasonalMannKendall(newest, 12);
  const slope = seasonalSenSlope(newest, 12)?.slope ?? null;
  const p = trend && trend.z > 0 ? trend.p / 2 : 1;
  if (slope === null || p > most) return [];
  const level = mean(there.map(({ value }) => value));
  return [
    {
      from: series.length - newest.length,
      to: null,
      severity: slope > 0.1 * level ? 'moderate' : 'minor',
      evidence: { slope, p, n: there.length },
    },
  ];
};
