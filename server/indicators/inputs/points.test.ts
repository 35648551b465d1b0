import { describe, expect, it } from 'vitest';
import { runningMeans } from '../methods/exceedances.ts';
import type { Point } from '../methods/method.ts';
import { HOUR, localOf } from '../time.ts';
import { onceEach } from './points.ts';

const START = localOf('2024-10-27 00:00:00');
const point = (hour: number, value: number, share = 1): Point => ({
  at: START + hour * HOUR,
  value,
  share,
  below: false,
});
/** The day on which Paris puts its clocks back: they show two o'clock twice. */
const AUTUMN = [point(0, 1), point(1, 2), point(2, 3), point(2, 5, 0.5), point(3, 7), point(4, 9)];

describe('an hour that clocks show twice', () => {
  it('is one, by the mean of both or as they were gathered, covered as far as both are', () => {
    const hours = (how: Parameters<typeof onceEach>[0]) => onceEach(how, AUTUMN).map(({ value }) => value);
    expect(hours('mean')).toEqual([1, 2, 4, 7, 9]);
    expect(hours('sum')).toEqual([1, 2, 8, 7, 9]);
    expect(hours('max')).toEqual([1, 2, 5, 7, 9]);
    expect(hours('last')).toEqual([1, 2, 5, 7, 9]);
    expect(onceEach('mean', AUTUMN)[2]).toMatchObject({ at: START + 2 * HOUR, share: 0.75 });
  });

  it('does not make running means of nothing: values one by one keep both, and their step is an hour', () => {
    const means = runningMeans(AUTUMN, 3);
    expect(means.map(({ at, value }) => [(at - START) / HOUR, value])).toEqual([
      [2, 2],
      [2, 11 / 4],
      [3, 17 / 4],
      [4, 6],
    ]);
  });
});
