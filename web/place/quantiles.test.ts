import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classesOf, spread } from './quantiles.ts';

const said = (values: readonly number[], most: number, read?: (value: number) => string) =>
  classesOf(values, most, read).ranges.map(({ from, to }) => [from, to]);

describe('classes by quantiles', () => {
  it('hold as many each where no values are equal', () => {
    expect(said([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5)).toEqual([
      [1, 3],
      [3, 5],
      [5, 7],
      [7, 9],
      [9, 10],
    ]);
  });

  it('are fewer where values are equal, or read as if they were, rather than several of the same', () => {
    expect(said([27, 27, 27, 27, 27, 27, 30, 40], 5)).toEqual([
      [27, 30],
      [30, 40],
    ]);
    const read = (value: number) => `${Math.round(value)} %`;
    expect(said([26.8, 26.9, 27.1, 27.2, 27.3, 27.4, 31, 35, 40, 52], 5, read)).toEqual([
      [26.8, 31],
      [31, 40],
      [40, 52],
    ]);
    expect(said([5, 5, 5], 5)).toEqual([[5, 5]]);
    expect(said([], 5)).toEqual([]);
  });

  it('of any values begin each with one that reads otherwise, hold some of them, and part no equal ones', () => {
    const values = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 60 });
    const read = (value: number) => String(Math.round(value / 3));
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 7 }), (drawn, most) => {
        const { ranges, of } = classesOf(drawn, most, read);
        expect(ranges.length).toBeLessThanOrEqual(most);
        const begins = ranges.map(({ from }) => read(from));
        expect(new Set(begins).size).toBe(begins.length);
        expect(new Set(drawn.map(of)).size).toBe(ranges.length);
        for (const value of drawn) {
          const { from, to } = ranges[of(value)]!;
          expect(value >= from && value <= to).toBe(true);
        }
      }),
    );
  });

  it('have colours from one end to the other', () => {
    expect(spread(['a', 'b', 'c', 'd', 'e'], 2)).toEqual(['a', 'e']);
    expect(spread(['a', 'b', 'c', 'd', 'e'], 3)).toEqual(['a', 'c', 'e']);
    expect(spread(['a', 'b', 'c', 'd', 'e'], 5)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(spread(['a', 'b', 'c'], 1)).toEqual(['b']);
  });
});
