import { describe, expect, it } from 'vitest';
import { coarsePoint } from '../../../sql/model/records/coarse.ts';
import { daysAt } from './days.ts';

describe('days until the answer', () => {
  // 2.0, 2.0, 5.0, 10.0 and 41.5 days: percentile_cont(0.5) is 5, percentile_cont(0.9) is 10 + 0.6 * 31.5.
  const lasted = [
    { key: '415', count: 1 },
    { key: '20', count: 2 },
    { key: '100', count: 1 },
    { key: '50', count: 1 },
  ];
  it('are told as percentile_cont tells them', () =>
    expect([daysAt(lasted, 0.5), daysAt(lasted, 0.9), daysAt([], 0.5)]).toEqual([5, 28.9, null]));
});

describe('a point that all may see', () => {
  it('is that of its cell, no finer than it, and the same for all points of the cell', () => {
    const near = coarsePoint({ longitude: 10.1801, latitude: 36.8002, accuracyM: 8 }, 1000);
    expect(coarsePoint({ longitude: 10.1803, latitude: 36.8001 }, 1000)).toEqual(near);
    expect(near.accuracyM).toBe(1000);
    expect(Math.abs(near.latitude - 36.8002)).toBeLessThanOrEqual(0.00451);
    expect(Math.abs(near.longitude - 10.1801)).toBeLessThanOrEqual(0.00563);
    expect(coarsePoint({ longitude: 10, latitude: 36, accuracyM: 3000 }, 1000).accuracyM).toBe(3000);
  });
});
