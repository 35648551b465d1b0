import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EUROPEAN_BANDS,
  europeanAqi,
  europeanBand,
  exceedances,
  type Pollutant,
  percentileRule,
  ppbOf,
  US_TABLES,
  usAqi,
} from './air-quality.ts';

describe('European air quality index, bands of 2024 (ETC HE 2024/17)', () => {
  it.each(Object.entries(EUROPEAN_BANDS))('%s: a bound belongs to the better band', (name, bounds) => {
    const pollutant = name as Pollutant;
    expect(bounds.map((bound) => europeanBand(pollutant, bound))).toEqual([1, 2, 3, 4, 5]);
    expect(bounds.map((bound) => europeanBand(pollutant, bound + 0.01))).toEqual([2, 3, 4, 5, 6]);
  });

  it('the worst pollutant decides, and what must be measured must be there', () => {
    expect(europeanAqi({ pm2_5: 12, no2: 70, o3: 30 })).toEqual({ value: 4, by: 'no2' });
    expect(europeanAqi({ pm2_5: 12, no2: null }, [['no2'], ['pm2_5', 'pm10']])).toBeNull();
    expect(europeanAqi({ pm10: 200, no2: 1 }, [['no2'], ['pm2_5', 'pm10']])).toEqual({
      value: 5,
      by: 'pm10',
    });
    expect(europeanAqi({})).toBeNull();
    expect(europeanBand('no2', -1)).toBeNull();
  });
});

it('the European index never falls while a pollutant rises, and does not depend on the order of pollutants', () => {
  const names = Object.keys(EUROPEAN_BANDS) as Pollutant[];
  const values = fc.array(fc.double({ min: 0, max: 400, noNaN: true }), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(values, fc.nat(4), fc.double({ min: 0, max: 200, noNaN: true }), (given, which, more) => {
      const of = (pairs: [Pollutant, number][]) => europeanAqi(Object.fromEntries(pairs))!.value;
      const pairs = names.map((name, at): [Pollutant, number] => [name, given[at]!]);
      const worse = pairs.map(([name, value], at): [Pollutant, number] => [
        name,
        at === which ? value + more : value,
      ]);
      expect(of(worse)).toBeGreaterThanOrEqual(of(pairs));
      expect(of([...pairs].reverse())).toBe(of(pairs));
    }),
  );
});

describe('US air quality index of 2024 (EPA-454/B-24-002)', () => {
  it.each([
    [9.0, 50],
    [9.1, 51],
    [35.4, 100],
    [55.4, 150],
    [125.4, 200],
    [225.4, 300],
    [325.4, 500],
  ])('PM2.5 of %f ug/m3 over 24 h is %i', (value, index) => {
    expect(usAqi('pm2_5', '24h', value)).toBe(index);
  });

  it('ozone of 0.078 ppm over 8 h is 126 (EPA’s own example), and concentrations are cut, not rounded', () => {
    expect(usAqi('o3', '8h', 78)).toBe(126);
    expect(usAqi('o3', '8h', 78.9)).toBe(126);
    expect(usAqi('pm2_5', '24h', 35.49)).toBe(100);
    expect(usAqi('pm10', '24h', 54.99)).toBe(50);
  });

  it('says nothing where a table has no category', () => {
    expect(usAqi('o3', '1h', 124)).toBeNull();
    expect(usAqi('o3', '1h', 125)).toBe(101);
    expect(usAqi('o3', '8h', 201)).toBeNull();
    expect(usAqi('so2', '1h', 305)).toBeNull();
    expect(usAqi('so2', '24h', 305)).toBe(201);
    expect(usAqi('so2', '24h', 304)).toBeNull();
    expect(usAqi('no2', '24h', 10)).toBeNull();
    expect(usAqi('pm10', '24h', -1)).toBeNull();
  });

  it('never falls while the concentration rises', () => {
    const table = fc.constantFrom(...US_TABLES);
    const part = fc.double({ min: 0, max: 1.2, noNaN: true });
    fc.assert(
      fc.property(table, part, part, ({ pollutant, average, ends }, one, other) => {
        const most = Math.max(...ends.map((end) => end ?? 0));
        const [low, high] = [Math.min(one, other), Math.max(one, other)].map((x) =>
          usAqi(pollutant, average, x * most),
        );
        if (low !== null && high !== null) expect(low).toBeLessThanOrEqual(high as number);
      }),
    );
  });
});

it('counts exceedances: a value at the limit keeps it, a missing one does not count', () => {
  expect(exceedances([49, 50, 51, null, 80], 50)).toEqual({ above: 2, of: 4 });
});

it('40 ug/m3 of NO2 are 21.3 ppb at 25 °C', () => {
  expect(ppbOf('no2', 40)).toBeCloseTo(21.27, 2);
});

describe('rules of allowed exceedances', () => {
  it.each([
    ['PM10, 35 days', 35, 365, 90.41],
    ['ozone, 25 days', 25, 365, 93.15],
    ['SO2, 3 days', 3, 365, 99.18],
    ['SO2, 24 hours', 24, 8760, 99.73],
    ['NO2, 18 hours', 18, 8760, 99.79],
  ])('%s are a percentile (2011/850/EU, annex I B)', (_, allowed, of, percentile) => {
    expect(percentileRule([], { limit: 1, allowed, of }).percentile).toBeCloseTo(percentile, 2);
  });

  it('are kept exactly where exceedances are no more than allowed', () => {
    const values = fc.array(fc.option(fc.integer({ min: 0, max: 100 })), { maxLength: 60 });
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 10 }), (given, allowed) => {
        const { isKept } = percentileRule(given, { limit: 50, allowed, of: 365 });
        expect(isKept).toBe(exceedances(given, 50).above <= allowed);
      }),
    );
  });
});
