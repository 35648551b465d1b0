import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daylightHours, thornthwaite } from './thornthwaite.ts';

const FILE = new URL('../../../shared/reference/spi_monthly_1895_2017.csv', import.meta.url);
const rows = readFileSync(FILE, 'utf8').trim().split(/\r?\n/).slice(1);
const numbers = rows.map((line) => line.split(',').map((cell) => (cell === 'nan' ? null : Number(cell))));
const column = (at: number) => numbers.map((row) => row[at] ?? null);
const [temperature, published] = [column(3), column(4)];
const PLACE = { latitude: 25.2292, firstYear: 1895 };

describe('evapotranspiration by Thornthwaite', () => {
  it('of 123 years of months, as climate_indices 2.4 has it for the same place', () => {
    const found = thornthwaite(temperature, PLACE);
    const worst = Math.max(...found.map((value, at) => Math.abs((value ?? 0) - (published[at] ?? 0))));
    expect(worst).toBeLessThan(1e-4);
    expect(found.map((value) => value === null)).toEqual(published.map((value) => value === null));
  });

  it('hours of daylight on 3 September at 20° S, 11.7 (Allen et al. 1998, FAO 56, example 9)', () => {
    expect(daylightHours(-20, 246)).toBeCloseTo(11.7, 1);
    expect([daylightHours(90, 172), daylightHours(90, 355), daylightHours(0, 80)]).toEqual([24, 0, 12]);
  });

  it('is 16 mm (L/12) (N/30) (10 T/I)^a: a place of always 10 °C at the equator, by hand', () => {
    // I = 12 x 2^1.514 = 34.27, a = 1.043; June has 30 days, and the equator twelve hours.
    const heat = 12 * 2 ** 1.514;
    const a = 6.75e-7 * heat ** 3 - 7.71e-5 * heat ** 2 + 1.792e-2 * heat + 0.49239;
    const found = thornthwaite(Array<number>(12).fill(10), { latitude: 0, firstYear: 2001 });
    expect(found[5]).toBeCloseTo(16 * (100 / heat) ** a, 9);
    expect(found[5]).toBeCloseTo(48.9, 0);
  });

  it('above 26.5 °C by the table’s parabola where that is asked for (Willmott, Rowe & Mintz 1985)', () => {
    const hot = [12, 14, 16, 19, 24, 28, 31, 32, 27, 22, 17, 13];
    const place = { latitude: 33.9, firstYear: 2001 };
    const [formula, table] = [thornthwaite(hot, place), thornthwaite(hot, { ...place, hot: 'table' })];
    expect(table.slice(0, 5)).toEqual(formula.slice(0, 5));
    const share = (table[6]! / (-415.85 + 32.24 * 31 - 0.43 * 31 ** 2)) * 30 * 12;
    expect(share / 31).toBeGreaterThan(13.8);
    expect(share / 31).toBeLessThan(14.2);
    expect(table[6]! / formula[6]!).toBeLessThan(0.95);
    // Where both meet, at 26.5 °C, both are some 135 mm.
    expect(-415.85 + 32.24 * 26.5 - 0.43 * 26.5 ** 2).toBeCloseTo(136.5, 0);
  });

  it('the heat index is of the years that are named: what comes later changes nothing of what was', () => {
    const heatOf = { from: 0, to: 12 * 60 - 1 };
    const whole = thornthwaite(temperature, { ...PLACE, heatOf });
    expect(thornthwaite(temperature.slice(0, 12 * 70), { ...PLACE, heatOf })).toEqual(
      whole.slice(0, 12 * 70),
    );
  });

  it('is never negative, none where it freezes, more where it is warmer, and tells nothing of a month without any', () => {
    const year = fc.array(fc.double({ min: -20, max: 26, noNaN: true }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(year, fc.double({ min: -60, max: 60, noNaN: true }), (given, latitude) => {
        thornthwaite([...given, ...given.map((t) => t + 1)], { latitude, firstYear: 2001 }).forEach(
          (value, at) => {
            const t = given[at % 12]! + Math.floor(at / 12);
            expect(value! >= 0 && Number.isFinite(value)).toBe(true);
            if (t <= 0) expect(value).toBe(0);
          },
        );
        const both = thornthwaite([...given, ...given.map((t) => t + 1)], { latitude, firstYear: 2001 });
        for (let month = 0; month < 12; month++)
          expect(both[month + 12]!).toBeGreaterThanOrEqual(both[month]!);
      }),
    );
    expect(thornthwaite([null, ...Array<number>(11).fill(9)], PLACE)).toEqual(Array(12).fill(null));
  });
});
