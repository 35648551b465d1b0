import { secondsOf } from '../../model/duration.ts';
import type { Check } from '../../model/parameter.ts';
import type { Of, Points, Reach, Speak } from './point.ts';

export const gapReach: Reach = { rows: 1 };

/** The first value after a silence that was longer. */
export const gap = (points: Points, { longer }: Of<Check, 'gap'>, speak: Speak): void => {
  const most = secondsOf(longer) * 1000;
  for (let at = 1; at < points.length; at++) {
    if (points[at]!.time - points[at - 1]!.time > most) speak(at);
  }
};
