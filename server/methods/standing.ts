import type { PlaceIndicators } from '../../sql/model/api/indicators.ts';
import { mannKendall } from './mann-kendall.ts';

/** What is known of one indicator at one place. */
export type Standing = Pick<
  PlaceIndicators['indicators'][number],
  'period' | 'spark' | 'direction' | 'newest'
>;

/** Fewer values have no trend that could be told. */
const LEAST_VALUES = 10;
const LAGS = 3;
const SIGNIFICANT = 0.05;

/** Which way yearly values go, where that is sure; null where there are too few of them to say. */
export const trendOf = ({ period, spark }: Standing): 'rising' | 'falling' | 'none' | null => {
  const values = spark.map(({ value }) => value);
  if (period !== 'year' || values.filter((value) => value !== null).length < LEAST_VALUES) return null;
  const test = mannKendall(values, { variant: 'hamed-rao', lags: LAGS });
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

/** A quarter of the places at each end is worth naming, where there are enough of them. */
const QUARTER = 0.25;
const LEAST_PEERS = 4;

/** What a place stands out by: indicators that it is among the first or last of its peers in. */
export const standsOut = <One extends Standing>(
  indicators: readonly One[],
): { best: One[]; worst: One[] } => {
  const ranked = indicators.filter(
    ({ direction, newest }) => direction !== 'neither' && newest.rank !== null && newest.of >= LEAST_PEERS,
  );
  const share = ({ newest }: Standing): number => ((newest.rank ?? 1) - 1) / (newest.of - 1);
  const sorted = [...ranked].sort((a, b) => share(a) - share(b));
  return {
    best: sorted.filter((one) => share(one) <= QUARTER).slice(0, 3),
    worst: sorted
      .filter((one) => share(one) >= 1 - QUARTER)
      .reverse()
      .slice(0, 3),
  };
};
