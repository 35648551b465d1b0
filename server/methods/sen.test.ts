import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreVariance, seasonalSenSlope, senSlope } from './sen.ts';
import type { Series } from './series.ts';

const FILE = new URL('../../../shared/reference/mann_kendall_series.json', import.meta.url);
const rainfall = JSON.parse(readFileSync(FILE, 'utf8')) as Series;

/** Annual flow of the Nile at Aswan, 1871 to 1970, 1e8 m3 (Cobb 1978, Biometrika 65:243, table 1). */
const NILE = [
  1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958,
  1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020,
  1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040,
  759, 781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890,
  744, 749, 838, 1050, 918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
];

describe('Sen’s slope', () => {
  it('keeps the place of missing values (pyMannKendall 1.4, the same rainfall)', () => {
    const slope = senSlope(rainfall);
    expect(slope?.slope).toBeCloseTo(-0.006369426751592357, 12);
    expect(slope?.intercept).toBeCloseTo(96.15286624203821, 9);
  });

  it('a gap makes no slope steeper', () => {
    expect(senSlope([0, 1, null, null, 4, 5])?.slope).toBe(1);
  });

  it('its interval holds the true slope about as often as it says', () => {
    let seed = 1;
    const random = () => {
      seed = (seed * 48271) % 2147483647;
      return seed / 2147483647;
    };
    const noise = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
    const held = Array.from({ length: 400 }, () => {
      const slope = senSlope(Array.from({ length: 40 }, (_, i) => 0.1 * i + noise()));
      return (slope?.low ?? 1) <= 0.1 && (slope?.high ?? 0) >= 0.1;
    }).filter(Boolean).length;
    expect(held / 400).toBeGreaterThan(0.92);
    expect(held / 400).toBeLessThan(0.98);
  });

  it('of the Nile is -2.6 a year, its interval -3.6279 to -1.4284 by ranks 2144.96 and 2806.04 (Gilbert 1987, 16.5.1; in R)', () => {
    const slope = senSlope(NILE);
    expect(slope?.slope).toBeCloseTo(-2.6, 12);
    expect(slope?.low).toBeCloseTo(-3.62792647784, 9);
    expect(slope?.high).toBeCloseTo(-1.42844437595, 9);
    expect(scoreVariance(NILE)).toBeCloseTo(112728.3333333, 6);
  });

  it('of few values has a slope, and no interval that the pairs cannot carry', () => {
    expect(senSlope([1, 2, 3])).toMatchObject({ slope: 1, low: null, high: null });
    expect(senSlope([4, 4, 4, 4, 4, 4])).toMatchObject({ slope: 0, low: 0, high: 0 });
    expect(senSlope([null, 3])).toBeNull();
    expect(senSlope([Number.NaN, 1, 3])).toMatchObject({ slope: 2, intercept: -1 });
  });

  it('is wider the surer it is to be, moves with the unit, and turns with time', () => {
    const series = fc.array(fc.option(fc.integer({ min: -50, max: 50 }), { freq: 6 }), {
      minLength: 10,
      maxLength: 40,
    });
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: 9 }), (given, factor) => {
        const [narrow, wide] = [senSlope(given, { confidence: 0.6 }), senSlope(given, { confidence: 0.95 })];
        const scaled = senSlope(given.map((value) => (value === null ? null : value * factor + 3)));
        const back = senSlope([...given].reverse());
        if (narrow?.low == null || wide?.low == null) return;
        expect(wide.low).toBeLessThanOrEqual(narrow.low + 1e-12);
        expect(wide.high).toBeGreaterThanOrEqual(narrow.high! - 1e-12);
        expect(scaled?.low).toBeCloseTo(wide.low * factor, 9);
        expect(back?.slope).toBeCloseTo(-wide.slope, 9);
        expect(back?.low).toBeCloseTo(-wide.high!, 9);
      }),
    );
  });

  it('of seasons is that of their own pairs, whatever level each has', () => {
    const years = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(years, years, (one, other) => {
        const series = one.flatMap((value, at) => [value, other[at]!]);
        const lifted = one.flatMap((value, at) => [value + 500, other[at]! - 77]);
        expect(seasonalSenSlope(lifted, 2)?.slope).toBeCloseTo(seasonalSenSlope(series, 2)!.slope, 9);
      }),
    );
    expect(seasonalSenSlope([1, 2, 3], 12)).toBeNull();
  });
});
