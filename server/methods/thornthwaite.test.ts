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

  const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  /** Mean hours of daylight of the months of a common year. */
  const daylight = (latitude: number): number[] =>
    DAYS.map((days, month) => {
      const before = DAYS.slice(0, month).reduce((sum, more) => sum + more, 0);
      const hours = Array.from({ length: days }, (_, day) => daylightHours(latitude, before + day + 1));
      return hours.reduce((sum, more) => sum + more, 0) / days;
    });

  it('of a year of 2.1 to 14.5 °C, as a textbook works it: 10.67 in January, 90.29 mm in August (as PyETo’s tests carry it, BSD)', () => {
    const temperatures = [2.1, 2.5, 4.8, 7.1, 8.3, 10.7, 13.4, 14.5, 11.1, 8.2, 5.4, 3.7];
    const hours = [9.4, 10.6, 11.9, 13.4, 14.6, 15.2, 14.9, 13.9, 12.6, 11.1, 9.8, 9.1];
    const book = [10.67, 14.08, 28.49, 45.85, 57.47, 75.2, 89.91, 90.29, 64.26, 43.34, 26.24, 17.31];
    // The book has all months of 30 days, its own table of daylight, and rounds the heat index and the exponent on the way.
    const ours = daylight(42);
    thornthwaite(temperatures, { latitude: 42, firstYear: 2001 }).forEach((value, at) => {
      const asBook = value! * (30 / DAYS[at]!) * (hours[at]! / ours[at]!);
      expect(Math.abs(asBook - book[at]!)).toBeLessThan(0.35);
    });
  });

  it('daylight by month at 20° N, 10.9 in January to 13.2 in June (Bautista et al. 2009, Atmósfera 22:331; PyETo’s tests allow as much)', () => {
    const table = [10.9, 11.3, 11.9, 12.5, 12.9, 13.2, 13.1, 12.7, 12.1, 11.5, 11, 10.8];
    for (const [at, hours] of daylight(20).entries()) expect(Math.abs(hours - table[at]!)).toBeLessThan(0.15);
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
