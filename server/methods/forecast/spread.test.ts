import { describe, expect, it } from 'vitest';
import { studentQuantile } from '../distributions.ts';
import { mean } from '../series.ts';
import { naive } from './naive.ts';
import { normalOf, uniformOf } from './random.ts';
import { type Errors, spreadOf, squaresOf, withSpread } from './spread.ts';

/** As many standard deviations off at each of twelve steps of each origin. */
const off = (...by: number[]) => by.map((one) => Array.from({ length: 12 }, () => one));

const spoken = (errors: Errors, without: number | null = null) => spreadOf(squaresOf(errors), without);

describe('the spread that a back-test speaks for', () => {
  it('is the root of the mean square of errors, in which the model’s own word counts as two origins', () => {
    const spread = spoken(off(1, 2, 3, 4))!;
    expect(spread.df).toBe(6);
    expect(spread.factors).toHaveLength(12);
    // (2 × 1 + 1 + 4 + 9 + 16) / 6
    for (const factor of spread.factors) expect(factor).toBeCloseTo(Math.sqrt(32 / 6), 12);
  });

  it('of an origin is what the others say of it', () => {
    const spread = spoken(off(1, 2, 3, 40), 3)!;
    expect([spread.df, spread.factors[0]]).toEqual([5, Math.sqrt(16 / 5)]);
  });

  it('goes with the step, of which the neighbours speak, too', () => {
    const grows = Array.from({ length: 4 }, () => Array.from({ length: 12 }, (_, step) => 0.2 * step));
    const { factors } = spoken(grows)!;
    expect([...factors].sort((a, b) => a - b)).toEqual(factors);
    expect(factors[0]).toBeLessThan(0.7);
    expect(factors[11]).toBeGreaterThan(1.5);
  });

  it('is none of fewer than three origins, steps over what did not come, and is not carried away by what had no spread', () => {
    expect(spoken(off(1, 2))).toBeNull();
    const holes = off(1, 1, 1).map((origin, at) => (at === 0 ? origin.map(() => null) : origin));
    expect(spoken(holes)!.factors[5]).toBe(1);
    const flat = spoken(off(Number.POSITIVE_INFINITY, 0, 0))!;
    expect(flat.factors[0]).toBeCloseTo(Math.sqrt((2 + 64) / 5), 12);
  });
});

it('a model with it tells that spread, and draws paths that are Student’s of it', () => {
  const normal = normalOf(uniformOf(4));
  let level = 20;
  const walk = Array.from({ length: 60 }, () => {
    level += normal();
    return level;
  });
  const model = naive(walk)!;
  const spread = { df: 5, factors: [1, 1, 2] };
  const wide = withSpread(model, spread);
  const [own, told] = [model.predict(5), wide.predict(5)];
  expect(told.mean).toEqual(own.mean);
  // Beyond the steps of the back-test its last one holds.
  expect(told.sd.map((sd, at) => sd / own.sd[at]!)).toEqual([1, 1, 2, 2, 2]);
  const draw = normalOf(uniformOf(5));
  const ends = Array.from({ length: 8000 }, () => wide.path(5, draw)[4]!).sort((a, b) => a - b);
  expect(Math.abs(mean(ends) - told.mean[4]!)).toBeLessThan(0.1 * told.sd[4]!);
  for (const p of [0.025, 0.1, 0.25, 0.9, 0.975]) {
    const drawn = (ends[Math.round(p * ends.length)]! - told.mean[4]!) / told.sd[4]!;
    expect(Math.abs(drawn - studentQuantile(p, 5))).toBeLessThan(0.17);
  }
});
