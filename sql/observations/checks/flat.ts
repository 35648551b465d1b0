import type { Check } from '../../model/parameter.ts';
import type { Of, Points, Reach, Speak } from './point.ts';

export const flatReach = ({ count }: Of<Check, 'flat'>): Reach => ({ rows: count - 1 });

/** How many values from `begin` on lie within `tolerance` of each other; never more than are asked for. */
const lengthFrom = (points: Points, begin: number, check: Of<Check, 'flat'>): number => {
  const { count, tolerance, except } = check;
  let [least, greatest] = [Infinity, -Infinity];
  for (let at = begin; at < begin + count; at++) {
    const point = points[at];
    // What lies below the limit of detection is written alike, and is not alike for that.
    if (!point || point.below) return at - begin;
    if (except !== undefined && Math.abs(point.value - except) <= tolerance) return at - begin;
    least = Math.min(least, point.value);
    greatest = Math.max(greatest, point.value);
    if (greatest - least > tolerance) return at - begin;
  }
  return count;
};

/** In a row of so many values that differ by no more than `tolerance`, none of them the one that may stay. */
export const flat = (points: Points, check: Of<Check, 'flat'>, speak: Speak): void => {
  let spoken = 0;
  for (let begin = 0; begin + check.count <= points.length; begin++) {
    if (lengthFrom(points, begin, check) < check.count) continue;
    for (spoken = Math.max(spoken, begin); spoken < begin + check.count; spoken++) speak(spoken);
  }
};
