import { classOf, type IndicatorClass } from '../../sql/model/indicator.ts';
import type { Limit } from '../../sql/model/parameter.ts';
import type { Point } from './points.ts';
import type { Statistics } from './statistics.ts';
import type { SeriesTrend } from './trend.ts';

/** What a chart has to say first, as a kind that has its words in each language. */
export type Finding =
  | { kind: 'trend'; trend: SeriesTrend }
  | { kind: 'exceeds'; limit: Limit; count: number; of: number }
  | { kind: 'steady'; trend: SeriesTrend }
  | { kind: 'class'; point: Point; of: IndicatorClass }
  | { kind: 'newest'; point: Point; standing: 'low' | 'usual' | 'high' }
  | { kind: 'range'; statistics: Statistics };

/** Whether a value breaks a limit. */
export const exceeds = (value: number, { side, value: limit }: Limit): boolean =>
  side === 'above' ? value > limit : value < limit;

export const exceedances = (points: readonly Point[], limit: Limit): number =>
  points.filter(({ value, below }) => !below && exceeds(value, limit)).length;

const standingOf = (value: number, { p10, p90 }: Statistics): 'low' | 'usual' | 'high' =>
  value <= p10 ? 'low' : value >= p90 ? 'high' : 'usual';

/** Fewer values have no usual range that a new one could lie in. */
const LEAST_USUAL = 20;

/**
 * The one thing to say of a series: that it has a trend, else that it breaks a limit, else the class of its newest value, where there are
 * classes, else that it surely has no trend, else how its newest value stands among the others. `limits` are those that the values may be held against as they are shown.
 */
export const findingOf = ({
  points,
  statistics,
  trend,
  limits,
  classes = [],
}: {
  points: readonly Point[];
  statistics: Statistics;
  trend: SeriesTrend | null;
  limits: readonly Limit[];
  classes?: readonly IndicatorClass[];
}): Finding => {
  if (trend && trend.direction !== 'none') return { kind: 'trend', trend };
  const broken = limits
    .map((limit) => ({ limit, count: exceedances(points, limit) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)[0];
  if (broken) return { kind: 'exceeds', ...broken, of: points.length };
  const point = points.at(-1);
  const found = point && classes.find(({ id }) => id === classOf(classes, point.value));
  if (point && found) return { kind: 'class', point, of: found };
  if (trend) return { kind: 'steady', trend };
  if (point && statistics.of >= LEAST_USUAL)
    return { kind: 'newest', point, standing: standingOf(point.value, statistics) };
  return { kind: 'range', statistics };
};
