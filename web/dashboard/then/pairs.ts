import { isBetter } from '../../../server/methods/standing.ts';
import { classOf, type IndicatorClass } from '../../../sql/model/indicator.ts';
import type { Text } from '../../../sql/model/text.ts';
import type { Words } from '../../i18n/intl.tsx';
import { yearsBefore } from '../trend.ts';

/** What is compared with itself at another time: an indicator of a place, of the country, of the middle of all places, a place among them. */
export type Comparable = {
  key: string;
  title: Text | Readonly<Record<string, string>>;
  /** The page that shows it through time, or how it is computed. */
  page: string;
  /** What its values are of, where its title does not say all. */
  stands?: (words: Words) => string;
  unit: string;
  decimals: number;
  direction: 'higher-better' | 'higher-worse' | 'neither';
  classes: readonly IndicatorClass[];
  /** The period that is now, and its value. */
  period: string;
  value: number | null;
  /** Values of other periods. */
  spark: readonly { period: string; value: number | null }[];
};

/** One thing in two periods. */
export type Pair = {
  of: Comparable;
  period: string;
  before: number;
  now: number;
  classThen: IndicatorClass | null;
  classNow: IndicatorClass | null;
  change: number;
  /** Null where neither is better, or nothing changed. */
  better: boolean | null;
};

const pairOf = (of: Comparable, years: number): Pair[] => {
  const { spark, value: now, classes, decimals } = of;
  const period = yearsBefore(of.period, years);
  const before = spark.find((one) => one.period === period)?.value ?? null;
  if (period === null || before === null || now === null) return [];
  const change = now - before;
  const isSame = Math.abs(change) < 0.5 * 10 ** -decimals;
  const classNamed = (value: number) => classes.find(({ id }) => id === classOf(classes, value)) ?? null;
  return [
    {
      ...{ of, period, before, now, change: isSame ? 0 : change },
      ...{ classThen: classNamed(before), classNow: classNamed(now) },
      better: isSame ? null : isBetter(change > 0 ? 'rising' : 'falling', of),
    },
  ];
};

/** The newest values beside those of the same period so many years before; what has no value then is left out. */
export const pairsOf = (all: readonly Comparable[], years: number): Pair[] =>
  all.flatMap((one) => pairOf(one, years));

const MOST_YEARS = 20;

/** Years back for which there is anything to compare. */
export const yearsThatCompare = (all: readonly Comparable[]): number[] =>
  Array.from({ length: MOST_YEARS }, (_, at) => at + 1).filter((years) => pairsOf(all, years).length > 0);

/** Reads what is compared from a query: ?then=5&of=water-stress; null is what the page chooses by itself. */
export const parseThen = (search: string): { years: number | null; of: string | null } => {
  const query = new URLSearchParams(search);
  const years = Number(query.get('then'));
  return {
    years: Number.isInteger(years) && years >= 1 && years <= MOST_YEARS ? years : null,
    of: query.get('of'),
  };
};

/** The years that are compared: those that are asked for, or as far back as most of it can be compared. */
export const yearsIn = (search: string, all: readonly Comparable[]): number | null => {
  const counts = yearsThatCompare(all).map((years) => ({ years, count: pairsOf(all, years).length }));
  const most = Math.max(...counts.map(({ count }) => count));
  return parseThen(search).years ?? counts.findLast(({ count }) => count === most)?.years ?? null;
};
