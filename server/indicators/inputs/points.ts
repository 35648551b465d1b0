import type { IndicatorPeriod } from '../../../sql/model/indicator.ts';
import type { Gather } from '../../../sql/model/indicator-input.ts';
import { type Input, type Point, pointsIn, type Scalar, spanAt } from '../methods/method.ts';
import { type Local, startsIn } from '../time.ts';
import type { Link } from './links.ts';

/** What one source (a series, a feature of another indicator) has, and when it had anything at all. */
export type Source = { points: readonly Point[]; first: Local; last: Local };

type Weighed = { value: number; weight: number };

/** Several as one, each by its weight; the last is the one that comes last. */
export const gather = (how: Gather, values: readonly Weighed[]): number => {
  switch (how) {
    case 'sum':
      return values.reduce((sum, { value, weight }) => sum + value * weight, 0);
    case 'mean': {
      const weights = values.reduce((sum, { weight }) => sum + weight, 0);
      return values.reduce((sum, { value, weight }) => sum + value * weight, 0) / weights;
    }
    case 'max':
      return values.reduce((most, { value }) => Math.max(most, value), Number.NEGATIVE_INFINITY);
    case 'min':
      return values.reduce((least, { value }) => Math.min(least, value), Number.POSITIVE_INFINITY);
    case 'last':
      return (values.at(-1) as Weighed).value;
    case 'count':
      return values.length;
  }
};

/**
 * Points in order, each moment once: an hour that clocks show twice, when they are put back, is one hour, as long as both of them
 * are told; it is gathered as its halves were.
 */
export const onceEach = (how: Gather, points: readonly Point[]): Point[] => {
  const once: Point[] = [];
  for (const point of points) {
    const before = once.at(-1);
    if (before?.at !== point.at) once.push(point);
    else {
      const both = [before, point].map(({ value }) => ({ value, weight: 1 }));
      const share = (before.share + point.share) / 2;
      once[once.length - 1] = {
        ...point,
        value: gather(how, both),
        share,
        below: before.below || point.below,
      };
    }
  }
  return once;
};

type Moment = { values: Weighed[]; share: number; below: boolean };

/** The sources that belong to a feature, moment by moment as one. The share is of those that had begun and not ended by then. */
export const together = (
  how: Gather,
  sources: readonly { source: Source; weight: Link['weight'] }[],
): readonly Point[] => {
  const [only] = sources;
  if (sources.length === 0 || !only) return [];
  if (sources.length === 1 && only.weight === 1 && how !== 'count') return only.source.points;
  const moments = new Map<Local, Moment>();
  for (const { source, weight } of sources)
    for (const { at, value, share, below } of source.points) {
      const moment = moments.get(at) ?? { values: [], share: 0, below: false };
      moment.values.push({ value, weight });
      moment.share += share;
      moment.below ||= below;
      moments.set(at, moment);
    }
  const alive = (at: Local) => sources.filter(({ source }) => source.first <= at && at <= source.last).length;
  return [...moments]
    .sort(([a], [b]) => a - b)
    .map(([at, { values, share, below }]) => ({
      at,
      value: gather(how, values),
      share: Math.min(1, share / Math.max(values.length, alive(at))),
      below,
    }));
};

type Step = 'value' | 'hour' | 'day' | 'month' | 'year' | 'none';

/** How many steps a period has; what comes at no fixed times is as many as there are. */
const expectedIn = (step: Step, period: IndicatorPeriod, start: Local | null, there: number): number =>
  step === 'value' || step === 'none' || start === null || period === 'none'
    ? there
    : startsIn(step, spanAt(period, start)).length;

/** Points as an input of a feature: as they are, and gathered for each period. */
export const inputOf = (
  points: readonly Point[],
  { step, how, period }: { step: Step; how: Gather; period: IndicatorPeriod },
): Input => ({
  points,
  in: (start): Scalar | null => {
    // What has no periods of its own holds in all.
    const own = step === 'none' ? points : pointsIn({ points, in: () => null }, spanAt(period, start));
    const [only] = own;
    if (!only) return null;
    if (own.length === 1 && step === period) return { value: only.value, share: only.share };
    const shares = own.reduce((sum, { share }) => sum + share, 0);
    const value = gather(
      how,
      own.map((point) => ({ value: point.value, weight: 1 })),
    );
    return { value, share: Math.min(1, shares / expectedIn(step, period, start, own.length)) };
  },
});
