import { expect, it } from 'vitest';
import { shareOf, totalsOf } from './shares.ts';

it('what was and what is are the sums of rows and of columns, and both are as much', () => {
  const km2 = [
    [80, 15, 5],
    [2, 30, 0],
    [1, 0, 0],
  ];
  const { before, after, all } = totalsOf({ km2 });
  expect([before, after, all]).toEqual([[100, 32, 1], [83, 45, 5], 133]);
  expect(after.reduce((sum, value) => sum + value, 0)).toBe(all);
});

it('there is no share of nothing', () => {
  expect([shareOf(1, 4), shareOf(0, 0)]).toEqual([0.25, null]);
});
