import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, squarify } from './squarify.ts';

const WHOLE: Box = { x: 0, y: 0, width: 6, height: 4 };
const area = ({ width, height }: Box): number => width * height;
const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

describe('a squarified tree map', () => {
  it('is that of the paper: 6, 6, 4, 3, 2, 2, 1 in 6 by 4', () => {
    const boxes = squarify([6, 6, 4, 3, 2, 2, 1], WHOLE);
    // Bruls, Huizing and van Wijk 2000, figure 4: two of 6 one above the other at the left, then 4 and 3 above.
    expect(
      boxes
        .slice(0, 4)
        .map(({ x, y, width, height }) => [x, y, width, height].map((n) => Math.round(n * 1000) / 1000)),
    ).toEqual([
      [0, 0, 3, 2],
      [0, 2, 3, 2],
      [3, 0, 1.714, 2.333],
      [4.714, 0, 1.286, 2.333],
    ]);
  });

  it('gives each its area, fills the whole, and lays none on another', () => {
    const values = fc.array(fc.double({ min: 0.01, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 25 });
    fc.assert(
      fc.property(values, (given) => {
        const sorted = given.toSorted((a, b) => b - a);
        const total = sorted.reduce((a, b) => a + b, 0);
        const boxes = squarify(sorted, WHOLE);
        expect(boxes).toHaveLength(sorted.length);
        for (const [at, box] of boxes.entries()) {
          expect(area(box)).toBeCloseTo((24 * sorted[at]!) / total, 6);
          expect(box.x).toBeGreaterThanOrEqual(-1e-9);
          expect(box.x + box.width).toBeLessThanOrEqual(6 + 1e-6);
          expect(box.y + box.height).toBeLessThanOrEqual(4 + 1e-6);
          for (const other of boxes.slice(at + 1)) expect(overlap(box, other)).toBeLessThan(1e-6);
        }
      }),
    );
  });

  it('has no area for what is nothing or less', () => {
    expect(squarify([4, 0, -3], WHOLE).map(area)).toEqual([24, 0, 0]);
    expect(squarify([0, 0], WHOLE).map(area)).toEqual([0, 0]);
    expect(squarify([], WHOLE)).toEqual([]);
  });
});
