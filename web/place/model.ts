import { mannKendall } from '../../server/methods/mann-kendall.ts';
import type { PlaceIndicators } from '../../sql/model/api/indicators.ts';
import type { IndicatorClass } from '../../sql/model/indicator.ts';
import type { SparkValue } from '../series/spark.ts';

export type PlaceIndicator = PlaceIndicators['indicators'][number];
/** The indicators of a theme, for all places that are compared: by indicator, in the places' order. */
export type Group = { theme: string; rows: { indicator: PlaceIndicator; of: (PlaceIndicator | null)[] }[] };

/** Indicators by theme, in the order that they come in; what only others have is put where it belongs. */
export const groupsOf = (places: readonly (PlaceIndicators | undefined)[]): Group[] => {
  const groups = new Map<string, Map<string, (PlaceIndicator | null)[]>>();
  places.forEach((place, at) => {
    for (const one of place?.indicators ?? []) {
      const rows = groups.get(one.theme) ?? new Map<string, (PlaceIndicator | null)[]>();
      groups.set(one.theme, rows);
      const row = rows.get(one.indicator) ?? places.map(() => null);
      rows.set(one.indicator, row);
      row[at] = one;
    }
  });
  return [...groups].map(([theme, rows]) => ({
    theme,
    rows: [...rows.values()].flatMap((of) => {
      const indicator = of.find((one) => one !== null);
      return indicator ? [{ indicator, of }] : [];
    }),
  }));
};

export const classOf = ({ classes, newest }: PlaceIndicator): IndicatorClass | null =>
  classes.find(({ id }) => id === newest.class) ?? null;

/** The last values in equal steps of a small line; places in the list are steps. */
export const sparkOf = ({ spark }: PlaceIndicator): SparkValue[] =>
  spark.map(({ value }, at) => ({ at, value }));

/** Fewer values have no trend that could be told. */
const LEAST_VALUES = 10;
const LAGS = 3;
const SIGNIFICANT = 0.05;

/** Which way yearly values go, where that is sure; null where there are too few of them to say. */
export const trendOf = ({ period, spark }: PlaceIndicator): 'rising' | 'falling' | 'none' | null => {
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
  { direction }: Pick<PlaceIndicator, 'direction'>,
): boolean | null =>
  direction === 'neither' ? null : (trend === 'rising') === (direction === 'higher-better');

/** A quarter of the places at each end is worth naming, where there are enough of them. */
const QUARTER = 0.25;
const LEAST_PEERS = 4;

/** What a place stands out by: indicators that it is among the first or last of its peers in. */
export const standsOut = (indicators: readonly PlaceIndicator[]) => {
  const ranked = indicators.filter(
    ({ direction, newest }) => direction !== 'neither' && newest.rank !== null && newest.of >= LEAST_PEERS,
  );
  const share = ({ newest }: PlaceIndicator): number => ((newest.rank ?? 1) - 1) / (newest.of - 1);
  const sorted = [...ranked].sort((a, b) => share(a) - share(b));
  return {
    best: sorted.filter((one) => share(one) <= QUARTER).slice(0, 3),
    worst: sorted
      .filter((one) => share(one) >= 1 - QUARTER)
      .reverse()
      .slice(0, 3),
  };
};

/** The places of the best value among those that are compared; none where all are alike, or there is no better. */
export const bestOf = (row: readonly (PlaceIndicator | null)[]): number[] => {
  const values = row.map((one) => one?.newest.value ?? null);
  const known = values.filter((value) => value !== null);
  const direction = row.find((one) => one !== null)?.direction ?? 'neither';
  if (direction === 'neither' || known.length < 2 || new Set(known).size === 1) return [];
  // Values of other years are not held against each other.
  if (new Set(row.flatMap((one) => (one && one.newest.value !== null ? [one.newest.period] : []))).size > 1)
    return [];
  const best = direction === 'higher-better' ? Math.max(...known) : Math.min(...known);
  return values.flatMap((value, at) => (value === best ? [at] : []));
};
