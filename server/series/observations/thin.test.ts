import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GAP, thin } from './thin.ts';

const DAY = 86_400;
const daily = (count: number, valueAt: (day: number) => number | null) => ({
  time: Array.from({ length: count }, (_, day) => day * DAY),
  value: Array.from({ length: count }, (_, day) => valueAt(day)),
});
const OPTIONS = { most: 50, longest: 1.5 * DAY };

/** A line of days, some of them missing, some without value. */
const lines = fc
  .array(
    fc.record({
      step: fc.integer({ min: 1, max: 4 }),
      value: fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true })),
    }),
    {
      maxLength: 400,
    },
  )
  .map((steps) => {
    let at = 0;
    return {
      time: steps.map(({ step }) => {
        at += step * DAY;
        return at;
      }),
      value: steps.map(({ value }) => value),
    };
  });

describe('a line that is thinned', () => {
  it('has at most so many points, in order, all of them of the line and with a value', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 10, max: 200 }), (line, most) => {
        const kept = thin(line, { most, longest: 1.5 * DAY });
        const points = kept.filter((at) => at !== GAP);
        expect(kept.length).toBeLessThanOrEqual(most);
        expect(points).toEqual([...new Set(points)].sort((a, b) => a - b));
        expect(points.every((at) => line.value[at] !== null)).toBe(true);
        expect([kept[0], kept.at(-1)]).not.toContain(GAP);
      }),
    );
  });

  it('keeps its first and its last value', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const valued = line.value.flatMap((value, at) => (value === null ? [] : [at]));
        const points = thin(line, OPTIONS).filter((at) => at !== GAP);
        expect([points[0], points.at(-1)]).toEqual([valued[0], valued.at(-1)]);
      }),
    );
  });

  it('is whole where it has no more points than asked for', () => {
    const line = daily(50, (day) => Math.sin(day));
    expect(thin(line, OPTIONS)).toEqual(line.time.map((_, at) => at));
  });

  it.each([1, 7, 333, 998])('keeps both sides of a spike on day %i', (day) => {
    const up = daily(1000, (at) => (at === day ? 100 : Math.sin(at / 40)));
    const down = daily(1000, (at) => (at === day ? -100 : Math.sin(at / 40)));
    expect(thin(up, OPTIONS)).toContain(day);
    expect(thin(down, OPTIONS)).toContain(day);
  });

  it('has a gap where days are missing or without value, and nowhere else', () => {
    const line = daily(1000, (day) => (day >= 400 && day < 430 ? null : day));
    line.time = line.time.map((time, at) => (at < 700 ? time : time + 90 * DAY));
    const kept = thin(line, OPTIONS);
    const gaps = kept.flatMap((at, place) => (at === GAP ? [[kept[place - 1], kept[place + 1]]] : []));
    expect(gaps).toEqual([
      [399, 430],
      [699, 700],
    ]);
  });

  it('keeps the longest gaps where there are more than points', () => {
    const line = daily(1000, (day) => day);
    line.time = line.time.map((_, at) => (at * 3 + (at >= 500 ? 200 : 0)) * DAY);
    const kept = thin(line, OPTIONS);
    const place = kept.findIndex((at) => at !== GAP && at >= 500);
    expect([kept[place - 2], kept[place - 1], kept[place]]).toEqual([499, GAP, 500]);
  });

  it('chooses the points of the largest triangles, by hand', () => {
    // Of the one bucket (1, 2, 3), with (0, 0) before and (4, 0) behind, the area is 4 |y| / 2.
    const line = { time: [0, 1, 2, 3, 4], value: [0, 2, -5, 4, 0] };
    expect(thin(line, { most: 3, longest: 10 })).toEqual([0, 2, 4]);
  });
});
