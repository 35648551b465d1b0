import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  gevByLMoments,
  gevCdf,
  gevQuantile,
  gumbelByLMoments,
  lMoments,
  returnLevels,
  returnPeriod,
} from './extremes.ts';

/** lmoments3's own test values; Hosking 1990. */
const SAMPLE = [2.0, 3.0, 4.0, 2.4, 5.5, 1.2, 5.4, 2.2, 7.1, 1.3, 1.5];

const randomOf = (seed: number) => {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
};

describe('L-moments and GEV of lmoments3’s sample', () => {
  it('l1 3.23636364, l2 1.14181818, t3 0.27388535, t4 0.02335456', () => {
    const moments = lMoments(SAMPLE);
    expect(moments?.l1).toBeCloseTo(3.23636364, 8);
    expect(moments?.l2).toBeCloseTo(1.14181818, 8);
    expect(moments?.t3).toBeCloseTo(0.27388535, 8);
    expect(moments?.t4).toBeCloseTo(0.02335456, 8);
  });

  it('xi 2.1792884, alpha 1.3956404, k -0.1555609', () => {
    const gev = gevByLMoments(SAMPLE);
    expect(gev?.location).toBeCloseTo(2.1792884, 6);
    expect(gev?.scale).toBeCloseTo(1.3956404, 6);
    expect(gev?.shape).toBeCloseTo(-0.1555609, 6);
  });
});

describe('quantiles and probabilities of that fit, as Hosking’s LMOMENTS has them (tests of its Python port, lmoments3; xclim’s too)', () => {
  const fit = gevByLMoments(SAMPLE)!;

  it('levels of 1.25, 2 and 5 years: 1.539112, 2.705672, 4.537048', () => {
    expect([0.2, 0.5, 0.8].map((p) => gevQuantile(fit, p).toFixed(5))).toEqual([
      '1.53911',
      '2.70567',
      '4.53705',
    ]);
    const found = returnLevels(SAMPLE, [1.25, 2, 5], { random: randomOf(1), resamples: 20 });
    expect(found?.map(({ level }) => level.toFixed(5))).toEqual(['1.53911', '2.70567', '4.53705']);
  });

  it('probabilities of 2, 5 and 8: 0.3202800, 0.8415637, 0.9606184; periods their inverse', () => {
    for (const [value, probability] of [
      [2, 0.32028],
      [5, 0.8415637],
      [8, 0.9606184],
    ] as const) {
      expect(gevCdf(fit, value)).toBeCloseTo(probability, 6);
      expect(returnPeriod(fit, value) * (1 - probability)).toBeCloseTo(1, 5);
    }
  });

  it('Gumbel’s location 2.285519, scale 1.647295', () => {
    const gumbel = gumbelByLMoments(SAMPLE);
    expect(gumbel?.location).toBeCloseTo(2.285519, 6);
    expect(gumbel?.scale).toBeCloseTo(1.647295, 6);
  });
});

describe('return levels', () => {
  const truth = { location: 100, scale: 20, shape: -0.1 };

  it('of a long record lie near the truth, which the band holds about as often as it says', () => {
    const random = randomOf(11);
    const level = gevQuantile(truth, 1 - 1 / 20);
    const held = Array.from({ length: 60 }, () => {
      const maxima = Array.from({ length: 80 }, () => gevQuantile(truth, random()));
      const [found] = returnLevels(maxima, [20], { random, resamples: 150 }) ?? [];
      return (found?.low ?? Infinity) <= level && level <= (found?.high ?? 0);
    }).filter(Boolean).length;
    expect(held / 60).toBeGreaterThan(0.8);
    expect(held / 60).toBeLessThan(0.99);
  });

  it('rise with the years, move with the values, and come back by their period', () => {
    const maxima = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 10, maxLength: 30 });
    fc.assert(
      fc.property(maxima, fc.integer({ min: 2, max: 9 }), (values, scale) => {
        const gev = gevByLMoments(values);
        const other = gevByLMoments(values.map((value) => value * scale + 7));
        if (!gev || !other) return;
        const at = (years: number) => gevQuantile(gev, 1 - 1 / years);
        expect(at(50)).toBeGreaterThanOrEqual(at(10));
        const moved = at(10) * scale + 7;
        expect(gevQuantile(other, 0.9) / moved).toBeCloseTo(1, 4);
        expect(returnPeriod(gev, at(10))).toBeCloseTo(10, 4);
        expect(gevCdf(gev, at(10))).toBeCloseTo(0.9, 6);
      }),
      { numRuns: 60 },
    );
  });

  it('are the same from the same numbers, wider where more is asked of the band, whatever the order of years', () => {
    const level = (confidence: number, values = SAMPLE, distribution: 'gev' | 'gumbel' = 'gev') =>
      returnLevels(values, [10, 100], { random: randomOf(4), resamples: 200, confidence, distribution })!;
    expect(level(0.9)).toEqual(level(0.9));
    expect(level(0.9, [...SAMPLE].reverse())).toEqual(level(0.9));
    for (const distribution of ['gev', 'gumbel'] as const) {
      const [narrow, wide] = [level(0.5, SAMPLE, distribution), level(0.95, SAMPLE, distribution)];
      narrow.forEach((one, at) => {
        expect(one.low).toBeGreaterThan(wide[at]!.low);
        expect(one.high).toBeLessThan(wide[at]!.high);
        expect(wide[at]!.low).toBeLessThan(one.level);
        expect(wide[at]!.high).toBeGreaterThan(one.level);
      });
    }
  });

  it('Gumbel’s is the GEV without shape: scale l2 / ln 2, location l1 - 0.5772 scale (Hosking 1990, table 2)', () => {
    const gumbel = gumbelByLMoments(SAMPLE);
    expect(gumbel?.shape).toBe(0);
    expect(gumbel?.scale).toBeCloseTo(1.14181818 / Math.LN2, 7);
    expect(gumbel?.location).toBeCloseTo(3.23636364 - (0.5772156649 * 1.14181818) / Math.LN2, 7);
    expect(gevQuantile(gumbel!, 0.99)).toBeCloseTo(2.2855189 + 1.6472954 * 4.6001492, 5);
    expect(gevCdf(gumbel ?? truth, gevQuantile(gumbel ?? truth, 0.99))).toBeCloseTo(0.99, 12);
  });

  it('too few values, or equal ones, have none', () => {
    expect([lMoments([1, 2, 3]), gevByLMoments([5, 5, 5, 5, 5])]).toEqual([null, null]);
    expect([lMoments(Array(7).fill(0.1)), gumbelByLMoments(Array(7).fill(0.1))]).toEqual([null, null]);
    expect(returnLevels([1, 1, 1, 1], [10], { random: randomOf(1) })).toBeNull();
  });
});
