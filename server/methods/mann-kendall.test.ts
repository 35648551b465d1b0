import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MANN_KENDALL_VARIANTS, mannKendall, seasonalMannKendall } from './mann-kendall.ts';
import { seasonalSenSlope, senSlope } from './sen.ts';
import type { Series } from './series.ts';

const FILE = new URL('../../../shared/reference/mann_kendall_series.json', import.meta.url);
const rainfall = JSON.parse(readFileSync(FILE, 'utf8')) as Series;
/** pyMannKendall's published values are of the series without its gaps, moved together. */
const dense = rainfall.filter((value) => value !== null);

describe('Mann-Kendall, monthly rainfall of pyMannKendall’s tests (Hussain & Mahmud 2019)', () => {
  it('original', () => {
    const trend = mannKendall(rainfall);
    expect(trend).toMatchObject({ n: 353, s: -1959, correction: 1 });
    expect(trend?.variance).toBeCloseTo(4889800.333333333, 6);
    expect(trend?.z).toBeCloseTo(-0.8854562842589916, 12);
    expect(trend?.p).toBeCloseTo(0.37591058740506833, 12);
    expect(trend?.tau).toBeCloseTo(-0.03153167653875869, 12);
  });

  it.each([
    ['hamed-rao', undefined, -3.859273515045842, 257403.38678462413],
    ['hamed-rao', 3, -0.5191093899188985, 14226812.425138814],
    ['yue-wang', undefined, -2.6377968071103193, 550988.7079774942],
    ['yue-wang', 1, -0.6078136738097195, 10377301.691383107],
    ['pre-whitened', undefined, -0.09882867695903437, 4865719],
    ['trend-free-pre-whitened', undefined, -0.2869405688895601, 4866576],
  ] as const)('%s, lags %s', (variant, lags, z, variance) => {
    const trend = mannKendall(dense, { variant, ...(lags ? { lags } : {}) });
    expect(trend?.z).toBeCloseTo(z, 9);
    expect((trend?.variance ?? 0) / variance).toBeCloseTo(1, 9);
  });

  it('seasonal', () => {
    const trend = seasonalMannKendall(rainfall, 12);
    expect(trend).toMatchObject({ s: -399 });
    expect(trend?.variance).toBeCloseTo(34702.333333333336, 6);
    expect(trend?.z).toBeCloseTo(-2.136504114534638, 12);
    expect(trend?.p).toBeCloseTo(0.03263834596177739, 12);
    expect(trend?.tau).toBeCloseTo(-0.0794979079497908, 12);
  });

  it('the slope of seasons is the median over the pairs of all of them (Hirsch, Slack & Smith 1982)', () => {
    const seasonal = [5, 1, 9, 3].map((level, season) => [level, level + season, level + 2 * season]);
    const series = [0, 1, 2].flatMap((year) => seasonal.map((values) => values[year] ?? null));
    // Slopes a year 0, 1, 2, 3, three pairs each.
    expect(seasonalSenSlope(series, 4)?.slope).toBe(1.5);
    expect(seasonalSenSlope([1, null, 2, null], 2)?.slope).toBe(1);
  });

  it('a straight line: S 64620, tau 1, slope 1 (same source)', () => {
    const line = Array.from({ length: 360 }, (_, i) => i);
    expect(mannKendall(line)).toMatchObject({ s: 64620, tau: 1 });
    expect(senSlope(line)).toMatchObject({ slope: 1, low: 1, high: 1 });
  });
});

const values = fc.array(fc.option(fc.integer({ min: -50, max: 50 }), { nil: null, freq: 6 }), {
  minLength: 8,
  maxLength: 40,
});

describe('ties', () => {
  it('2, 3, 3, 1, 5, 5: S 7 of 15 pairs, variance (6·5·17 - 2·2·1·9) / 18 = 26.333, by hand (Kendall 1975)', () => {
    const trend = mannKendall([2, 3, 3, 1, 5, 5]);
    expect(trend).toMatchObject({ n: 6, s: 7, tau: 7 / 15 });
    expect(trend?.variance).toBeCloseTo((6 * 5 * 17 - 2 * (2 * 1 * 9)) / 18, 12);
    expect(trend?.z).toBeCloseTo(6 / Math.sqrt(26.3333333333), 9);
  });
});

describe('whatever the series', () => {
  it('no variant changes with the unit, and a correction leaves S and tau as they are', () => {
    const steady = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 6, maxLength: 30 });
    fc.assert(
      fc.property(steady, fc.constantFrom(...MANN_KENDALL_VARIANTS), (series, variant) => {
        const [one, other] = [series, series.map((value) => value * 4)].map((given) =>
          mannKendall(given, { variant }),
        );
        expect(other?.z).toBeCloseTo(one!.z, 6);
        expect(one!.p >= 0 && one!.p <= 1 && Number.isFinite(one!.z)).toBe(true);
        if (variant === 'hamed-rao' || variant === 'yue-wang')
          expect([one!.s, one!.tau]).toEqual([mannKendall(series)!.s, mannKendall(series)!.tau]);
      }),
    );
  });

  it.each(MANN_KENDALL_VARIANTS)('%s sees none in equal values', (variant) => {
    expect(mannKendall(Array(12).fill(0.1), { variant })).toMatchObject({ s: 0, z: 0, p: 1 });
  });

  it('shifting and scaling by what is positive changes no test, and the slope by the scale', () => {
    fc.assert(
      fc.property(
        values,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: -99, max: 99 }),
        (series, scale, shift) => {
          const other = series.map((value) => (value === null ? null : value * scale + shift));
          expect(mannKendall(other)).toEqual(mannKendall(series));
          expect(senSlope(other)?.slope ?? 0).toBeCloseTo((senSlope(series)?.slope ?? 0) * scale, 9);
        },
      ),
    );
  });

  it('read backwards, it has the opposite trend', () => {
    fc.assert(
      fc.property(values, (series) => {
        const [there, back] = [mannKendall(series), mannKendall([...series].reverse())];
        expect((there?.s ?? 0) + (back?.s ?? 0)).toBe(0);
        expect(there?.p).toBe(back?.p);
      }),
    );
  });

  it('too few values have no trend, equal ones none either', () => {
    expect(mannKendall([1, null, 2, 3])).toBeNull();
    expect(mannKendall([5, 5, 5, 5, 5])).toMatchObject({ s: 0, z: 0, p: 1 });
    expect(senSlope([null, 3])).toBeNull();
  });
});
