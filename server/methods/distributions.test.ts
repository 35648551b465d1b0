import { describe, expect, it } from 'vitest';
import {
  betaI,
  gammaP,
  gammaQ,
  lnGamma,
  normalCdf,
  normalQuantile,
  studentCdf,
  studentQuantile,
  twoSidedP,
} from './distributions.ts';

/** Abramowitz & Stegun 1964, tables 6.1, 26.1, 26.7 and 26.10, and closed forms. */
describe('distribution functions', () => {
  it('gamma: of whole numbers and halves, and its incomplete form', () => {
    expect(lnGamma(5)).toBeCloseTo(Math.log(24), 13);
    expect(lnGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 13);
    for (const x of [0.1, 1, 3, 20]) {
      expect(gammaP(1, x)).toBeCloseTo(1 - Math.exp(-x), 13);
      expect(gammaP(2.5, x) + gammaQ(2.5, x)).toBeCloseTo(1, 13);
    }
  });

  it('normal: the tables’ values, the tails, and its own inverse', () => {
    expect(normalCdf(1.96)).toBeCloseTo(0.9750021048517795, 13);
    expect(normalCdf(-6) / 9.865876450376946e-10).toBeCloseTo(1, 9);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12);
    expect(twoSidedP(-1.959963984540054)).toBeCloseTo(0.05, 12);
    for (const p of [1e-12, 0.001, 0.3, 0.5, 0.9, 1 - 1e-9])
      expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 12);
    expect([normalQuantile(0), normalQuantile(1), normalQuantile(-0.1), normalQuantile(Number.NaN)]).toEqual([
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      Number.NaN,
      Number.NaN,
    ]);
  });

  it('normal: of probabilities that are hardly numbers, by the series of its tail (Abramowitz & Stegun 26.2.12)', () => {
    for (const p of [1e-299, 1e-305, 1e-308, 1e-310, 1e-320, Number.MIN_VALUE]) {
      const z = normalQuantile(p);
      const series = 1 - 1 / z ** 2 + 3 / z ** 4 - 15 / z ** 6;
      const lnTail = -(z * z) / 2 - Math.log(-z * Math.sqrt(2 * Math.PI)) + Math.log(series);
      expect(lnTail / Math.log(p)).toBeCloseTo(1, 7);
    }
  });

  it('beta and Student’s t: closed forms and table 26.10', () => {
    expect(betaI(2, 3, 0.4)).toBeCloseTo(0.5248, 12);
    expect(studentCdf(1, 1)).toBeCloseTo(0.75, 12);
    expect(studentQuantile(0.975, 2)).toBeCloseTo(4.30265273, 8);
    expect(studentQuantile(0.025, 30)).toBeCloseTo(-2.042272456, 8);
  });
});
