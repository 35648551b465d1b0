import type { PlaceIndicators } from '../../sql/model/api/indicators.ts';
import { mannKendall, seasonalMannKendall, type Trend } from './mann-kendall.ts';

/** What is known of one indicator at one place. */
export type Standing = Pick<
  PlaceIndicators['indicators'][number],
  'period' | 'spark' | 'direction' | 'newest'
>;

/** Fewer values have no trend that could be told. */
const LEAST_VALUES = 10;
const LAGS = 3;
const SIGNIFICANT = 0.05;

/** Of five years of months (Hirsch, Slack & Smith 1982 try the seasonal test with five) a fifth may be missing. */
const LEAST_MONTHS = 48;
const LEAST_MONTHS_SPANNED = 58;

/** Values of months in their places from the first month to the last, null where there is none. */
const byMonth = (spark: Standing['spark']): (number | null)[] => {
  const placed = spark.flatMap(({ period, value }) => {
    const [year, month] = period.split('-').map(Number);
    return value === null || !year || !month ? [] : [{ at: year * 12 + month, value }];
  });
  const [first, last] = [placed[0]?.at ?? 0, placed.at(-1)?.at ?? -1];
  const values = new Map(placed.map(({ at, value }) => [at, value]));
  return Array.from({ length: last - first + 1 }, (_, at) => values.get(first + at) ?? null);
};

const known = (values: readonly (number | null)[]): number => values.filter((value) => value !== null).length;

/** The test that fits the period; null where there are too few values for any. */
const testOf = ({ period, spark }: Standing): Trend | null => {
  if (period === 'year') {
    const values = spark.map(({ value }) => value);
    return known(values) < LEAST_VALUES ? null : mannKendall(values, { variant: 'hamed-rao', lags: LAGS });
  }
  if (period !== 'month') return null;
  const values = byMonth(spark);
  if (values.length < LEAST_MONTHS_SPANNED || known(values) < LEAST_MONTHS) return null;
  return seasonalMannKendall(values, 12);
};

/**
 * Which way values go, where that is sure; null where there are too few of them to say. Of years by Mann-Kendall with the correction of
 * Hamed and Rao, of months by the seasonal test, each month against itself.
 */
export const trendOf = (standing: Standing): 'rising' | 'falling' | 'none' | null => {
  const test = testOf(standing);
  if (!test) return null;
  if (test.p >= SIGNIFICANT || test.s === 0) return 'none';
  return test.s > 0 ? 'rising' : 'falling';
};

/** Whether that is for the better; null where there is no better. */
export const isBetter = (
  trend: 'rising' | 'falling',
  { direction }: Pick<Standing, 'direction'>,
): boolean | null =>
  direction === 'neither' ? null : (trend === 'rising') === (direction === 'higher-better');

/** Where a value stands among those of its period, as far as that says something. */
export type PlaceAmong =
  | { kind: 'rank'; rank: number }
  /** Few others have the same: `same` of them, itself among them. */
  | { kind: 'shared'; rank: number; same: number }
  /** So many have the same that a rank would say nothing: the greatest of twenty noughts is a nought. */
  | { kind: 'same'; same: number };

/** What is worth telling of a rank; null where there is none, or nobody to be held against. Of what more than half have in common no rank is told. */
export const placeAmong = ({
  rank,
  ties,
  of,
}: Pick<Standing['newest'], 'rank' | 'ties' | 'of'>): PlaceAmong | null => {
  if (rank === null || of < 2) return null;
  const same = (ties ?? 0) + 1;
  if (same === 1) return { kind: 'rank', rank };
  return same * 2 > of ? { kind: 'same', same } : { kind: 'shared', rank, same };
};

/** A quarter of the places at each end is worth naming, where there are enough of them. */
const QUARTER = 0.25;
const LEAST_PEERS = 4;

/** What a place stands out by: indicators that it is among the first or last of its peers in, with all that have the same value. */
export const standsOut = <One extends Standing>(
  indicators: readonly One[],
): { best: One[]; worst: One[] } => {
  const ranked = indicators.filter(
    ({ direction, newest }) => direction !== 'neither' && newest.rank !== null && newest.of >= LEAST_PEERS,
  );
  const share = ({ newest }: Standing, after = 0): number =>
    ((newest.rank ?? 1) - 1 + after) / (newest.of - 1);
  const sorted = [...ranked].sort((a, b) => share(a) - share(b));
  return {
    best: sorted.filter((one) => share(one, one.newest.ties ?? 0) <= QUARTER).slice(0, 3),
    worst: sorted
      .filter((one) => share(one) >= 1 - QUARTER)
      .reverse()
      .slice(0, 3),
  };
};
