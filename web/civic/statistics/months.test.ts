import { expect, it } from 'vitest';
import { everyMonth } from './months.ts';

it('every month from the first to the last is there, of what is not told as such, and no more than asked for', () => {
  const told = [
    { key: '2024-11', count: 7 },
    { key: '2025-02', count: null },
  ];
  expect(everyMonth(told, 60)).toEqual([
    { key: '2024-11', count: 7 },
    { key: '2024-12', count: 0 },
    { key: '2025-01', count: 0 },
    { key: '2025-02', count: null },
  ]);
  expect(everyMonth(told, 2).map(({ key }) => key)).toEqual(['2025-01', '2025-02']);
  expect(everyMonth([], 60)).toEqual([]);
});
