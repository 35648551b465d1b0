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
