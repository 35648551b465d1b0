import type { Check } from '../../model/parameter.ts';
import type { Of, Points, Reach, Speak } from './point.ts';

const DAY_MS = 86_400_000;

export const duplicateReach: Reach = { ms: 2 * DAY_MS };

/** Which points have the value of the one a day before them. */
const repeatsOf = (points: Points): boolean[] => {
  let before = 0;
  return points.map(({ time, value, below }) => {
    while (points[before]!.time < time - DAY_MS) before++;
    const then = points[before]!;
    return then.time === time - DAY_MS && then.value === value && then.below === below;
  });
};

const isSheet = (points: Points, repeats: readonly boolean[], begin: number, count: number): boolean => {
  const [first, last] = [points[begin]!, points[begin + count - 1]!];
  if (last.time - first.time >= DAY_MS) return false;
  let varies = false;
  for (let at = begin; at < begin + count; at++) {
    if (!repeats[at]) return false;
    varies ||= points[at]!.value !== first.value;
  }
  return varies;
};

/** So many values in a row, within a day, that are those of the day before, one for one. Where they are all alike it is no sheet but a flat line. */
export const duplicate = (points: Points, { count }: Of<Check, 'duplicate'>, speak: Speak): void => {
  const repeats = repeatsOf(points);
  let spoken = 0;
  for (let begin = 0; begin + count <= points.length; begin++) {
    if (!isSheet(points, repeats, begin, count)) continue;
    for (spoken = Math.max(spoken, begin); spoken < begin + count; spoken++) speak(spoken);
  }
};
