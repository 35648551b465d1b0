import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BATHING_CLASSES, bathingQuality, logPercentiles } from './bathing-water.ts';

describe('class of a bathing water (Directive 2006/7/EC, annexes I and II)', () => {
  // Sixteen counts, eight of 10 and eight of 100: logarithms 1 and 2, mean 1.5, squares 16 x 0.25 = 4, deviation sqrt(4 / 15).
  const counts = [...Array<number>(8).fill(10), ...Array<number>(8).fill(100)];
  const sigma = Math.sqrt(4 / 15);

  it('percentiles by note (b) of annex II, worked by hand: antilog(1.5 + 1.282 σ) 145.2, antilog(1.5 + 1.65 σ) 224.9', () => {
    const found = logPercentiles(counts);
    expect(found?.p90).toBeCloseTo(10 ** (1.5 + 1.282 * sigma), 9);
    expect(found?.p95).toBeCloseTo(10 ** (1.5 + 1.65 * sigma), 9);
    expect([found?.p90.toFixed(1), found?.p95.toFixed(1)]).toEqual(['145.2', '224.9']);
    expect(logPercentiles(counts, { deviation: 'population' })?.p95).toBeCloseTo(10 ** (1.5 + 1.65 * 0.5), 9);
  });

  it('of a coast: E. coli excellent (224.9 ≤ 250), enterococci sufficient (145.2 ≤ 185, 224.9 > 200): the worse counts', () => {
    const clean = Array<number>(16).fill(5);
    expect(bathingQuality({ ecoli: counts, enterococci: clean }, 'coastal')?.class).toBe('excellent');
    expect(bathingQuality({ ecoli: clean, enterococci: counts }, 'coastal')?.class).toBe('sufficient');
    expect(bathingQuality({ ecoli: clean, enterococci: counts }, 'inland')?.class).toBe('good');
    const dirty = counts.map((count) => count * 2);
    expect(bathingQuality({ ecoli: clean, enterococci: dirty }, 'coastal')?.class).toBe('poor');
  });

  it('is none with fewer than sixteen samples of either', () => {
    expect(bathingQuality({ ecoli: counts, enterococci: counts.slice(1) }, 'coastal')).toBeNull();
    expect(
      bathingQuality({ ecoli: counts, enterococci: counts.slice(1) }, 'coastal', { least: 12 }),
    ).not.toBeNull();
  });

  it('a count of nothing is the limit of detection', () => {
    expect(logPercentiles([0, 0, 10], { detection: 10 })).toEqual({ p90: 10, p95: 10 });
  });

  it('never gets better while counts rise, and percentiles scale with the unit', () => {
    const samples = fc.array(fc.double({ min: 1, max: 5000, noNaN: true }), { minLength: 16, maxLength: 40 });
    fc.assert(
      fc.property(samples, fc.double({ min: 1, max: 50, noNaN: true }), (given, factor) => {
        const worse = given.map((count) => count * factor);
        const of = (values: number[]) => bathingQuality({ ecoli: values, enterococci: values }, 'coastal')!;
        const place = (one: ReturnType<typeof of>) => BATHING_CLASSES.indexOf(one.class);
        expect(place(of(worse))).toBeGreaterThanOrEqual(place(of(given)));
        expect(of(worse).ecoli.p95 / of(given).ecoli.p95).toBeCloseTo(factor, 6);
      }),
    );
  });
});
