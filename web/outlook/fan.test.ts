import { describe, expect, it } from 'vitest';
import type { OutlookOne } from '../../sql/model/api/outlook.ts';
import type { OutlookStep } from '../../sql/model/outlook.ts';
import { bandPaths, fanLayout, knownBefore, knownPath, medianPath, spanOf } from './fan.ts';

const DAY = 86_400;
const at = (day: number): string => new Date(day * DAY * 1000).toISOString();
const step = (day: number, median: number, wide: number): OutlookStep => ({
  ...{ start: at(day), end: at(day + 1), mean: median, median },
  ...{ lower50: median - wide, upper50: median + wide },
  ...{ lower80: median - 2 * wide, upper80: median + 2 * wide },
  ...{ lower95: median - 3 * wide, upper95: median + 3 * wide },
});
const steps = [step(10, 50, 1), step(11, 50, 2)];
const outlook = { origin: at(10), steps, exceedance: [] };
const known = [
  { time: 7 * DAY, value: 40 },
  { time: 9 * DAY, value: 50 },
];
const box = { span: spanOf(outlook), width: 400, height: 200, hasZero: true };

describe('a fan', () => {
  it('shows twice as long a past as what lies ahead, and no value of after the forecast', () => {
    expect(spanOf(outlook)).toEqual([6 * DAY, 12 * DAY]);
    expect(knownBefore({ time: [9 * DAY, 10 * DAY, 8 * DAY], value: [1, 2, null] }, at(10))).toEqual([
      { time: 9 * DAY, value: 1 },
    ]);
  });

  it('leaves out what is doubtful: it was not forecast from', () => {
    const columns = { time: [7 * DAY, 8 * DAY, 9 * DAY], value: [1, 900, 2], flag: [0, 2, 4] };
    expect(knownBefore(columns, at(10)).map(({ value }) => value)).toEqual([1, 2]);
  });

  it('is as high as all that it shows, and limits that are not far', () => {
    const layout = fanLayout(outlook, known, box);
    const [low, high] = layout.axes[0].domain;
    expect(low).toBeLessThanOrEqual(40);
    expect(high).toBeGreaterThanOrEqual(56);
    const title = { ar: 'a', fr: 'a', en: 'a' };
    const limit = (value: number): OutlookOne['exceedance'][number] => ({
      ...{ limit: 'a', value, side: 'above', averaging: null, whole: 0, steps: [], title, text: null },
    });
    expect(
      fanLayout({ ...outlook, exceedance: [limit(70)] }, known, box).axes[0].domain[1],
    ).toBeGreaterThanOrEqual(70);
    expect(fanLayout({ ...outlook, exceedance: [limit(900)] }, known, box).axes[0].domain[1]).toBeLessThan(
      200,
    );
  });

  it('opens from the last known value, the widest interval behind', () => {
    const layout = fanLayout(outlook, known, box);
    const bands = bandPaths(steps, known[1], layout);
    expect(bands.map(({ interval }) => interval)).toEqual([95, 80, 50]);
    const begin = `${layout.x.of(9 * DAY).toFixed(1)} ${layout.axes[0].y.of(50).toFixed(1)}`;
    for (const { path } of bands) {
      expect(path.startsWith(`M${begin}`)).toBe(true);
      expect(path.endsWith(`L${begin}Z`)).toBe(true);
      expect(path.match(/[ML]/g)).toHaveLength(6);
    }
    expect(medianPath(steps, known[1], layout).match(/L/g)).toHaveLength(2);
  });

  it('breaks the line of known values where one is missing', () => {
    const layout = fanLayout(outlook, known, box);
    expect(knownPath(known, 1.5 * DAY, layout).match(/M/g)).toHaveLength(2);
    expect(knownPath(known, 3 * DAY, layout).match(/M/g)).toHaveLength(1);
  });
});
