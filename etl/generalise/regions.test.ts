import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HALF_WORLD } from '../geometry/mercator.ts';
import { boxOf, split } from './regions.ts';

const weight = fc.record({
  x: fc.integer({ min: 0, max: 1023 }),
  y: fc.integer({ min: 0, max: 1023 }),
  weight: fc.integer({ min: 1, max: 50 }),
});

describe('regions', () => {
  it('hold every row once, within the budget where that can be', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(weight, { selector: ({ x, y }) => `${x} ${y}` }),
        fc.integer({ min: 50, max: 500 }),
        (weights, budget) => {
          const regions = split({ z: 0, x: 0, y: 0 }, weights, budget);
          const inside = regions.map(({ z, x, y }) =>
            weights.filter((each) => each.x >> (10 - z) === x && each.y >> (10 - z) === y),
          );
          expect(inside.flat()).toHaveLength(weights.length);
          for (const each of inside)
            expect(each.reduce((sum, { weight }) => sum + weight, 0)).toBeLessThanOrEqual(budget);
        },
      ),
    );
  });

  it('are one for a light layer, none for an empty one, and end at zoom 10', () => {
    expect(split({ z: 0, x: 0, y: 0 }, [{ x: 5, y: 5, weight: 10 }], 10)).toEqual([{ z: 0, x: 0, y: 0 }]);
    expect(split({ z: 0, x: 0, y: 0 }, [], 10)).toEqual([]);
    expect(split({ z: 0, x: 0, y: 0 }, [{ x: 5, y: 6, weight: 11 }], 10)).toEqual([{ z: 10, x: 5, y: 6 }]);
  });

  it('lie edge to edge', () => {
    expect(boxOf({ z: 0, x: 0, y: 0 })).toEqual([-HALF_WORLD, -HALF_WORLD, HALF_WORLD, HALF_WORLD]);
    expect(boxOf({ z: 9, x: 3, y: 5 })[2]).toBe(boxOf({ z: 10, x: 8, y: 10 })[0]);
    expect(boxOf({ z: 9, x: 3, y: 5 })[1]).toBe(boxOf({ z: 10, x: 7, y: 12 })[3]);
  });
});
