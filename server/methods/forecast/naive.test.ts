import { describe, expect, it } from 'vitest';
import { mean } from '../series.ts';
import type { Model } from './model.ts';
import { drift, meanMethod, naive, seasonalNaive } from './naive.ts';
import { normalOf, seedOf, uniformOf } from './random.ts';
import { leastSquares, regression } from './regression.ts';
import { adjusted, withSeason } from './stl-forecast.ts';

const draw = (seed = 1) => normalOf(uniformOf(seed));

describe('benchmarks spread as in Forecasting: principles and practice 3, table 5.2', () => {
  // Steps 2, 0, -1, 3: σ² 14/4 of the naive, mean 3.2.
  const values = [2, 4, 4, 3, 6];
  it('naive: σ √h', () => {
    const { mean: means, sd } = naive(values)!.predict(4);
    expect(means).toEqual([6, 6, 6, 6]);
    expect(sd).toEqual([1, 2, 3, 4].map((h) => expect.closeTo(Math.sqrt(3.5 * h), 10)));
  });

  it('mean: σ √(1 + 1/T)', () => {
    const squares = [2, 4, 4, 3, 6].reduce((sum, value) => sum + (value - 3.8) ** 2, 0);
    const { mean: means, sd } = meanMethod(values)!.predict(2);
    expect(means).toEqual([3.8, 3.8]);
    expect(sd).toEqual([1, 2].map(() => expect.closeTo(Math.sqrt((squares / 4) * 1.2), 10)));
  });

  it('drift: the line of first and last value, σ √(h (1 + h/(T - 1)))', () => {
    const sigma = Math.sqrt([1, -1, -2, 2].reduce((sum, error) => sum + error ** 2, 0) / 3);
    const { mean: means, sd } = drift(values)!.predict(2);
    expect(means).toEqual([7, 8]);
    expect(sd).toEqual([1, 2].map((h) => expect.closeTo(sigma * Math.sqrt(h * (1 + h / 4)), 10)));
  });

  it('seasonal naive: σ √(k + 1)', () => {
    const { mean: means, sd } = seasonalNaive([1, 5, 2, 7, 4, 6], 2)!.predict(5);
    const sigma = Math.sqrt((1 + 4 + 4 + 1) / 4);
    expect(means).toEqual([4, 6, 4, 6, 4]);
    expect(sd).toEqual([1, 1, 2, 2, 3].map((k) => expect.closeTo(sigma * Math.sqrt(k), 10)));
  });
});

describe('what is missing', () => {
  it('is stepped over: a step over a gap counts as its length, and what is missing at the end is ahead', () => {
    const { predict, parameters } = naive([2, null, 4, 4, 3, null])!;
    expect(parameters.sigma).toBeCloseTo(Math.sqrt((4 / 2 + 0 + 1) / 3), 10);
    expect(predict(1).sd[0]).toBeCloseTo(parameters.sigma! * Math.sqrt(2), 10);
    expect(drift([2, null, 4, 4, 3, null])!.predict(1).mean[0]).toBeCloseTo(3 + 2 / 4, 10);
  });

  it('has the season before stand for it', () => {
    expect(seasonalNaive([1, 5, 2, 7, 4, 6, null, 8], 2)!.predict(2).mean).toEqual([4, 8]);
  });

  it('is too much where a season has no value, or too few values tell the spread', () => {
    expect(seasonalNaive([1, null, 2, null, 3, null], 2)).toBeNull();
    expect([naive([1, 2]), drift([1, 2, 3]), meanMethod([1, 2])]).toEqual([null, null, null]);
  });
});

const spreadOf = (model: Model, horizon: number) => {
  const normal = draw(9);
  const ends = Array.from({ length: 4000 }, () => model.path(horizon, normal)[horizon - 1]!);
  const centre = mean(ends);
  return { centre, sd: Math.sqrt(mean(ends.map((end) => (end - centre) ** 2))) };
};
const made = (() => {
  const normal = draw(2);
  let level = 10;
  return Array.from({ length: 60 }, () => {
    level += 0.3 + normal();
    return level;
  });
})();

it.each([
  ['naive', naive(made)!],
  ['mean', meanMethod(made)!],
  ['drift', drift(made)!],
  ['seasonal naive', seasonalNaive(made, 4)!],
  ['STL and drift', withSeason(drift(adjusted(made, 4)!.history), adjusted(made, 4)!)!],
])('paths of %s have the means and spread that are told', (_, model) => {
  const { mean: means, sd } = model.predict(9);
  const { centre, sd: spread } = spreadOf(model, 9);
  expect(Math.abs(centre - means[8]!)).toBeLessThan(0.08 * sd[8]!);
  expect(Math.abs(spread / sd[8]! - 1)).toBeLessThan(0.06);
});

describe('STL and what is left', () => {
  it('repeats the last year of the season', () => {
    const season = [3, -1, -2, 0];
    const values = Array.from({ length: 40 }, (_, at) => 10 + season[at % 4]!);
    const parts = adjusted(values, 4)!;
    expect(
      withSeason(naive(parts.history), parts)!
        .predict(6)
        .mean.map((value) => Math.round(value * 1e6) / 1e6),
    ).toEqual([13, 9, 8, 10, 13, 9]);
  });
});

describe('regression on a driver', () => {
  it('solves least squares: Longley’s first columns are not needed, y = 1 + 2 x does', () => {
    const fit = leastSquares(
      [1, 2, 3, 5].map((x) => [1, x]),
      [3, 5, 7, 11],
    )!;
    expect(fit.coefficients).toEqual([expect.closeTo(1, 9), expect.closeTo(2, 9)]);
    expect(fit.squares).toBeCloseTo(0, 12);
    expect(
      leastSquares(
        [
          [1, 1],
          [1, 1],
        ],
        [1, 2],
      ),
    ).toBeNull();
  });

  const normal = draw(4);
  const inflow = Array.from({ length: 300 }, () => 5 + normal());
  const stored: number[] = [];
  inflow.forEach((_, at) => {
    stored.push(0.8 * (stored[at - 1] ?? 20) + 1.5 * (inflow[at - 2] ?? 5) + 0.2 * normal());
  });

  it('gives back what was made, and knows what is known of the driver: two steps ahead', () => {
    const model = regression(stored, { history: inflow, lag: 2, model: meanMethod(inflow)! }, null, draw(6))!;
    expect(model.parameters.phi).toBeCloseTo(0.8, 1.5);
    expect(model.parameters.driver).toBeCloseTo(1.5, 1.3);
    const { mean: means, sd } = model.predict(3);
    const last = stored.at(-1)!;
    const one =
      model.parameters.constant! + model.parameters.phi! * last + model.parameters.driver! * inflow.at(-2)!;
    expect(Math.abs(means[0]! - one)).toBeLessThan(0.05);
    // The third step hangs on what is not known of the driver yet.
    expect(sd[1]! / sd[0]!).toBeLessThan(1.6);
    expect(sd[2]! / sd[1]!).toBeGreaterThan(3);
  });

  it('is none where the driver tells nothing, or too few steps have both', () => {
    const same = inflow.map(() => 1);
    expect(regression(stored, { history: same, lag: 0, model: naive(same)! }, null, draw())).toBeNull();
    expect(
      regression(stored.slice(0, 15), { history: inflow, lag: 0, model: naive(inflow)! }, null, draw()),
    ).toBeNull();
  });
});

it('the same seed draws the same, another other numbers; they are uniform and normal', () => {
  expect([uniformOf(5)(), uniformOf(5)()]).toEqual([uniformOf(5)(), uniformOf(5)()]);
  expect(seedOf('series 1')).not.toBe(seedOf('series 2'));
  const uniform = uniformOf(8);
  const drawn = Array.from({ length: 20_000 }, uniform);
  expect(mean(drawn)).toBeCloseTo(0.5, 1.7);
  const normal = draw(8);
  const normals = Array.from({ length: 20_000 }, () => normal());
  expect(Math.abs(mean(normals))).toBeLessThan(0.03);
  expect(Math.abs(mean(normals.map((one) => one * one)) - 1)).toBeLessThan(0.04);
});
