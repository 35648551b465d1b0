import { describe, expect, it } from 'vitest';
import { normalCdf, studentCdf } from '../distributions.ts';
import { crpsNormal, crpsOfSample, crpsOn, crpsStudent, heldAgainst, maseScale, scoreOf } from './score.ts';
import { equalParts, scaleOf } from './transform.ts';

const plain = scaleOf({ kind: 'none' }, {});

/** ∫ (F(x) - 1{x >= value})² dx, by the middle of a hundred thousand steps. */
const integrated = (mean: number, sd: number, value: number): number => {
  const [from, to, n] = [mean - 12 * sd, mean + 12 * sd, 100_000];
  const step = (to - from) / n;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const x = from + (i + 0.5) * step;
    sum += (normalCdf((x - mean) / sd) - (x >= value ? 1 : 0)) ** 2 * step;
  }
  return sum;
};

describe('CRPS', () => {
  it('of a standard normal forecast and 0 is (√2 - 1)/√π (Gneiting & Raftery 2007, equation 21)', () => {
    expect(crpsNormal(0, 1, 0)).toBeCloseTo((Math.SQRT2 - 1) / Math.sqrt(Math.PI), 12);
    expect(crpsNormal(0, 1, 0)).toBeCloseTo(0.2336949772551091, 12);
  });

  it.each([
    [0, 1, 1.3],
    [5, 2, -1],
    [10, 0.5, 10.2],
  ])(
    'of N(%d, %d²) and %d is the integral that defines it (Gneiting & Raftery 2007, equation 20)',
    (...given) => {
      expect(crpsNormal(...given)).toBeCloseTo(integrated(...given), 3);
    },
  );

  it.each([
    [5, 1.3],
    [8, 0],
    [10, -4],
  ])('of Student’s t with %d degrees of freedom and %d is the integral that defines it', (df, value) => {
    const [step, n] = [0.002, 60_000];
    const whole = Array.from({ length: n }, (_, i) => (i + 0.5 - n / 2) * step).reduce(
      (sum, x) => sum + (studentCdf(x, df) - (x >= value ? 1 : 0)) ** 2 * step,
      0,
    );
    expect(crpsStudent({ mean: 0, sd: 1, df }, value)).toBeCloseTo(whole, 3);
    // The same in other units, and that of a normal forecast with very many degrees of freedom.
    expect(crpsStudent({ mean: 7, sd: 3, df }, 7 + 3 * value)).toBeCloseTo(3 * whole, 2);
    expect(crpsStudent({ mean: 0, sd: 1, df: 1e6 }, value)).toBeCloseTo(crpsNormal(0, 1, value), 5);
  });

  it('of a forecast without spread is the error', () => expect(crpsNormal(3, 0, 5)).toBe(2));

  it('of a sample is E|X - x| - E|X - X’|/2, by hand', () => {
    // |1-2|, |3-2|, |5-2| are 5/3; the nine differences are 16, over 18.
    expect(crpsOfSample([1, 3, 5], 2)).toBeCloseTo(5 / 3 - 16 / 18, 12);
  });

  it('of 49 parts tells that of the whole distribution to a hundredth', () => {
    const parts = equalParts(49);
    for (const value of [-2, 0, 0.7, 3])
      expect(crpsOfSample(parts, value) / crpsNormal(0, 1, value)).toBeCloseTo(1, 1.5);
  });

  it('on a scale is in the unit of the value: a log-normal forecast', () => {
    const log = scaleOf({ kind: 'log', offset: 1 }, { least: 0 });
    const sample = equalParts(2000).map((z) => Math.exp(1 + 0.5 * z) - 1);
    expect(crpsOn(log, { mean: 1, sd: 0.5 }, 4)).toBeCloseTo(crpsOfSample(sample, 4), 1.5);
  });
});

describe('MASE', () => {
  it('scales by the naive errors within the history (Hyndman & Koehler 2006): 1, 3, 2, 5 are 2 apart, seasonally 1.5', () => {
    expect(maseScale([1, 3, 2, 5], 1)).toBeCloseTo(2, 12);
    expect(maseScale([1, 3, 2, 5], 2)).toBeCloseTo(1.5, 12);
  });

  it('leaves out pairs of which one is missing, and is none where naive is never wrong', () => {
    expect(maseScale([1, null, 2, 5], 1)).toBe(3);
    expect(maseScale([4, 4, 4], 1)).toBeNull();
  });
});

it('a score is the mean of what was held against forecasts, with the share within each interval', () => {
  const held = [0, 1, 1.5, 3].map((value) => heldAgainst(plain, { mean: 0, sd: 1 }, { value, by: 2 }));
  const score = scoreOf(held);
  expect(score).toMatchObject({ n: 4, mase: 5.5 / 8, coverage: { 50: 0.25, 80: 0.5, 95: 0.75 } });
  expect(scoreOf([])).toBeNull();
});

describe('a scale', () => {
  it.each([
    ['log', scaleOf({ kind: 'log', offset: 1 }, { least: 0 })],
    ['sqrt', scaleOf({ kind: 'sqrt' }, { least: 0 })],
    ['logit', scaleOf({ kind: 'logit' }, { least: 0, most: 100 })],
    ['none', scaleOf({ kind: 'none' }, { least: 0, most: 100 })],
  ] as const)('%s goes there and back, and never beyond its bounds', (_, scale) => {
    for (const value of [0.5, 7, 60, 99]) expect(scale.from(scale.to(value))).toBeCloseTo(value, 9);
    for (const z of [-40, -3, 3, 40]) {
      expect(scale.from(z)).toBeGreaterThanOrEqual(0);
      if (scale.name === 'logit' || scale.name === 'none') expect(scale.from(z)).toBeLessThanOrEqual(100);
    }
    // What is measured beyond them (a dam in flood) is taken to be on them.
    expect(Number.isFinite(scale.to(0)) && Number.isFinite(scale.to(104))).toBe(true);
  });
});
