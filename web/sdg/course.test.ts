import { expect, it } from 'vitest';
import { courseOf, SIZE } from './course.ts';

const values = [
  { year: 2015, value: 40 },
  { year: 2020, value: 30 },
];
const aim = { base: values[0]!, target: { year: 2030, value: 10 } };

it('a course has its years from left to right, and greater values higher up', () => {
  const { measured, years, levels } = courseOf(values, null)!;
  expect(measured.map(({ x }) => x)).toEqual([SIZE.left, SIZE.width - SIZE.right]);
  expect(measured[0]!.y).toBeLessThan(measured[1]!.y);
  expect(years.map(({ year }) => year)).toEqual([2015, 2020]);
  expect(levels.map(({ value }) => Math.round(value))).toEqual([30, 40]);
});

it('the path to a target begins at its base and ends at its mark', () => {
  const { needed, goal, measured } = courseOf(values, aim)!;
  expect(needed[0]).toEqual({ x: measured[0]!.x, y: expect.closeTo(measured[0]!.y, 6) });
  expect(needed.at(-1)).toEqual({ x: goal!.x, y: expect.closeTo(goal!.y, 6) });
});

it('of nothing there is none, of one year a point', () => {
  expect(courseOf([], null)).toBeNull();
  expect(courseOf([values[0]!], null)!.measured).toHaveLength(1);
});
