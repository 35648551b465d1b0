import { beforeAll, describe, expect, it } from 'vitest';
import { Dashboard } from '../../sql/model/api/dashboard.ts';
import { useApp } from '../../tests/harness/use-app.ts';
import {
  compute,
  declare,
  publishIndicators,
  putParameter,
  putSeries,
  words,
} from '../../tests/world/indicators.ts';

const world = useApp();
const REGION = 'governorate:ins:11';

const CLASSES = [
  { id: 'good', below: 20, title: words('good'), color: '#1a9641' },
  { id: 'fair', below: 40, title: words('fair'), color: '#a6d96a' },
  { id: 'poor', below: 60, title: words('poor'), color: '#fdae61' },
  { id: 'bad', title: words('bad'), color: '#d7191c' },
];

const read = async (query = ''): Promise<Dashboard> => {
  const response = await world.get(`/api/dashboard${query}`);
  expect(response.status).toBe(200);
  return Dashboard.parse(await response.json());
};

beforeAll(async () => {
  const { db } = world;
  await putParameter(db, 'dust', {
    limits: [
      {
        ...{ id: 'day', title: words('daily limit'), value: 50, side: 'above', averaging: 'P1D', allowed: 3 },
        ...{ authority: words('law'), text: words('article 1'), certainty: 'uncertain' },
      },
    ],
  });
  const no = await putSeries(db, { layer: 'regions', feature: '11', parameter: 'dust', averaging: 'P1M' }, [
    ['2014-01-01T00:00:00', 30],
    ['2014-02-01T00:00:00', 70],
  ]);
  // How often limits were exceeded is counted by the gathering, which has tests of its own.
  await db.pool.query(`update rollup set exceeded = '{"day": 12}' where series_no = $1 and period = 4`, [no]);
  await publishIndicators(db, [
    declare({
      ...{ id: 'dusty', base: 'regions', period: 'month', direction: 'higher-worse', classes: CLASSES },
      ...{ headline: true, inputs: { dust: { kind: 'series', parameter: 'dust', over: 'month' } } },
      method: { kind: 'sum', terms: [{ input: 'dust' }] },
    }),
    declare({
      ...{ id: 'unnamed', base: 'regions', period: 'month', direction: 'higher-worse', classes: CLASSES },
      inputs: { dust: { kind: 'series', parameter: 'dust', over: 'month' } },
      method: { kind: 'sum', terms: [{ input: 'dust' }] },
    }),
  ]);
  await compute(db);
  await db.pool.query(
    `insert into outlook (series_no, feature_id, period, origin, until, basis, method, beats_naive, fit, steps, skill,
      tested_origin, exceedance)
     values ($1, '11', 'month', '2014-03-01Z', '2014-04-01Z', 'test', 'naive', false, '{}', $2, $3, '2014-02-01Z', $4)`,
    [
      no,
      JSON.stringify([
        {
          ...{ start: '2014-03-01T00:00:00Z', end: '2014-04-01T00:00:00Z', mean: 60, median: 60 },
          ...{ lower50: 50, upper50: 70, lower80: 40, upper80: 80, lower95: 30, upper95: 90 },
        },
      ]),
      JSON.stringify({
        crpss: 0,
        p: null,
        methods: [],
        reference: 'naive',
        season: 1,
        origins: 1,
        horizon: 1,
      }),
      JSON.stringify([{ limit: 'day', value: 50, side: 'above', averaging: 'P1D', whole: 0.6, steps: [] }]),
    ],
  );
  await db.pool.query(
    `insert into signal (series_no, feature_id, kind, since, severity, evidence)
     values ($1, '11', 'anomaly', '2014-02-01Z', 2, '{"value": 70, "at": "2014-02-01T00:00:00Z"}')`,
    [no],
  );
  await world.services.catalogue.refresh();
});

describe('the dashboard', () => {
  it('ranks what needs attention with its reasons: a class, a limit, a signal, a forecast, each weighed and old', async () => {
    const { attention } = await read();
    const [first] = attention;
    expect(first).toMatchObject({ place: REGION, theme: 'monitoring' });
    expect(first?.reasons.map(({ kind, severity, weight }) => [kind, severity, weight])).toEqual([
      ['limit', 'severe', 0.25],
      ['class', 'severe', 0.25],
      ['signal', 'moderate', 0.125],
      ['forecast', 'moderate', 0.075],
    ]);
    // By hand: 1 - 0.75 × 0.75 × 0.875 × 0.925
    expect(first?.score).toBeCloseTo(0.5447, 4);
    expect(first?.reasons[0]).toMatchObject({ count: 12, allowed: 3, year: '2014', isOld: true });
  });

  it('shows the indicators that are declared to be headlines, and only them', async () => {
    const { headlines } = await read();
    expect(headlines).toMatchObject([
      {
        ...{ indicator: 'dusty', shown: '2014-02', value: 70, of: 1, class: 'bad' },
        limit: { value: 60, side: 'above' },
        spark: [
          { period: '2014-01', value: 30 },
          { period: '2014-02', value: 70 },
        ],
      },
    ]);
  });

  it('tells forecasts, and what is old or missing', async () => {
    const { outlook, gaps, warnings } = await read();
    expect(outlook).toMatchObject([
      { limit: { probability: 0.6 }, beatsNaive: false, at: { place: REGION } },
    ]);
    expect(gaps.map(({ kind, title }) => [kind, title.en])).toEqual(
      expect.arrayContaining([
        ['silent', 'dust'],
        ['old', 'dusty'],
      ]),
    );
    expect(warnings).toEqual([]);
  });

  it('of a place tells what lies in it', async () => {
    const [own, other] = [await read(`?place=${REGION}`), await read('?place=governorate:ins:12')];
    expect(own.place).toBe(REGION);
    expect(own.attention).toHaveLength(1);
    expect(own.headlines).toHaveLength(1);
    expect(other.attention).toEqual([]);
    expect(other.outlook).toEqual([]);
  });

  it('is known again by its tag until something changes', async () => {
    const tag = (await world.get('/api/dashboard')).headers.get('etag') ?? '';
    const again = await world.get('/api/dashboard', { headers: { 'If-None-Match': tag } });
    expect([again.status, again.headers.get('cache-control')]).toEqual([304, 'public, no-cache']);
    await world.db.pool.query(`update signal set changed_at = now() + interval '1 second'`);
    expect((await world.get('/api/dashboard')).headers.get('etag')).not.toBe(tag);
  });

  it('names the place at fault', async () => {
    const response = await world.get('/api/dashboard?place=nowhere');
    expect([response.status, ((await response.json()) as { parameter: string }).parameter]).toEqual([
      400,
      'place',
    ]);
  });
});
