import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SMALLEST_CELL, suppressed, toldCount } from './suppress.ts';

const told = (...counts: number[]) =>
  suppressed(counts.map((count, at) => ({ key: String(at), count }))).map(({ count }) => count);

describe('counts without small cells', () => {
  it.each([
    [
      [10, 20, 0],
      [10, 20, 0],
    ],
    [
      [10, 3, 20],
      [null, null, 20],
    ],
    [
      [1, 1, 9, 20],
      [null, null, null, 20],
    ],
    [
      [4, 3, 20],
      [null, null, 20],
    ],
    [[2], [null]],
  ])('of %j are %j', (counts, expected) => expect(told(...counts)).toEqual(expected));

  it('cannot be had back from their sum', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 2, maxLength: 8 }), (counts) => {
        const cells = told(...counts);
        const hidden = counts.filter((_, at) => cells[at] === null);
        const shown = counts.filter((count, at) => cells[at] !== null && count > 0);
        expect(cells.every((count) => count === null || count === 0 || count >= SMALLEST_CELL)).toBe(true);
        const isSafe = hidden.length !== 1 && hidden.reduce((all, count) => all + count, 0) >= SMALLEST_CELL;
        expect(hidden.length === 0 || isSafe || shown.length === 0).toBe(true);
      }),
    );
  });

  it('are not told of a few', () => expect([0, 4, 5].map(toldCount)).toEqual([0, null, 5]));
});
