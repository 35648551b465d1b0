import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effisClass, FIRE_START, type FireDay, type FireWeather, fireWeather } from './fire-weather.ts';

const FILE = new URL('../../../shared/reference/fwi_1985_inputs.csv', import.meta.url);
const days = readFileSync(FILE, 'utf8')
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line): FireDay => {
    const [month = 0, , temperature = 0, humidity = 0, wind = 0, rain = 0] = line.split(',').map(Number);
    return { month, temperature, humidity, wind, rain };
  });

const runOf = (constant: '1985' | '1987'): FireWeather[] => {
  const run: FireWeather[] = [];
  for (const day of days) run.push(fireWeather(day, run.at(-1) ?? FIRE_START, constant));
  return run;
};

/** What the report prints for its 48 days, 13 April to 30 May, with rain of up to 16 mm on sixteen of them. */
const PRINTED = {
  ffmc: [
    87.7, 86.2, 87, 88.8, 89.1, 88.7, 87.4, 87.4, 86.8, 29.9, 49.4, 67.3, 77.8, 85.5, 91.5, 89.9, 90, 88.4,
    85.7, 87.4, 89.4, 91, 91.2, 91.7, 95.2, 89.7, 62.2, 76.7, 83.5, 88.7, 86.7, 89.6, 92.1, 21.3, 51, 82.3,
    75.4, 84.3, 90.3, 77.6, 90.2, 65.3, 55.4, 80.8, 61.7, 64.5, 77.6, 85.4,
  ],
  dmc: [
    8.5, 10.4, 11.8, 13.2, 15.4, 16.5, 17.2, 18.5, 19.7, 10.1, 10.7, 11.4, 13, 15.4, 19.8, 22.5, 25.2, 27,
    28.3, 30.8, 34.5, 38.8, 43.1, 48.1, 54.5, 57.4, 29.9, 31.3, 33.4, 37.1, 38.7, 41.7, 45.9, 20.1, 18.3,
    22.1, 16.4, 18.2, 22.1, 18.7, 23.8, 13.1, 7.7, 11.3, 8.4, 9, 10.5, 13.1,
  ],
  dc: [
    19, 23.6, 26.1, 28.2, 31.5, 33.5, 35.4, 37.9, 40.6, 29.5, 31.6, 33.7, 37, 40.7, 45.8, 50.2, 54.4, 57.9,
    63, 68.2, 74.3, 80.9, 87.4, 94.7, 102.1, 108.8, 91.8, 96.3, 101.6, 107.8, 112.8, 117.9, 123.9, 97, 103,
    108.9, 106.4, 110.6, 116.4, 117.7, 125.5, 108.5, 91.6, 97.8, 97.9, 101.9, 106.3, 111.5,
  ],
  isi: [
    10.9, 8.8, 6.5, 4.9, 12.6, 10.7, 4, 6.6, 7.4, 0, 0.4, 1.3, 1.1, 3.9, 8.4, 9.5, 11.7, 7.7, 4, 4.4, 5.9,
    11.1, 10.3, 9.9, 34.5, 11.3, 1.4, 2.3, 3.8, 5.6, 8.1, 15.9, 10.1, 0, 0.2, 3.3, 2.1, 6.4, 10, 1.6, 13.4,
    1.4, 1.2, 1.9, 1.2, 1.7, 2, 3.5,
  ],
  bui: [
    8.5, 10.4, 11.7, 13.1, 15.3, 16.4, 17.1, 18.4, 19.6, 10.9, 11.6, 12.3, 13.9, 15.9, 19.8, 22.4, 25.1, 27,
    28.2, 30.8, 34.4, 38.7, 43, 47.9, 54.3, 57.2, 33, 34.5, 36.7, 39.9, 41.6, 44.2, 47.7, 26.5, 25.3, 29.3,
    23.7, 25.8, 29.9, 26.8, 32.3, 20.2, 12.8, 17.6, 13.8, 14.7, 16.8, 20.3,
  ],
  fwi: [
    10.1, 9.3, 7.6, 6.2, 14.8, 13.5, 5.9, 9.7, 11, 0, 0.2, 0.9, 0.8, 5.5, 12.2, 14.3, 17.7, 13.3, 8, 9.1,
    12.3, 21, 21.1, 21.7, 52.6, 25.9, 3, 5.4, 8.9, 12.8, 17.3, 28.8, 21.9, 0, 0.2, 6.8, 3.8, 11.3, 17.2, 2.9,
    22, 1.9, 0.8, 2.6, 0.9, 2, 2.8, 5.8,
  ],
} as const;

describe('fire weather index of 13 April (Van Wagner & Pickett 1985)', () => {
  it('with the constant of 1985', () => {
    const first = fireWeather(days[0] as FireDay, FIRE_START, '1985');
    expect(first.ffmc).toBeCloseTo(87.69298, 5);
    expect(first.dmc).toBeCloseTo(8.545051, 5);
    expect(first.dc).toBeCloseTo(19.014, 5);
    expect(first.isi).toBeCloseTo(10.853661, 5);
    expect(first.bui).toBeCloseTo(8.490427, 5);
    expect(first.fwi).toBeCloseTo(10.096371, 5);
  });

  it('with the constant of 1987', () => {
    const first = fireWeather(days[0] as FireDay, FIRE_START, '1987');
    expect([first.ffmc, first.isi, first.fwi].map((value) => value.toFixed(2))).toEqual([
      '87.65',
      '10.78',
      '10.04',
    ]);
  });

  it('and of the whole season, rain and all, as the report prints it (Van Wagner & Pickett 1985; xclim’s tests)', () => {
    const run = runOf('1985');
    expect(run).toHaveLength(PRINTED.fwi.length);
    // One decimal, of single precision; 10 May has 11.5 °C in the report, 11 in our copy of it.
    for (const [code, printed] of Object.entries(PRINTED))
      for (const [at, day] of run.entries())
        expect(Math.abs(day[code as 'fwi'] - printed[at]!)).toBeLessThan(at < 27 ? 0.11 : 0.21);
  });

  it('over the whole season both stay near each other, and all codes in their range', () => {
    const [old, present] = [runOf('1985'), runOf('1987')];
    old.forEach((day, at) => {
      expect(Math.abs(day.fwi - (present[at]?.fwi ?? 0))).toBeLessThan(0.6);
      expect(day.ffmc).toBeLessThanOrEqual(101);
    });
  });
});

describe('whatever the weather', () => {
  const weather = fc.record({
    month: fc.integer({ min: 1, max: 12 }),
    temperature: fc.double({ min: -20, max: 50, noNaN: true }),
    humidity: fc.double({ min: 0, max: 100, noNaN: true }),
    wind: fc.double({ min: 0, max: 120, noNaN: true }),
    rain: fc.double({ min: 0, max: 200, noNaN: true }),
  });
  const codes = fc.record({
    ffmc: fc.double({ min: 0, max: 101, noNaN: true }),
    dmc: fc.double({ min: 0, max: 300, noNaN: true }),
    dc: fc.double({ min: 0, max: 1000, noNaN: true }),
  });

  it('codes are finite and not negative', () => {
    fc.assert(
      fc.property(weather, codes, (day, before) => {
        for (const value of Object.values(fireWeather(day, before)))
          expect(value >= 0 && Number.isFinite(value)).toBe(true);
      }),
    );
  });

  it('more wind never lowers the spread while fuel dries', () => {
    // Of fuel that is drier than the air lets it be, wind hastens the wetting as well: there less spreads with more wind.
    const drying = weather.map((day) => ({ ...day, rain: 0, humidity: day.humidity * 0.3 }));
    const damp = codes.map((before) => ({ ...before, ffmc: (before.ffmc * 80) / 101 }));
    fc.assert(
      fc.property(drying, damp, fc.double({ min: 0, max: 50, noNaN: true }), (day, before, more) => {
        const windier = fireWeather({ ...day, wind: day.wind + more }, before);
        expect(windier.isi).toBeGreaterThanOrEqual(fireWeather(day, before).isi * (1 - 1e-9));
      }),
    );
  });

  it('more rain never raises the droughts', () => {
    fc.assert(
      fc.property(weather, codes, fc.double({ min: 0, max: 50, noNaN: true }), (day, before, more) => {
        const plain = fireWeather({ ...day, rain: 0 }, before);
        const wet = fireWeather({ ...day, rain: 3 + more }, before);
        expect(wet.dc).toBeLessThanOrEqual(plain.dc + 1e-9);
        expect(wet.dmc).toBeLessThanOrEqual(plain.dmc + 1e-9);
      }),
    );
  });
});

it('classes of EFFIS', () => {
  expect([0, 11.2, 30, 45, 69.9, 70].map(effisClass)).toEqual([
    'low',
    'moderate',
    'high',
    'very-high',
    'extreme',
    'very-extreme',
  ]);
});
