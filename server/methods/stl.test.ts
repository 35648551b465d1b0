import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loess } from './loess.ts';
import { pettitt, pettittP } from './pettitt.ts';
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

it('LOESS leaves a straight line as it is, gaps or not', () => {
  fc.assert(
    fc.property(
      fc.float({ min: -5, max: 5, noNaN: true }),
      fc.uniqueArray(fc.integer({ min: 0, max: 200 }), { minLength: 6 }),
      (slope, xs) => {
        const x = xs.sort((a, b) => a - b);
        const fitted = loess(
          x.map((at) => ({ x: at, y: 3 + slope * at })),
          x,
          { window: 5 },
        );
        for (const [i, at] of x.entries()) expect(fitted[i]).toBeCloseTo(3 + slope * at, 6);
      },
    ),
  );
});

/** Annual flow of the Nile at Aswan, 1871 to 1970, 1e8 m3 (Cobb 1978, Biometrika 65:243, table 1). */
const NILE = [
  1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958,
  1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020,
  1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040,
  759, 781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890,
  744, 749, 838, 1050, 918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
];

describe('Pettitt’s test', () => {
  it('the Nile at Aswan fell after 1898 (Cobb 1978), by the statistic as Pettitt defines it', () => {
    const change = pettitt(NILE);
    // U(t): signs of all pairs across t (Pettitt 1979, eq. 2).
    const u = NILE.map((_, t) =>
      NILE.slice(0, t + 1).reduce(
        (sum, one) => sum + NILE.slice(t + 1).reduce((signs, other) => signs + Math.sign(one - other), 0),
        0,
      ),
    );
    expect(1871 + (change?.at ?? 0)).toBe(1898);
    expect(change?.k).toBe(Math.max(...u.map(Math.abs)));
    expect([change?.before, change?.after].map((value) => Math.round(value ?? 0))).toEqual([1098, 850]);
  });

  it('p of K 5178 among 192 values is 3.029e-10 (R package trend, pettitt.test(UKDriverDeaths))', () => {
    expect(pettittP(5178, 192)).toBeCloseTo(3.029e-10, 13);
  });

  it('finds none where nothing changes, nor where there is nothing', () => {
    expect(pettitt([4, 4, 4, 4])).toBeNull();
    expect(pettitt([1, null])).toBeNull();
    const random = randomOf(3);
    const ps = Array.from({ length: 200 }, () => pettitt(Array.from({ length: 50 }, random))?.p ?? 1);
    expect(ps.filter((p) => p < 0.05).length / 200).toBeLessThan(0.07);
  });
});
