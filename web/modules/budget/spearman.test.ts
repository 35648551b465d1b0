import { describe, expect, it } from 'vitest';
import { spearman } from './spearman.ts';

describe('rank correlation', () => {
  it('is that of a published example: hours of television and IQ, -0.1757', () => {
    // Ten pairs that are used to explain the coefficient (sum of squared differences 194): 1 - 6 x 194 / (10 x 99).
    const pairs = [
      [106, 7],
      [100, 27],
      [86, 2],
      [101, 50],
      [99, 28],
      [103, 29],
      [97, 20],
      [113, 12],
      [112, 6],
      [110, 17],
    ] as const;
    expect(spearman(pairs)).toBeCloseTo(-29 / 165, 10);
  });

  it('is one where both rise together, and shares the ranks of equal values', () => {
    expect(
      spearman([
        [1, 10],
        [2, 200],
        [3, 3000],
      ]),
    ).toBe(1);
    expect(
      spearman([
        [1, 3],
        [2, 2],
        [3, 1],
      ]),
    ).toBe(-1);
    expect(
      spearman([
        [1, 1],
        [1, 1],
        [2, 2],
      ]),
    ).toBe(1);
  });

  it('is not told of too few, or of what does not vary', () => {
    expect(
      spearman([
        [1, 1],
        [2, 2],
      ]),
    ).toBeNull();
    expect(
      spearman([
        [1, 5],
        [2, 5],
        [3, 5],
      ]),
    ).toBeNull();
  });
});
