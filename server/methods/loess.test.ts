import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loess, robustnessWeights } from './loess.ts';

/** Speeds and stopping distances of cars (Ezekiel 1930), as R has them. */
const SPEEDS = [
  4, 4, 7, 7, 8, 9, 10, 10, 10, 11, 11, 12, 12, 12, 12, 13, 13, 13, 13, 14, 14, 14, 14, 15, 15, 15, 16, 16,
  17, 17, 17, 18, 18, 18, 18, 19, 19, 19, 20, 20, 20, 20, 20, 22, 23, 24, 24, 24, 24, 25,
];
const DISTANCES = [
  2, 10, 4, 22, 16, 10, 18, 26, 34, 17, 28, 14, 20, 24, 28, 26, 34, 34, 46, 26, 36, 60, 80, 20, 26, 54, 32,
  40, 32, 40, 50, 42, 56, 76, 84, 36, 46, 68, 32, 48, 52, 56, 64, 66, 54, 70, 92, 93, 120, 85,
];

describe('LOESS', () => {
  it('with three robust rounds is R’s lowess(cars): 4.965459, 13.124495, ... 84.328698 (R 4.2; Cleveland 1979)', () => {
    // R's window: two thirds of fifty.
    const options = { window: 33 };
    let weights = DISTANCES.map(() => 1);
    let fitted: number[] = [];
    for (let round = 0; round <= 3; round++) {
      const points = SPEEDS.map((x, at) => ({ x, y: DISTANCES[at]!, weight: weights[at]! }));
      fitted = loess(points, SPEEDS, options);
      weights = robustnessWeights(DISTANCES.map((y, at) => y - fitted[at]!));
    }
    const expected = [
      [0, 4.965459277],
      [3, 13.12449504],
      [4, 15.858633382],
      [9, 24.129277149],
      [24, 36.757728342],
      [38, 56.491224093],
      [44, 73.079695269],
      [49, 84.328698097],
    ] as const;
    for (const [at, value] of expected) expect(fitted[at]).toBeCloseTo(value, 8);
  });

  it('leaves a straight line as it is, gaps or not', () => {
    fc.assert(
      fc.property(
        fc.float({ min: -5, max: 5, noNaN: true }),
        fc.uniqueArray(fc.integer({ min: 0, max: 200 }), { minLength: 6 }),
        (slope, xs) => {
          const x = xs.sort((a, b) => a - b);
          const fitted = loess(
            x.map((at) => ({ x: at, y: 3 + slope * at })),
            x,
            { window: 5 },
          );
          for (const [i, at] of x.entries()) expect(fitted[i]).toBeCloseTo(3 + slope * at, 6);
        },
      ),
    );
  });

  it('moves with its values and their unit, and of their mean where it is flat', () => {
    const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 6, maxLength: 30 });
    fc.assert(
      fc.property(values, fc.integer({ min: -9, max: 9 }), (given, factor) => {
        const smoothed = (of: (y: number) => number) =>
          loess(
            given.map((y, x) => ({ x, y: of(y) })),
            given.map((_, x) => x),
            { window: 5 },
          );
        const moved = smoothed((y) => y * factor + 3);
        for (const [at, y] of smoothed((y) => y).entries()) expect(moved[at]).toBeCloseTo(y * factor + 3, 8);
      }),
    );
    expect(
      loess(
        [1, 2, 6].map((y, x) => ({ x, y })),
        [1],
        { window: 99, degree: 0 },
      )[0],
    ).toBeCloseTo(3, 2);
  });

  it('says nothing where nothing is', () => {
    expect(loess([], [1], { window: 3 })).toEqual([Number.NaN]);
    expect(loess([{ x: 1, y: 2, weight: 0 }], [1], { window: 3 })).toEqual([Number.NaN]);
  });
});
