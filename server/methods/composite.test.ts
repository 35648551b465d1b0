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

  it('arithmetic, weights 3, 2, 1 and 3: the development index of Brazil, 0.792 of 0.764, 0.876 and 0.735 (UNDP, Human Development Report 2006, technical note 1)', () => {
    const of = (value: number, min: number, max: number, weight: number) =>
      input([value], { weight, normalisation: { kind: 'min-max', min, max } });
    const income = of(Math.log(8195), Math.log(100), Math.log(40_000), 3);
    const [brazil] = composite([of(70.8, 25, 85, 3), of(0.886, 0, 1, 2), of(0.857, 0, 1, 1), income]);
    expect(brazil?.score).toBeCloseTo(0.792, 3);
    // Each gives its third: the life expectancy index, two thirds of literacy and one of enrolment, the income index.
    const [life, literacy, enrolment, gdp] = brazil?.contributions ?? [];
    expect([3 * life!, 3 * (literacy! + enrolment!), 3 * gdp!].map((part) => part.toFixed(3))).toEqual([
      '0.763',
      '0.876',
      '0.735',
    ]);
  });

  it('geometric, of an arithmetic part: the first ten of the Human Development Report 2021/22, and Sudan’s 0.510 of 2019 as its technical notes work it (UNDP)', () => {
    // Indices of life expectancy, expected and mean years of schooling, income, and the HDI, as the R package tidyindex prints UNDP's table.
    const table = [
      [0.984, 0.917, 0.924, 0.983, 0.962],
      [0.973, 1, 0.867, 0.978, 0.961],
      [0.964, 1, 0.918, 0.955, 0.959],
      [1, 0.96, 0.815, 0.973, 0.952],
      [0.993, 1, 0.848, 0.936, 0.951],
      [0.944, 1, 0.867, 0.967, 0.948],
      [0.969, 1, 0.841, 0.952, 0.947],
      [0.954, 1, 0.772, 1, 0.945],
      [0.933, 0.945, 0.939, 0.952, 0.942],
      [0.949, 1, 0.839, 0.956, 0.941],
    ];
    const index = (values: number[]) => input(values, { normalisation: { kind: 'min-max', min: 0, max: 1 } });
    const column = (at: number) => table.map((row) => row[at]!);
    const schooling = composite([index(column(1)), index(column(2))]).map((score) => score!.score);
    const scores = composite([index(column(0)), index(schooling), index(column(3))], {
      aggregation: 'geometric',
    });
    scores.forEach((score, at) => {
      expect(Math.abs((score?.score ?? 0) - table[at]![4]!)).toBeLessThan(0.001);
    });
    const income = input([Math.log(3829)], {
      normalisation: { kind: 'min-max', min: Math.log(100), max: Math.log(75_000) },
    });
    expect(composite([income])[0]?.score).toBeCloseTo(0.5506, 4);
    const [sudan] = composite([index([0.6971]), index([0.3447]), income], { aggregation: 'geometric' });
    expect(sudan?.score).toBeCloseTo(0.51, 3);
  });

  it('z scores by the deviation of all: 1.1273, -1.2470 ... -1.3324 (SciPy’s documentation of stats.zscore)', () => {
    const given = [0.7972, 0.0767, 0.4383, 0.7866, 0.8091, 0.1954, 0.6307, 0.6599, 0.1065, 0.0508];
    const told = [1.1273, -1.247, -0.0552, 1.0923, 1.1664, -0.8559, 0.5786, 0.6748, -1.1488, -1.3324];
    // The third is -0.055426 in full (others' tests have it so); SciPy's page prints -0.0552.
    normalised(given, { kind: 'z' }, 'higher').forEach((value, at) => {
      expect(Math.abs(value! - told[at]!)).toBeLessThan(3e-4);
    });
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
