import { describe, expect, it } from 'vitest';
import type { Limit } from '../../sql/model/parameter.ts';
import { worstEightHours } from './eight.ts';
import { brokenDays, countedIn, heldBy, type ShownLimit } from './limits.ts';
import type { Line } from './line.ts';
import type { Point } from './points.ts';

const HOUR = 3600;
/** Midnight in Lagos, an hour east of UTC. */
const MIDNIGHT = Date.UTC(2024, 0, 31, 23) / 1000;
const hours = (values: readonly (number | null)[], from = MIDNIGHT): Point[] =>
  values.flatMap((value, at) =>
    value === null ? [] : [{ time: from + at * HOUR, value, below: false, flag: null, bucket: null }],
  );
const zone = { zone: 'Africa/Lagos', shift: HOUR / 2, side: 'above' as const };

const limit = { id: 'eight', value: 100, side: 'above', averaging: 'PT8H' } as Limit;
const shown = (grain: Line['grain'], averaging = 'PT1H'): ShownLimit => {
  const one = { series: { averaging, timeZone: 'Africa/Lagos', stamp: 'begin' } };
  const line = { grain, one, shift: HOUR / 2 } as unknown as Line;
  const held = heldBy(limit, line);
  return { limit, line, held, isHeld: held !== null };
};
const bucket = (exceeded: number) =>
  ({
    time: MIDNIGHT,
    value: 1,
    below: false,
    flag: null,
    bucket: { exceeded: { eight: exceeded } },
  }) as unknown as Point;

describe('a limit of eight hours', () => {
  it('is held against the worst mean of a day, told by the last of its hours, six of which are there', () => {
    // Eight high hours that end at 04:00 of the second day.
    const values = Array.from({ length: 48 }, (_, hour) => (hour >= 20 && hour < 28 ? 120 : 40));
    expect(worstEightHours(hours(values), zone)).toEqual([
      { day: MIDNIGHT, mean: 80 },
      { day: MIDNIGHT + 24 * HOUR, mean: 120 },
    ]);
    expect(worstEightHours(hours([9, 9, 9, 9, 9]), zone)).toEqual([]);
    expect(worstEightHours(hours([9, null, 9, null, 9, 9, 9, 9]), zone)).toEqual([
      { day: MIDNIGHT, mean: 9 },
    ]);
    expect(worstEightHours([], zone)).toEqual([]);
  });

  it('of hours and days is drawn with the days that break it, of longer periods counted as rollups have it', () => {
    expect((['value', 'hour', 'day', 'month', 'year'] as const).map((grain) => shown(grain).held)).toEqual([
      ...['eight', 'eight', 'eight', 'counted', 'counted'],
    ]);
    expect(shown('value', 'P1D').held).toBeNull();
    const high = hours(Array.from({ length: 24 }, (_, hour) => (hour >= 8 && hour < 16 ? 130 : 20)));
    expect(brokenDays(shown('value'), high)).toEqual([MIDNIGHT + 12 * HOUR]);
    expect(brokenDays(shown('day'), [bucket(1), bucket(0)])).toHaveLength(1);
    expect(countedIn(shown('month'), [bucket(3), bucket(2)])).toBe(5);
  });
});
