import { expect, it } from 'vitest';
import { together } from './together.ts';

it('does at once what came meanwhile, and gives each its own result or error', async () => {
  const works: number[][] = [];
  const half = together(async (items: number[]): Promise<(number | Error)[]> => {
    works.push(items);
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (items.includes(13)) throw new Error('all');
    return items.map((item) => (item % 2 ? new Error(`odd ${item}`) : item / 2));
  });
  const first = [2, 3, 4].map(half);
  await new Promise((resolve) => setTimeout(resolve, 1));
  const then = Array.from({ length: 150 }, (_, at) => half(2 * at));
  expect(await Promise.allSettled(first)).toMatchObject([
    { value: 1 },
    { reason: { message: 'odd 3' } },
    { value: 2 },
  ]);
  expect((await Promise.all(then)).at(-1)).toBe(149);
  expect(works.map(({ length }) => length)).toEqual([3, 100, 50]);
  expect(await Promise.allSettled([13, 2].map(half))).toMatchObject([
    { reason: { message: 'all' } },
    { reason: { message: 'all' } },
  ]);
  expect(await half(8)).toBe(4);
});
