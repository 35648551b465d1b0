import { beforeAll, describe, expect, it } from 'vitest';
import { useDb } from '../../tests/harness/use-db.ts';
import { FEATURE, months, putCaseSeries, rain, warmth } from '../../tests/world/case-series.ts';
import { CASES } from '../../tests/world/indicator-cases.ts';
import { compute, declare, publishIndicators, type Stored, valuesOf } from '../../tests/world/indicators.ts';
import { spei, spi } from '../methods/drought.ts';
import { thornthwaite } from '../methods/thornthwaite.ts';

const test = useDb({ template: 'world' });

let found: Record<string, Stored[]>;

beforeAll(async () => {
  const { db } = test;
  await putCaseSeries(db);
  await publishIndicators(
    db,
    Object.entries(CASES).map(([id, given]) => declare({ id, base: 'stations', ...given })),
  );
  await compute(db);
  found = {};
  for (const id of Object.keys(CASES)) found[id] = await valuesOf(db, id);
});
const told = (id: string, feature = FEATURE) =>
  Object.fromEntries(
    (found[id] ?? []).filter((one) => one.feature === feature).map(({ period, value }) => [period, value]),
  );
const one = (id: string, period: string, feature = FEATURE): Stored =>
  found[id]!.find((value) => value.feature === feature && value.period === period)!;

describe('an indicator is computed from', () => {
  it('a series and a property of the feature itself: the last volume of the month among the capacity', async () => {
    const { rows } = await test.db.pool.query<{ value: number }>(
      `select (f.properties->>'value')::float8 as value from feature f join layer l on l.no = f.layer_no
       where l.id = 'stations' and f.id = $1`,
      [FEATURE],
    );
    const capacity = rows[0]!.value;
    expect(told('filling')['2024-01']).toBeCloseTo((100 * 40) / capacity, 6);
    expect(told('filling')['2024-02']).toBeCloseTo((100 * 69) / capacity, 6);
    expect(one('filling', '2024-01').properties.coverage).toBe(1);
    expect(new Set(found.filling!.map(({ feature }) => feature))).toEqual(new Set([FEATURE]));
  });

  it('features that lie in a place: two halves in each of sixteen regions', () => {
    expect(found.halves).toHaveLength(16);
    expect(new Set(found.halves!.map(({ value }) => value))).toEqual(new Set([21]));
    expect(found.halves![0]!.inputs).toMatchObject([{ kind: 'property', layer: 'districts' }]);
  });

  it('areas inside of places on the ellipsoid, once where they overlap, as they were at the end of each year', async () => {
    const { rows } = await test.db.pool.query<{ id: string; year: number; share: number }>(
      `with r as (select f.* from feature f join layer l on l.no = f.layer_no where l.id = 'regions'),
        p as (select f.* from feature f join layer l on l.no = f.layer_no where l.id = 'permits')
       select r.id, year, 100 * coalesce((select ST_Area(ST_Intersection(r.geom, ST_Union(p.geom))::geography) from p
         where p.valid_from <= make_date(year, 12, 31) and (p.valid_to is null or p.valid_to > make_date(year, 12, 31))), 0)
         / ST_Area(r.geom::geography) as share
       from r, generate_series(2016, 2020) year order by r.id, year`,
    );
    expect(found.permitted).toHaveLength(80);
    expect(Math.max(...rows.map(({ share }) => share))).toBeGreaterThan(50);
    for (const { id, year, share } of rows) expect(told('permitted', id)[year]).toBeCloseTo(share, 4);
  });

  it('features near those of another layer', async () => {
    const { rows } = await test.db.pool.query<{ id: string; n: number }>(
      `with r as (select f.* from feature f join layer l on l.no = f.layer_no where l.id = 'regions'),
        s as (select f.* from feature f join layer l on l.no = f.layer_no where l.id = 'stations'),
        w as (select f.* from feature f join layer l on l.no = f.layer_no where l.id = 'rivers')
       select r.id, (select count(*)::int from s where ST_Contains(r.geom, s.geom)
         and exists (select from w where ST_Distance(w.geom::geography, s.geom::geography) <= 5000)) as n
       from r where r.id in ('11', '32') order by 1`,
    );
    expect(rows.some(({ n }) => n > 0)).toBe(true);
    for (const { id, n } of rows) expect(told('riverside', id)).toEqual({ all: n });
  });

  it('series at a distance, each counting less the further it is', async () => {
    const { rows } = await test.db.pool.query<{ metres: number }>(
      `select ST_Distance(a.geom::geography, b.geom::geography) as metres from feature a, feature b
       where a.id = 'S001' and b.id = 'S021' and a.layer_no = b.layer_no`,
    );
    const weight = 1 - rows[0]!.metres / 100_000;
    expect(weight).toBeGreaterThan(0.5);
    expect(told('pressure')['2022']).toBeCloseTo(100, 6);
    expect(told('pressure')['2023']).toBeCloseTo(50 + 40 * weight, 4);
    expect(told('pressure', 'S021')['2023']).toBeCloseTo(40 + 50 * weight, 4);
    expect(told('pressure', 'S240')).toEqual({});
  });

  it('a limit of its parameter: days above it, a value at the limit keeps it', () => {
    expect(told('exceeding')).toEqual({ '2024-03': 4 });
    expect(one('exceeding', '2024-03').properties).toMatchObject({ counted: 20, class: 'low' });
    expect(one('exceeding', '2024-03').properties.coverage).toBeCloseTo(20 / 31, 6);
  });

  it('and is none where too little is there, and says so', () => {
    expect(one('covered', '2024-03')).toMatchObject({
      value: null,
      properties: { missing: 'coverage', class: null },
    });
  });
});

describe('the method', () => {
  it('CCME WQI: one of sixteen tests fails twofold: F1 25, F2 6.25, F3 5.88, 84.74', () => {
    expect(told('quality')['2023']).toBeCloseTo(100 - Math.hypot(25, 6.25, 6.25 / 1.0625) / 1.732, 9);
    expect(one('quality', '2023').properties).toMatchObject({ f1: 25, f2: 6.25, variables: 4, tests: 16 });
  });

  it('bathing class: excellent by the samples of four seasons, none with twelve', () => {
    expect(told('bathing')['2023']).toBe(1);
    expect(one('bathing', '2022')).toMatchObject({
      value: null,
      properties: { missing: 'method', coverage: 0.75 },
    });
  });

  it('air quality: European by the worst of an hour, US by the mean of a day', () => {
    expect(told('european')['2024-05-01T00']).toBe(3);
    expect(told('european')['2024-05-01T01']).toBe(4);
    expect(one('european', '2024-05-01T01').properties.by).toBe('no2');
    expect(Object.keys(told('european'))).toHaveLength(24);
    expect(told('us')).toEqual({ '2024-05-01': 100 });
  });

  it('air quality: US by the greatest mean of eight hours of ozone, 126 at 0.078 ppm (EPA’s own example)', () => {
    expect(told('ozone')['2024-05-01']).toBe(126);
    expect(one('ozone', '2024-05-01').properties).toMatchObject({ by: 'o3', coverage: 1 });
  });

  it('shoreline change: -0.96 m a year with its interval', () => {
    expect(one('shoreline', 'all').value).toBeCloseTo(-0.96, 3);
    const { lower, upper } = one('shoreline', 'all').properties as { lower: number; upper: number };
    expect((upper - lower) / 2).toBeCloseTo((4.30265273 * Math.sqrt(5.6)) / Math.sqrt(500), 3);
  });

  it('fire weather: 10.10 on 13 April 1985 (Van Wagner & Pickett 1985)', () => {
    expect(told('fire')['1985-04-13']).toBeCloseTo(10.096371, 5);
  });

  it('against a baseline: of the same calendar month', () => {
    expect(told('anomaly')['2003-07']).toBeCloseTo(0.2, 9);
    expect(told('anomaly')['2000-01']).toBeCloseTo(-0.1, 9);
    expect(Object.keys(told('anomaly'))).toHaveLength(48);
  });

  it('against the year before: what was lost, not what was gained', () => {
    expect(told('loss')).toEqual({ '2020': null, '2021': 20, '2022': 0 });
  });

  it('SPI-3, as the pure method has it of the same months', () => {
    const series = months(2000, 2012, rain).map(([, value]) => value);
    const expected = spi(series, { scale: 3, calibration: { from: 0, to: 143 } });
    expect(told('drought')['2012-12']).toBeCloseTo(expected[155]!, 9);
    expect(told('drought')['2005-06']).toBeCloseTo(expected[65]!, 9);
    expect(one('drought', '2000-02').properties.missing).toBe('input');
  });

  it('SPEI-3, as the pure methods have it of the same months, at the latitude of the feature', async () => {
    const { rows } = await test.db.pool.query<{ latitude: number }>(
      `select ST_Y(f.geom) as latitude from feature f join layer l on l.no = f.layer_no where l.id = 'stations' and f.id = $1`,
      [FEATURE],
    );
    const [fallen, warm] = [rain, warmth].map((of) => months(2000, 2012, of).map(([, value]) => value));
    const calibration = { from: 0, to: 143 };
    const place = { latitude: rows[0]!.latitude, firstYear: 2000, heatOf: calibration };
    const expected = spei(fallen!, thornthwaite(warm!, place), { scale: 3, calibration });
    expect(told('balance')['2012-12']).toBeCloseTo(expected[155]!, 9);
    expect(told('balance')['2005-06']).toBeCloseTo(expected[65]!, 9);
    expect(one('balance', '2000-02').properties.missing).toBe('input');
    expect(one('balance', '2012-12').inputs.map((trace) => (trace as { input: string }).input)).toEqual([
      'rain',
      'rain',
      'warmth',
      'warmth',
      'north',
    ]);
  });

  it('composite: (3 × 0.5 + 1 × 0.8) / 4 of another indicator and a series, with bounds', () => {
    expect(told('life')['2021']).toBeCloseTo((100 * (3 * 0.5 + 0.8)) / 4, 9);
    expect(told('life')['2020']).toBeCloseTo(60, 9);
    const { lower, upper } = one('life', '2021').properties as { lower: number; upper: number };
    expect(lower).toBeLessThan(57.5);
    expect(upper).toBeGreaterThan(57.5);
    expect(one('life', '2021').inputs).toMatchObject([
      { input: 'wood', kind: 'series', from: '2021-01-01T00:00:00', to: '2022-01-01T00:00:00' },
      { input: 'lost', kind: 'indicator', indicator: 'loss', features: [FEATURE] },
    ]);
  });
});
