import { trendOf } from '../../server/methods/standing.ts';
import type { Headline } from '../../sql/model/api/dashboard.ts';

/** The same period so many years before: 2024-05 is 2023-05; null of what has no year. */
export const yearsBefore = (period: string, years: number): string | null => {
  const year = Number(/^\d{4}/.exec(period)?.[0] ?? Number.NaN);
  return Number.isNaN(year) ? null : `${year - years}${period.slice(4)}`;
};

export type Course = Pick<Headline, 'period' | 'spark' | 'direction' | 'shown' | 'value' | 'decimals'>;

/** Which way it goes, whether that is better, and by how much since a period, where that is what tells it. */
export type Going = {
  way: 'rising' | 'falling' | 'none';
  better: boolean | null;
  since: { period: string; change: number } | null;
};

const judged = (way: Going['way'], direction: Headline['direction'], since: Going['since']): Going => ({
  way,
  since,
  better:
    way === 'none' || direction === 'neither' ? null : (way === 'rising') === (direction === 'higher-better'),
});

/**
 * Where there are years enough, a test of trend says it (Mann-Kendall); else the difference to the same period of the year
 * before, where it is more than rounding; null where nothing can be said.
 */
export const goingOf = (course: Course): Going | null => {
  const { spark, direction, shown, value, decimals } = course;
  const trend = trendOf({ ...course, newest: {} as never });
  if (trend !== null) return judged(trend, direction, null);
  const period = yearsBefore(shown, 1);
  const before = spark.find((one) => one.period === period)?.value ?? null;
  if (period === null || before === null || value === null) return null;
  const change = value - before;
  const way = Math.abs(change) < 0.5 * 10 ** -decimals ? 'none' : change > 0 ? 'rising' : 'falling';
  return judged(way, direction, { period, change });
};
