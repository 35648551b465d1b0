import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalQuantile } from './distributions.ts';
import { droughtClass, rollingSums, spei, spi } from './drought.ts';
import { mean } from './series.ts';

const FILE = new URL('../../../shared/reference/spi_monthly_1895_2017.csv', import.meta.url);
const rows = readFileSync(FILE, 'utf8')
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => line.split(',').map((cell) => (cell === 'nan' ? null : Number(cell))));
const column = (at: number) => rows.map((row) => row[at] ?? null);
const [rain, pet, published] = [2, 4, 5].map(column) as [
  (number | null)[],
  (number | null)[],
  (number | null)[],
];

/** The last months of the file are not there. */
const MISSING = 10;

const worst = (ours: (number | null)[], theirs: (number | null)[]) =>
  Math.max(...ours.map((value, at) => Math.abs((value ?? 0) - (theirs[at] ?? 0))));

describe('SPI', () => {
  it('of 123 years of months, as climate_indices 2.4 publishes them (gamma, Thom, clipped at 3.09)', () => {
    expect(worst(spi(rain, { scale: 1 }), published)).toBeLessThan(2e-6);
  });

  it.each([3, 6, 12])('over %i months is standard normal over its own calibration', (scale) => {
    const values = spi(rain, { scale }).flatMap((value) => value ?? []);
    expect(values).toHaveLength(rain.length - MISSING - scale + 1);
    expect(Math.abs(mean(values))).toBeLessThan(0.03);
    expect(Math.abs(mean(values.map((value) => value ** 2)) - 1)).toBeLessThan(0.06);
  });

  it('does not depend on the unit of precipitation', () => {
    expect(
      worst(
        spi(
          rain.map((value) => (value === null ? null : value / 25.4)),
          { scale: 3 },
        ),
        spi(rain, { scale: 3 }),
      ),
    ).toBeLessThan(1e-9);
  });

  it('is calibrated on the period that is named: what comes after does not change what was', () => {
    const calibration = { from: 0, to: 12 * 60 - 1 };
    const cut = spi(rain.slice(0, 12 * 80), { scale: 3, calibration });
    expect(spi(rain, { scale: 3, calibration }).slice(0, 12 * 80)).toEqual(cut);
  });

  it('says nothing where a month of the sum is missing, or too few years are there', () => {
    const gap = rain.map((value, at) => (at === 100 ? null : value));
    expect(
      spi(gap, { scale: 3 })
        .slice(99, 104)
        .map((value) => value === null),
    ).toEqual([false, true, true, true, false]);
    expect(spi(rain.slice(0, 60), { scale: 1 }).every((value) => value === null)).toBe(true);
  });

  it('gives zeros their share: with half of all Januaries dry, a dry one is the median', () => {
    const series = Array.from({ length: 12 * 40 }, (_, at) => (at % 24 === 0 ? 0 : 10 + ((at * 7) % 50)));
    expect(spi(series, { scale: 1 })[0]).toBeCloseTo(normalQuantile(0.5), 9);
  });
});

/** A month a year: what a season's values become by themselves. */
const YEARLY = { scale: 1, period: 1, leastYears: 4 } as const;

describe('months without rain', () => {
  // Ten years of forty dry: a share of 0.25, or by plotting positions (10 + 1) / (2 x 41) for the dry and 10 / 41 below the rest.
  const years = Array.from({ length: 40 }, (_, at) => (at % 4 === 0 ? 0 : 10 + ((at * 7) % 50)));

  it('stand at their share, or in the middle of it (Stagge et al. 2015), by hand', () => {
    expect(spi(years, YEARLY)[0]).toBeCloseTo(normalQuantile(0.25), 9);
    expect(spi(years, { ...YEARLY, zeros: 'middle' })[0]).toBeCloseTo(normalQuantile(11 / 82), 9);
    const [dry, wet] = [Math.min(...years.slice(1, 4)), spi(years, { ...YEARLY, zeros: 'middle' })];
    expect(wet[years.indexOf(dry)]).toBeGreaterThan(normalQuantile(10 / 41));
  });

  it('make no distribution where all are, or all but one, or where it always rains as much', () => {
    const of = (values: number[]) => spi(values, YEARLY).every((value) => value === null);
    expect(of(Array(40).fill(0))).toBe(true);
    expect(of([5, ...Array(39).fill(0)])).toBe(true);
    expect(of(Array(40).fill(0.1))).toBe(true);
  });
});

it('a month that is drier than any number tells is as dry as can be said, and a number', () => {
  // The same months but for a little: gamma of shape 816, by which 17.6 to 18.6 have probabilities of 1e-323 to 1e-307.
  const usual = Array.from({ length: 40 }, (_, at) => 100 + (at % 2 ? 3.5 : -3.5));
  const dry = Array.from({ length: 400 }, (_, at) => 16 + at / 100);
  const found = spi([...usual, ...dry], { ...YEARLY, calibration: { from: 0, to: 39 } });
  expect(found.slice(40)).toEqual(dry.map(() => -3.09));
});

describe('SPEI', () => {
  const none = Array(12).fill(0);
  const balances = (values: (number | null)[]) =>
    spei(
      values,
      values.map(() => 0),
      YEARLY,
    );

  it('is of balances skewed to the left as of those to the right: a mirrored series has the mirrored index', () => {
    const skewed = Array.from({ length: 40 }, (_, at) => Math.exp(at / 12) - 5);
    const found = balances(skewed);
    expect(found.every((value) => value !== null)).toBe(true);
    const mirrored = balances(skewed.map((value) => -value));
    for (const [at, value] of found.entries()) expect(mirrored[at]).toBeCloseTo(-value!, 9);
  });

  it('by the generalised logistic of lmoments3’s sample: 2, 5 and 8 at 0.3052960, 0.8519915, 0.9624759, and 1.580189, 2.740658, 4.437061 at a fifth, a half, four fifths (Hosking’s LMOMENTS; the distribution of the R package SPEI)', () => {
    const sample = [2, 3, 4, 2.4, 5.5, 1.2, 5.4, 2.2, 7.1, 1.3, 1.5];
    const known = [
      [2, 0.305296],
      [5, 0.8519915],
      [8, 0.9624759],
      [1.580189, 0.2],
      [2.740658, 0.5],
      [4.437061, 0.8],
    ] as const;
    const values = [...sample, ...known.map(([value]) => value)];
    const found = spei(
      values,
      values.map(() => 0),
      { ...YEARLY, calibration: { from: 0, to: sample.length - 1 } },
    ).slice(sample.length);
    known.forEach(([, probability], at) => {
      expect(found[at]).toBeCloseTo(normalQuantile(probability), 5);
    });
  });

  it('by hand of 1, 2, 3, 4, 6: L-moments 3.2, 1.2, skewness 1/6 (Hosking & Wallis 1997, A.7)', () => {
    // b0 3.2, b1 2.2, b2 1.7 by the weights of ranks: l2 = 2 b1 - b0, t3 = (6 b2 - 6 b1 + b0) / l2.
    const [l2, t3] = [1.2, 0.2 / 1.2];
    const k = -t3;
    const alpha = (l2 * Math.sin(k * Math.PI)) / (k * Math.PI);
    const xi = 3.2 - alpha * (1 / k - Math.PI / Math.sin(k * Math.PI));
    const probability = (x: number) => 1 / (1 + (1 - (k * (x - xi)) / alpha) ** (1 / k));
    const found = balances([1, 2, 3, 4, 6]);
    for (const [at, x] of [1, 2, 3, 4, 6].entries())
      expect(found[at]).toBeCloseTo(normalQuantile(probability(x)), 9);
  });

  it('over six months of 123 years, as R 4.2 has it by the formulas of Hosking & Wallis 1997, A.7, worked apart from ours', () => {
    const found = spei(rain, pet, { scale: 6 });
    for (const [at, index] of [
      [5, 0.812659308723],
      [99, 1.07628363678],
      [499, 2.17166858909],
      [999, 1.63367255418],
      [1465, -1.8670901716],
    ] as const)
      expect(found[at]).toBeCloseTo(index, 9);
  });

  it('of values as far apart on both sides is the logistic distribution, and of equal ones none', () => {
    const even = balances([-3, -1, 0, 1, 3]);
    expect(even[2]).toBeCloseTo(0, 9);
    expect(even[0]).toBeCloseTo(-even[4]!, 9);
    expect(balances([0.1, 0.1, 0.1, 0.1, 0.1])).toEqual(Array(5).fill(null));
  });

  it('does not change with the unit, nor where all balances are shifted, and rises with them', () => {
    const series = fc.array(fc.integer({ min: -200, max: 200 }), { minLength: 8, maxLength: 40 });
    fc.assert(
      fc.property(
        series,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: -99, max: 99 }),
        (given, factor, shift) => {
          const [found, moved] = [balances(given), balances(given.map((value) => value * factor + shift))];
          found.forEach((value, at) => {
            expect(moved[at] === null).toBe(value === null);
            if (value !== null) expect(moved[at]).toBeCloseTo(value, 5);
          });
          const order = given.map((value, at) => [value, found[at] ?? 0] as const).sort(([a], [b]) => a - b);
          for (const [at, [, index]] of order.entries())
            expect(index).toBeGreaterThanOrEqual((order[at - 1]?.[1] ?? index) - 1e-9);
        },
      ),
    );
  });

  it('says nothing where rain or demand is missing', () => {
    expect(spei([1, null, 3, Number.NaN], [0, 0, null, 0], YEARLY)).toEqual([null, null, null, null]);
    expect(spei(none, [1], YEARLY)).toEqual(Array(12).fill(null));
  });

  it.each(['log-logistic', 'gamma'] as const)(
    'by %s is about standard normal over its own calibration',
    (distribution) => {
      const values = spei(rain, pet, { scale: 6, distribution }).flatMap((value) => value ?? []);
      expect(values).toHaveLength(rain.length - MISSING - 5);
      expect(Math.abs(mean(values))).toBeLessThan(0.03);
      expect(Math.abs(mean(values.map((value) => value ** 2)) - 1)).toBeLessThan(0.06);
    },
  );

  it('both distributions tell nearly the same', () => {
    const [one, other] = [
      spei(rain, pet, { scale: 6 }),
      spei(rain, pet, { scale: 6, distribution: 'gamma' }),
    ];
    const differences = one.flatMap((value, at) =>
      value === null || Math.abs(value) > 2 ? [] : [Math.abs(value - (other[at] ?? 0))],
    );
    expect(mean(differences)).toBeLessThan(0.07);
  });
});

it('sums of the last months, and classes of the index', () => {
  expect(rollingSums([1, 2, null, 4, 5, 6], 2)).toEqual([null, 3, null, null, 9, 11]);
  expect([2.3, 1.5, 1, 0, -1, -1.6, -2].map(droughtClass)).toEqual([
    'extremely-wet',
    'very-wet',
    'moderately-wet',
    'near-normal',
    'moderately-dry',
    'severely-dry',
    'extremely-dry',
  ]);
});
