import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heatDays, heatIndex } from './heat.ts';

const celsius = (fahrenheit: number): number => (fahrenheit - 32) / 1.8;
const index = (fahrenheit: number, humidity: number): number =>
  heatIndex(celsius(fahrenheit), humidity) * 1.8 + 32;

describe('heat index', () => {
  it.each([
    [35, 50, 41],
    [40, 50, 55],
  ])('of %i °C and %i %% is %i (xclim’s tests; NWS)', (temperature, humidity, found) => {
    expect(Math.round(heatIndex(temperature, humidity))).toBe(found);
  });

  it.each([
    [80, 40, 80],
    [90, 60, 100],
    [100, 40, 109],
    [100, 50, 118],
    [104, 55, 137],
    [110, 40, 136],
    [86, 90, 105],
    [90, 90, 122],
  ])(
    'of %i °F and %i %% is %i °F (chart of the US National Weather Service)',
    (temperature, humidity, found) => {
      expect(Math.round(index(temperature, humidity))).toBe(found);
    },
  );

  it('dry air takes away, damp air adds, as the NWS’s equation page says, and the parts meet where it says', () => {
    // At 95 °F the root is 1, and 13 - h a quarter of it: 13 % and 9 % lie a whole degree further apart.
    const dry = index(95, 13) - index(95, 9);
    const plain = index(95, 17) - index(95, 13);
    expect(dry - plain).toBeCloseTo(1, 0);
    for (const [temperature, humidity] of [
      [90, 13],
      [83, 85],
    ] as const)
      expect(
        Math.abs(index(temperature, humidity + 1e-6) - index(temperature, humidity - 1e-6)),
      ).toBeLessThan(1e-3);
  });

  it('is near the temperature where it is mild, and rises with humidity where it is hot', () => {
    expect(Math.abs(heatIndex(22, 50) - 22)).toBeLessThan(1);
    const hot = fc.double({ min: 30, max: 45, noNaN: true });
    const humid = fc.double({ min: 40, max: 90, noNaN: true });
    fc.assert(
      fc.property(hot, humid, (temperature, humidity) => {
        expect(heatIndex(temperature, humidity + 5)).toBeGreaterThan(heatIndex(temperature, humidity));
      }),
    );
    expect([heatIndex(35, 120), heatIndex(35, -5)]).toEqual([heatIndex(35, 100), heatIndex(35, 0)]);
  });
});

it('days above a threshold, of those that are there, in whatever order', () => {
  expect(heatDays([34.9, 35, 35.1, null, 40], 35)).toEqual({ days: 2, of: 4 });
  expect(heatDays([null, Number.NaN], 35)).toEqual({ days: 0, of: 0 });
  const maxima = fc.array(fc.option(fc.double({ min: -5, max: 55, noNaN: true })));
  fc.assert(
    fc.property(maxima, fc.double({ min: 0, max: 10, noNaN: true }), (given, more) => {
      expect(heatDays([...given].reverse(), 35)).toEqual(heatDays(given, 35));
      expect(heatDays(given, 35 + more).days).toBeLessThanOrEqual(heatDays(given, 35).days);
    }),
  );
});
