import type { Check } from '../../model/parameter.ts';
import type { Of, Points, Reach, Speak } from './point.ts';

export const rangeReach: Reach = { rows: 0 };

/** Outside of what can be. Below a limit of detection anything that is less may be. */
export const range = (points: Points, { min, max }: Of<Check, 'range'>, speak: Speak): void => {
  for (const [at, { value, below }] of points.entries()) {
    if ((min !== undefined && value < min && !below) || (max !== undefined && value > max)) speak(at);
  }
};
