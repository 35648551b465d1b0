import { classOf, type IndicatorClass } from '../../../sql/model/indicator.ts';
import { yearsBefore } from '../../dashboard/trend.ts';
import { isBetter, type PlaceIndicator } from '../model.ts';

/** An indicator at a place in two periods. */
export type Pair = {
  indicator: PlaceIndicator;
  period: string;
  before: number;
  now: number;
  classThen: IndicatorClass | null;
  classNow: IndicatorClass | null;
  change: number;
  /** Null where neither is better, or nothing changed. */
  better: boolean | null;
};

const pairOf = (indicator: PlaceIndicator, years: number): Pair[] => {
  const { spark, newest, classes, decimals } = indicator;
  const period = yearsBefore(newest.period, years);
  const before = spark.find((one) => one.period === period)?.value ?? null;
  const now = newest.value;
  if (period === null || before === null || now === null) return [];
  const change = now - before;
  const isSame = Math.abs(change) < 0.5 * 10 ** -decimals;
  const classNamed = (value: number) => classes.find(({ id }) => id === classOf(classes, value)) ?? null;
  return [
    {
      ...{ indicator, period, before, now, change: isSame ? 0 : change },
      ...{ classThen: classNamed(before), classNow: classNamed(now) },
      better: isSame ? null : isBetter(change > 0 ? 'rising' : 'falling', indicator),
    },
  ];
};

/** The newest values beside those of the same period so many years before; what has no value then is left out. */
export const pairsOf = (indicators: readonly PlaceIndicator[], years: number): Pair[] =>
  indicators.flatMap((one) => pairOf(one, years));

const MOST_YEARS = 20;

/** Years back for which there is anything to compare. */
export const yearsThatCompare = (indicators: readonly PlaceIndicator[]): number[] =>
  Array.from({ length: MOST_YEARS }, (_, at) => at + 1).filter(
    (years) => pairsOf(indicators, years).length > 0,
  );

/** Reads the years of a query: ?then=5 */
export const parseThen = (search: string): number | null => {
  const years = Number(new URLSearchParams(search).get('then'));
  return Number.isInteger(years) && years >= 1 && years <= MOST_YEARS ? years : null;
};
