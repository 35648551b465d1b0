import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomOf } from './rows/random.ts';
import { days, hours, months, onDays, years } from './sample-moments.ts';
import { gammaOf, normalOf, scattered } from './sample-noise.ts';
import { expectedAt, observedOf, sampled, type Truth } from './sample-series.ts';

const PLAIN: Truth = { level: 10, noise: { kind: 'normal', sd: 1 }, decimals: 3 };
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: readonly number[]): number => {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
};
const drawn = (truth: Truth, moments = days('1990-01-01', '2009-12-31'), seed = 1) =>
  [...sampled(truth, moments, randomOf(seed))].map(({ value }) => value);
const numbers = (truth: Truth, seed?: number): number[] =>
  drawn(truth, undefined, seed).filter((value): value is number => typeof value === 'number');

describe('moments', () => {
  it('are days, also the 29th of February, and where they lie in the year and the week', () => {
    const all = days('2024-02-28', '2024-03-01');
    expect(all.map(({ time }) => time)).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
    expect(days('2024-01-01', '2024-12-31', 7)).toHaveLength(53);
    const [noon] = onDays(['2024-07-01']);
    expect(noon?.year).toBeCloseTo(2024.497, 3);
    expect(onDays(['2025-11-01', '2025-11-02', '2025-11-03']).map(({ isWeekend }) => isWeekend)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('are hours of a clock, with its offset', () => {
    const all = hours('2025-11-01', '2025-12-31', '+01:00');
    expect(all).toHaveLength(61 * 24);
    expect(all[0]?.time).toBe('2025-11-01T00:00:00+01:00');
    expect(all.at(-1)?.time).toBe('2025-12-31T23:00:00+01:00');
    expect(all[30]?.hour).toBe(6);
  });

  it('are months and years, each by its middle', () => {
    expect(months(1981, 2025)).toHaveLength(540);
    expect(
      months(1981, 1981)
        .map(({ time }) => time)
        .at(-1),
    ).toBe('1981-12-01');
    expect(months(1981, 1981)[0]?.year).toBeCloseTo(1981 + 1 / 24, 9);
    expect(years(2004, 2024).map(({ year }) => year)).toHaveLength(21);
    expect(years(2004, 2004)[0]).toMatchObject({ time: '2004-01-01', year: 2004.5 });
  });
});

describe('chance', () => {
  it('is normal where it says so', () => {
    const random = randomOf(3);
    const values = Array.from({ length: 20_000 }, () => normalOf(random));
    expect(Math.abs(mean(values))).toBeLessThan(0.03);
    expect(deviation(values)).toBeCloseTo(1, 1);
    expect(values.filter((value) => Math.abs(value) < 1.96).length / values.length).toBeCloseTo(0.95, 2);
  });

  it.each([0.5, 1, 2, 9])('has the mean and the spread of a gamma of shape %f', (shape) => {
    const random = randomOf(5);
    const values = Array.from({ length: 20_000 }, () => gammaOf(random, shape));
    expect(mean(values) / shape).toBeCloseTo(1, 1);
    expect(deviation(values) / Math.sqrt(shape)).toBeCloseTo(1, 1);
  });

  it.each([
    { kind: 'normal', sd: 2, persistence: 0.8 },
    { kind: 'lognormal', sd: 0.5, persistence: 0.3 },
    { kind: 'gamma', shape: 2 },
    { kind: 'showers', wet: 0.2, shape: 0.8 },
  ] as const)('keeps the mean ($kind)', (noise) => {
    const next = scattered(noise, randomOf(7));
    expect(mean(Array.from({ length: 40_000 }, () => next(10)))).toBeCloseTo(10, 0);
  });

  it('stays from value to value as much as it says', () => {
    const next = scattered({ kind: 'normal', sd: 3, persistence: 0.6 }, randomOf(11));
    const values = Array.from({ length: 20_000 }, () => next(0));
    const lagged = mean(values.slice(1).map((value, at) => value * values[at]!)) / deviation(values) ** 2;
    expect(lagged).toBeCloseTo(0.6, 1);
    expect(deviation(values)).toBeCloseTo(3, 0);
  });

  it('leaves days dry as often as it says', () => {
    const next = scattered({ kind: 'showers', wet: 0.25, shape: 1 }, randomOf(13));
    const values = Array.from({ length: 20_000 }, () => next(4));
    expect(values.filter((value) => value > 0).length / values.length).toBeCloseTo(0.25, 1);
  });
});

describe('what is expected', () => {
  const at = (truth: Partial<Truth>, day: string) => expectedAt({ ...PLAIN, ...truth }, onDays([day])[0]!);

  it('rises by the trend, steps at breaks, and is greatest at the season’s peak', () => {
    const trend = { perDecade: 5, since: 2000 };
    expect(at({ trend }, '2020-01-01')).toBeCloseTo(20, 9);
    expect(at({ breaks: [{ on: '2020-01-02', step: 3 }] }, '2020-01-01')).toBe(10);
    expect(at({ breaks: [{ on: '2020-01-02', step: 3 }] }, '2020-01-02')).toBe(13);
    const season = { amplitude: 4, peak: 7.5 };
    expect(at({ season }, '2023-07-17')).toBeCloseTo(14, 1);
    expect(at({ season }, '2023-01-16')).toBeCloseTo(6, 1);
  });

  it('has bumps in the day, quieter weekends and episodes', () => {
    const [, , third] = hours('2025-11-03', '2025-11-03', '+01:00');
    const hourly = { hours: [{ peak: 23, width: 1.5, height: 6 }] };
    expect(expectedAt({ ...PLAIN, ...hourly }, third!)).toBeCloseTo(10 + 6 * Math.exp(-2), 6);
    expect(at({ weekend: 0.5 }, '2025-11-01')).toBe(5);
    const episodes = [{ from: '2025-11-02', to: '2025-11-03', times: 3 }];
    expect(at({ episodes }, '2025-11-02')).toBe(30);
    expect(at({ episodes }, '2025-11-03')).toBe(10);
  });
});

describe('series', () => {
  it('are the same for a seed, and others for another', () => {
    expect(numbers(PLAIN, 4)).toEqual(numbers(PLAIN, 4));
    expect(numbers(PLAIN, 4)).not.toEqual(numbers(PLAIN, 5));
  });

  it('have gaps in runs, as many as they say', () => {
    const values = drawn({ ...PLAIN, gaps: { share: 0.1, length: 5 } });
    const runs = values.filter((value, at) => value === null && values[at - 1] !== null).length;
    const gone = values.filter((value) => value === null).length;
    expect(gone / values.length).toBeCloseTo(0.1, 1);
    expect(gone / runs).toBeGreaterThanOrEqual(4.9);
  });

  it('have errors of the instrument, and limits of detection', () => {
    const wild = numbers({ ...PLAIN, outliers: { share: 0.02, step: 100 } }).filter((value) => value > 50);
    expect(wild.length / 7305).toBeCloseTo(0.02, 2);
    const values = drawn({ ...PLAIN, detection: 9 });
    expect(values.filter((value) => value === '<9').length / values.length).toBeCloseTo(0.16, 1);
    expect(Math.min(...values.filter((value) => typeof value === 'number'))).toBeGreaterThanOrEqual(9);
  });

  it('stay within their bounds, and are as round as they say, whatever is drawn', () => {
    const moments = days('2020-01-01', '2020-03-01');
    fc.assert(
      fc.property(fc.integer(), fc.double({ min: -50, max: 50, noNaN: true }), (seed, level) => {
        const values = drawn({ ...PLAIN, level, least: 0, most: 20, decimals: 1 }, moments, seed);
        return values.every(
          (value) =>
            typeof value === 'number' && value >= 0 && value <= 20 && Number(value.toFixed(1)) === value,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('have in common what they share, and nothing else', () => {
    const shared = { seed: 77, noise: { kind: 'normal' as const, sd: 5 } };
    const [a, b] = [1, 2].map((seed) => numbers({ ...PLAIN, shared }, seed)) as [number[], number[]];
    const apart = a.map((value, at) => value - b[at]!);
    expect(deviation(a)).toBeCloseTo(Math.sqrt(26), 0);
    expect(deviation(apart)).toBeCloseTo(Math.sqrt(2), 1);
  });

  it('come as observations, each of its feature, without those in gaps', () => {
    const one = {
      feature: 'A.1',
      parameter: 'no2',
      truth: { ...PLAIN, gaps: { share: 0.5, length: 1 } },
      moments: days('2020-01-01', '2020-12-31'),
    };
    const all = [...observedOf([one, { ...one, feature: 'B' }], randomOf(2))];
    expect(all.length).toBeGreaterThan(250);
    expect(all.length).toBeLessThan(500);
    expect(all[0]).toMatchObject({ feature: 'A.1', parameter: 'no2' });
    expect(new Set(all.map(({ feature }) => feature))).toEqual(new Set(['A.1', 'B']));
  });
});
