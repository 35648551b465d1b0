import { secondsOf } from '../../model/duration.ts';
import type { Check } from '../../model/parameter.ts';
import type { Of, Points, Reach, Speak } from './point.ts';

export const spikeReach: Reach = { rows: 1 };

/** Further than `step` from both neighbours, to the same side; a neighbour that is further away than `within` says nothing. */
export const spike = (points: Points, { step, within }: Of<Check, 'spike'>, speak: Speak): void => {
  const most = secondsOf(within) * 1000;
  for (let at = 1; at < points.length - 1; at++) {
    const [before, here, after] = [points[at - 1]!, points[at]!, points[at + 1]!];
    if (here.time - before.time > most || after.time - here.time > most) continue;
    const [left, right] = [here.value - before.value, here.value - after.value];
    if ((left > step && right > step) || (left < -step && right < -step)) speak(at);
  }
};
