import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { normalQuantile } from './distributions.ts';
import { droughtClass, rollingSums, spei, spi } from './drought.ts';
import { mean } from './series.ts';
import { thornthwaite } from './thornthwaite.ts';

const FILE = new URL('../../../shared/reference/spi_monthly_1895_2017.csv', import.meta.url);
const rows = readFileSync(FILE, 'utf8')
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => line.split(',').map((cell) => (cell === 'nan' ? null : Number(cell))));
const column = (at: number) => rows.map((row) => row[at] ?? null);
const [rain, temperature, pet, published] = [2, 3, 4, 5].map(column) as [
  (number | null)[],
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

describe('SPEI', () => {
  it.each(['log-logistic', 'gamma'] as const)(
    'by %s is about standard normal over its own calibration',
    (distribution) => {
      const values = spei(rain, pet, { scale: 6, distribution }).flatMap((value) => value ?? []);
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

it('evapotranspiration by Thornthwaite, as climate_indices 2.4 has it for the same place', () => {
  expect(worst(thornthwaite(temperature, { latitude: 25.2292, firstYear: 1895 }), pet)).toBeLessThan(1e-4);
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
