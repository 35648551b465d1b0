import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stl } from './stl.ts';

/** A generator whose numbers are the same every time. */
const randomOf = (seed: number) => {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
};
const noiseOf = (seed: number) => {
  const random = randomOf(seed);
  return () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
};

const YEARS = 20;
const season = (at: number) => 10 * Math.sin((2 * Math.PI * at) / 12);
const trend = (at: number) => 50 + 0.1 * at;
const noise = noiseOf(7);
const series = Array.from({ length: 12 * YEARS }, (_, at) => trend(at) + season(at) + 0.5 * noise());

/** Mean temperatures of Nottingham Castle by month, °F, 1920 to 1939 (Anderson 1976), as R has them. */
const NOTTINGHAM = [
  40.6, 40.8, 44.4, 46.7, 54.1, 58.5, 57.7, 56.4, 54.3, 50.5, 42.9, 39.8, 44.2, 39.8, 45.1, 47, 54.1, 58.7,
  66.3, 59.9, 57, 54.2, 39.7, 42.8, 37.5, 38.7, 39.5, 42.1, 55.7, 57.8, 56.8, 54.3, 54.3, 47.1, 41.8, 41.7,
  41.8, 40.1, 42.9, 45.8, 49.2, 52.7, 64.2, 59.6, 54.4, 49.2, 36.3, 37.6, 39.3, 37.5, 38.3, 45.5, 53.2, 57.7,
  60.8, 58.2, 56.4, 49.8, 44.4, 43.6, 40, 40.5, 40.8, 45.1, 53.8, 59.4, 63.5, 61, 53, 50, 38.1, 36.3, 39.2,
  43.4, 43.4, 48.9, 50.6, 56.8, 62.5, 62, 57.5, 46.7, 41.6, 39.8, 39.4, 38.5, 45.3, 47.1, 51.7, 55, 60.4,
  60.5, 54.7, 50.3, 42.3, 35.2, 40.8, 41.1, 42.8, 47.3, 50.9, 56.4, 62.2, 60.5, 55.4, 50.2, 43, 37.3, 34.8,
  31.3, 41, 43.9, 53.1, 56.9, 62.5, 60.3, 59.8, 49.2, 42.9, 41.9, 41.6, 37.1, 41.2, 46.9, 51.2, 60.4, 60.1,
  61.6, 57, 50.9, 43, 38.8, 37.1, 38.4, 38.4, 46.5, 53.5, 58.4, 60.6, 58.2, 53.8, 46.6, 45.5, 40.6, 42.4,
  38.4, 40.3, 44.6, 50.9, 57, 62.1, 63.5, 56.3, 47.3, 43.6, 41.8, 36.2, 39.3, 44.5, 48.7, 54.2, 60.8, 65.5,
  64.9, 60.1, 50.2, 42.1, 35.8, 39.4, 38.2, 40.4, 46.9, 53.4, 59.6, 66.5, 60.4, 59.2, 51.2, 42.8, 45.8, 40,
  42.6, 43.5, 47.1, 50, 60.5, 64.6, 64, 56.8, 48.6, 44.2, 36.4, 37.3, 35, 44, 43.9, 52.7, 58.6, 60, 61.1,
  58.1, 49.6, 41.6, 41.3, 40.8, 41, 38.4, 47.4, 54.1, 58.6, 61.4, 61.8, 56.3, 50.9, 41.4, 37.1, 42.1, 41.2,
  47.3, 46.6, 52.4, 59, 59.6, 60.4, 57, 50.7, 47.8, 39.2, 39.4, 40.9, 42.4, 47.8, 52.4, 58, 60.7, 61.8, 58.2,
  46.7, 46.6, 37.8,
];

const rms = (values: readonly number[]) =>
  Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length);

describe('STL (Cleveland et al. 1990) on a series whose truth is known', () => {
  it('finds trend and season, and its parts add up', () => {
    const parts = stl(series, { period: 12 });
    expect(rms(parts?.trend.map((value, at) => value - trend(at)) ?? [])).toBeLessThan(0.25);
    expect(rms(parts?.seasonal.map((value, at) => value - season(at)) ?? [])).toBeLessThan(0.5);
    series.forEach((value, at) => {
      expect((parts?.trend[at] ?? 0) + (parts?.seasonal[at] ?? 0) + (parts?.remainder[at] ?? 0)).toBeCloseTo(
        value,
        9,
      );
    });
  });

  it.each([12, 60])('with jumps is the same but for a small part of the noise, period %d', (period) => {
    const values = Array.from({ length: 20 * period }, (_, at) => {
      const year = at / period;
      return 50 + year + 10 * Math.sin(2 * Math.PI * year) + 2 * Math.sin((at * 7919) % 17);
    });
    const [all, some] = [false, true].map((jumps) => stl(values, { period, seasonal: 13, jumps })!);
    for (const part of ['trend', 'seasonal'] as const)
      expect(rms(all![part].map((value, at) => value - some![part][at]!))).toBeLessThan(0.05);
    expect(some!.trend).toHaveLength(values.length);
  });

  it('of Nottingham’s temperatures is R’s stl(nottem), all jumps 1 (R 4.2, the authors’ program; Anderson 1976)', () => {
    const cases = [
      [{ seasonal: 'periodic' }, 5, [-9.347481, 49.681205, 0.266276], [-9.47597, 49.004526, -1.728556]],
      [
        { seasonal: 7 },
        9,
        [-7.64001424574, 48.5737127438, -0.3336984981],
        [-11.7316111088, 49.4790826288, 0.05252848],
      ],
      [
        { seasonal: 7, seasonalDegree: 0 },
        9,
        [-7.92584269523, 48.9018727689, -0.3760300737],
        [-10.82173720634, 49.2186827626, -0.5969455562],
      ],
      // After fifteen rounds what was rounding at first is seen in the second digit.
      [{ seasonal: 7, robust: true }, 1, [-7.57, 48.78, -0.61], [-11.09, 49.21, -0.32]],
    ] as const;
    for (const [options, digits, first, last] of cases) {
      const parts = stl(NOTTINGHAM, { period: 12, ...options });
      for (const [at, found] of [
        [0, first],
        [239, last],
      ] as const)
        [parts?.seasonal[at], parts?.trend[at], parts?.remainder[at]].forEach((part, which) => {
          expect(part).toBeCloseTo(found[which]!, digits);
        });
    }
  });

  it('its parts move with the values and their unit, the season with the unit alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -99, max: 99 }), (factor, shift) => {
        const parts = stl(series, { period: 12 });
        const moved = stl(
          series.map((value) => value * factor + shift),
          { period: 12 },
        );
        for (const at of [0, 100, 239]) {
          expect(moved?.trend[at]).toBeCloseTo(parts!.trend[at]! * factor + shift, 6);
          expect(moved?.seasonal[at]).toBeCloseTo(parts!.seasonal[at]! * factor, 6);
        }
      }),
      { numRuns: 5 },
    );
  });

  it('steps over gaps', () => {
    const gaps = series.map((value, at) => (at % 17 === 3 ? null : value));
    const parts = stl(gaps, { period: 12, seasonal: 'periodic' });
    expect(parts?.remainder[3]).toBeNull();
    expect(rms(parts?.seasonal.map((value, at) => value - season(at)) ?? [])).toBeLessThan(0.3);
  });

  it('is not drawn off by outliers when it is robust', () => {
    const spiked = series.map((value, at) => (at % 29 === 11 ? value + 60 : value));
    const error = (robust: boolean) =>
      rms(
        stl(spiked, { period: 12, seasonal: 'periodic', robust })?.trend.map(
          (value, at) => value - trend(at),
        ) ?? [],
      );
    expect(error(true)).toBeLessThan(0.3);
    expect(error(false)).toBeGreaterThan(1);
  });

  it('needs two periods, and a value of each season', () => {
    expect(stl(series.slice(0, 23), { period: 12 })).toBeNull();
    expect(
      stl(
        series.map((value, at) => (at % 12 === 5 ? null : value)),
        { period: 12 },
      ),
    ).toBeNull();
  });
});
