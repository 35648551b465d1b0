import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CompositeInput, composite, normalised, rankRanges } from './composite.ts';

const input = (values: (number | null)[], part: Partial<CompositeInput> = {}): CompositeInput => ({
  values,
  weight: 1,
  direction: 'higher',
  normalisation: { kind: 'min-max' },
  ...part,
});

describe('composite index', () => {
  it('by hand: two inputs, weights 3 and 1, fixed bounds', () => {
    const bounds = { kind: 'min-max', min: 0, max: 10 } as const;
    const inputs = [
      input([2, 8], { weight: 3, normalisation: bounds }),
      input([10, 5], { direction: 'lower', normalisation: bounds }),
    ];
    const [one, other] = composite(inputs);
    expect(one).toMatchObject({
      score: 0.15000000000000002,
      contributions: [0.15000000000000002, 0],
      share: 1,
    });
    expect(other?.score).toBeCloseTo(0.6 + 0.125, 12);
    const [geometric] = composite(inputs, { aggregation: 'geometric' });
    expect(geometric?.score).toBeCloseTo(0.2 ** 0.75 * 0.01 ** 0.25, 12);
  });

  it('missing inputs are weighed up, or leave no score', () => {
    const inputs = [input([0, 1, null], { weight: 3 }), input([0, null, 1])];
    expect(composite(inputs).map((score) => score?.score ?? null)).toEqual([0, null, null]);
    expect(composite(inputs, { leastShare: 0.75 }).map((score) => score?.share ?? null)).toEqual([
      1,
      0.75,
      null,
    ]);
  });

  it('scales: z has mean 0 and deviation 1, percentiles a mean of a half, equal values none', () => {
    const z = normalised([1, 2, 3, null], { kind: 'z' }, 'higher');
    expect(z.map((value) => value?.toFixed(4))).toEqual(['-1.2247', '0.0000', '1.2247', undefined]);
    expect(normalised([5, 7, 7, 9], { kind: 'percentile' }, 'lower')).toEqual([0.875, 0.5, 0.5, 0.125]);
    expect(normalised([4, 4], { kind: 'min-max' }, 'higher')).toEqual([null, null]);
    expect(() =>
      composite([input([1, 2], { normalisation: { kind: 'z' } })], { aggregation: 'geometric' }),
    ).toThrow(RangeError);
  });

  const values = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 4, maxLength: 4 });
  it('scores lie between 0 and 1, the geometric never above the arithmetic, contributions add up', () => {
    fc.assert(
      fc.property(values, values, fc.integer({ min: 1, max: 9 }), (a, b, weight) => {
        const inputs = [input(a, { weight }), input(b)];
        const geometric = composite(inputs, { aggregation: 'geometric' });
        composite(inputs).forEach((score, place) => {
          if (!score) return;
          expect(score.score).toBeGreaterThanOrEqual(0);
          expect(score.score).toBeLessThanOrEqual(1 + 1e-12);
          expect(score.contributions.reduce<number>((sum, part) => sum + (part ?? 0), 0)).toBeCloseTo(
            score.score,
            12,
          );
          expect(geometric[place]?.score ?? 0).toBeLessThanOrEqual(score.score + 0.0101);
        });
      }),
    );
  });

  it('does not depend on the units of inputs, nor on the order of places or of inputs', () => {
    const kinds = fc.constantFrom<CompositeInput['normalisation']>(
      { kind: 'min-max' },
      { kind: 'z' },
      { kind: 'percentile' },
    );
    fc.assert(
      fc.property(values, values, kinds, fc.integer({ min: 1, max: 9 }), (a, b, normalisation, factor) => {
        const scores = (one: number[], other: number[]) =>
          composite([input(one, { normalisation, weight: 2 }), input(other, { normalisation })], {
            leastShare: 0,
          });
        const given = scores(a, b).map((score) => score?.score ?? -1);
        const near = (found: ReturnType<typeof scores>) =>
          found.forEach((score, place) => {
            expect(score?.score ?? -1).toBeCloseTo(given[place]!, 9);
          });
        near(
          scores(
            a.map((value) => value * factor - 7),
            b,
          ),
        );
        near(scores([...a].reverse(), [...b].reverse()).reverse());
        const turned = [input(b, { normalisation }), input(a, { normalisation, weight: 2 })];
        near(composite(turned, { leastShare: 0 }));
      }),
    );
  });

  it('of values that are all one, no scale is made, whatever rounding leaves of their deviations', () => {
    expect(normalised([0.1, 0.1, 0.1], { kind: 'z' }, 'higher')).toEqual([null, null, null]);
  });

  it('ranks come with the range that weights and inputs leave them', () => {
    const clear = rankRanges([input([9, 5, 1]), input([9, 5, 1])]);
    expect(clear.map((range) => [range?.best, range?.rank, range?.worst])).toEqual([
      [1, 1, 1],
      [2, 2, 2],
      [3, 3, 3],
    ]);
    const close = rankRanges([input([9, 8, 0]), input([0, 3, 9])]);
    expect(close[0]).toMatchObject({ best: 1, worst: 3 });
    expect(rankRanges([input([1, null])])[1]).toBeNull();
  });
});
