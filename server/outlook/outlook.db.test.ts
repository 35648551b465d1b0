import { beforeAll, describe, expect, it } from 'vitest';
import { JOB_KINDS } from '../../sql/jobs/kinds.ts';
import { runJob } from '../../sql/jobs/run-job.ts';
import type { Outlooks, PastOutlooks, Signals } from '../../sql/model/api/outlook.ts';
import type { ParameterDeclaration } from '../../sql/model/parameter.ts';
import { doJobs } from '../../tests/harness/jobs/do-jobs.ts';
import { useApp } from '../../tests/harness/use-app.ts';
import { computeRain } from '../../tests/world/indicators.ts';
import { lookAtAll } from '../../tests/world/outlook.ts';
import {
  everyStep,
  gatherAll,
  type NewValue,
  pm10,
  putParameter,
  putSeries,
  putValues,
} from '../../tests/world/series.ts';
import { normalOf, uniformOf } from '../methods/forecast/random.ts';
import { runOutlook } from './job.ts';

const world = useApp();
const RAIN = 'regions.rain.11';

const get = async <T>(path: string): Promise<T> => {
  const response = await world.get(path);
  expect([path, response.status]).toEqual([path, 200]);
  return (await response.json()) as T;
};
const outlookOf = (series: string) => get<Outlooks>(`/api/series/${series}/outlook`);
const pastOf = (series: string) => get<PastOutlooks>(`/api/series/${series}/outlook/past`);
const month = (at: number): string =>
  `${2014 + Math.floor(at / 12)}-${String(1 + (at % 12)).padStart(2, '0')}-01T00:00:00+01:00`;

/** Values as they come, gathered and looked at. */
const come = async (no: number, values: readonly NewValue[]): Promise<void> => {
  await putValues(world.db, no, values);
  await gatherAll(world.db);
  await lookAtAll(world.db);
};

const noOf = async (id: string): Promise<number> => {
  const { rows } = await world.db.pool.query<{ no: number }>('select no from series where id = $1', [id]);
  return rows[0]!.no;
};

/** A reservoir that loses one a day of what it has, give or take, and is limited in its manifest. */
const VOLUME: ParameterDeclaration = {
  ...pm10,
  id: 'volume',
  unit: 'hm3',
  gather: 'last',
  direction: 'higher-better',
  checks: [{ kind: 'range', min: 0 }],
  limits: [{ ...pm10.limits![2]!, id: 'low', value: 30, side: 'below', averaging: 'P1D' }],
  outlook: { stock: { empty: 0 } },
};
const STOCK = 'stations.volume.S001';
const emptying = (days: number): NewValue[] => {
  const normal = normalOf(uniformOf(7));
  return everyStep(
    '2024-01-01T00:00:00+01:00',
    'P1D',
    Array.from({ length: days }, (_, day) => 200 - day + 0.3 * normal()),
  );
};

/** A drought index of months: wet, then a run that begins below zero and reaches -2.1, then wet again, then another. */
const INDEX: ParameterDeclaration = { ...pm10, id: 'index', limits: [], signals: [{ detector: 'drought' }] };
const MONTHS_OF_INDEX = [
  ...Array(20).fill(0.5),
  -0.4,
  -1.2,
  -2.1,
  -0.8,
  0.3,
  ...Array(10).fill(0.2),
  -0.5,
  -1.1,
];

beforeAll(async () => {
  await computeRain(world.db);
  await putParameter(world.db, VOLUME);
  await putParameter(world.db, INDEX);
  const stock = await putSeries(world.db, {
    layer: 'stations',
    feature: 'S001',
    parameter: 'volume',
    averaging: 'PT0S',
    every: 'P1D',
  });
  await putValues(world.db, stock, emptying(150));
  const index = await putSeries(world.db, {
    layer: 'stations',
    feature: 'S002',
    parameter: 'index',
    averaging: 'P1M',
  });
  await putValues(
    world.db,
    index,
    MONTHS_OF_INDEX.map((value, at) => ({ time: month(at), value })),
  );
  await gatherAll(world.db);
  await lookAtAll(world.db);
});

describe('the outlook of a series', () => {
  it('is a forecast of its own periods, from the end of the last one on, on its own clock', async () => {
    const { outlooks, why, numberMatched } = await outlookOf(RAIN);
    expect([why, numberMatched]).toEqual([null, 1]);
    const [one] = outlooks;
    expect(one?.subject).toMatchObject({
      kind: 'series',
      id: RAIN,
      place: 'governorate:ins:11',
      unit: 'mm',
      theme: 'monitoring',
    });
    expect([one?.period, one?.timeZone, one?.origin]).toEqual([
      'month',
      'Africa/Lagos',
      '2023-12-31T23:00:00.000Z',
    ]);
    expect(one?.steps).toHaveLength(12);
    expect(one?.steps[1]).toMatchObject({
      start: '2024-01-31T23:00:00.000Z',
      end: '2024-02-29T23:00:00.000Z',
    });
  });

  it('is the naive one, and says so, where nothing is better: rain that is the same each year', async () => {
    const [one] = (await outlookOf(RAIN)).outlooks;
    expect([one?.method, one?.beatsNaive]).toEqual(['seasonal-naive', false]);
    expect(one?.steps.map(({ median }) => median)).toEqual(Array.from({ length: 12 }, (_, at) => at));
    expect(one?.skill).toMatchObject({ reference: 'seasonal-naive', season: 12, horizon: 12, p: null });
    expect(one?.skill.methods[0]).toMatchObject({ crps: 0, coverage: { 50: 1, 80: 1, 95: 1 } });
  });

  it('is not made of too little, and says why', async () => {
    expect(await outlookOf('stations.pm10.S001')).toMatchObject({ outlooks: [], why: 'history' });
  });

  it('tells when a stock is empty and how likely it falls below its limit, by step and within all of them', async () => {
    const [one] = (await outlookOf(STOCK)).outlooks;
    expect([one?.period, one?.beatsNaive]).toEqual(['day', true]);
    // 51 left, one a day: empty in 51 days, below 30 in 21.
    expect(one?.stock?.empty.median).toBeGreaterThan(48);
    expect(one?.stock?.empty.median).toBeLessThan(54);
    expect(one?.stock?.empty.low).toBeLessThanOrEqual(one?.stock?.empty.median ?? 0);
    expect(one?.stock?.full).toBeNull();
    const [limit] = one?.exceedance ?? [];
    expect(limit).toMatchObject({ limit: 'low', side: 'below', averaging: 'P1D', value: 30 });
    expect(limit?.steps.map(({ p }) => p)[10]).toBe(0);
    expect(limit?.steps.at(-1)?.p).toBe(one!.skill.horizon > 22 ? 1 : limit?.steps.at(-1)?.p);
    expect(limit!.whole).toBeGreaterThanOrEqual(Math.max(...limit!.steps.map(({ p }) => p)));
    // Nothing below what cannot be.
    expect(Math.min(...one!.steps.map(({ lower95 }) => lower95))).toBeGreaterThanOrEqual(0);
  });

  it('is CSV with the unit, the source and the licence in every row', async () => {
    const response = await world.get(`/api/series/${RAIN}/outlook?f=csv&lang=fr`);
    const [head, first] = (await response.text()).split('\r\n');
    expect(head).toBe(
      'kind_of,id,place,name,period,method,beats_naive,start,end,mean,median,lower50,upper50,lower80,upper80,lower95,upper95,unit,_source,_licence,_sample',
    );
    expect(first).toMatch(
      /^series,regions\.rain\.11,governorate:ins:11,.*,month,seasonal-naive,false,2023-12-31T23:00/,
    );
  });
});

describe('when values come', () => {
  it('another forecast is made, and the one before stays and is judged by them', async () => {
    const no = await noOf(RAIN);
    await come(no, [{ time: month(120), value: 3 }]);
    const past = await pastOf(RAIN);
    expect(past.outlooks.map(({ origin, isCurrent }) => [origin.slice(0, 7), isCurrent])).toEqual([
      ['2024-01', true],
      ['2023-12', false],
    ]);
    // 0 was forecast for sure and 3 came: the CRPS is the error, and so is the naive one's.
    expect(past.outlooks[1]?.judged).toEqual({
      n: 1,
      of: 12,
      mase: null,
      crps: 3,
      naiveCrps: 3,
      coverage: { 50: 0, 80: 0, 95: 0 },
    });
    expect(past.judged).toMatchObject({ n: 1, of: 12, crps: 3 });
  });

  it('nothing is made of the same again', async () => {
    const no = await noOf(RAIN);
    const before = (await pastOf(RAIN)).outlooks.map((one) => one.no);
    await world.db.pool.query('insert into outlook_dirty (series_no) values ($1)', [no]);
    await lookAtAll(world.db);
    expect((await pastOf(RAIN)).outlooks.map((one) => one.no)).toEqual(before);
  });

  it('a job is asked for that waits for what else comes, does it once, and is asked for again by what comes while it ends', async () => {
    const no = await noOf(RAIN);
    await putValues(world.db, no, [{ time: month(121), value: 1 }]);
    await doJobs(world.db);
    const jobs = async () =>
      (
        await world.db.pool.query(
          `select id, kind, payload, attempts, fails, run_at > now() as later from job where kind = 'outlook.run' and state = 'waiting'`,
        )
      ).rows;
    const [waiting, ...others] = await jobs();
    expect([waiting?.later, others]).toEqual([true, []]);
    await world.db.pool.query(`update job set state = 'running', attempts = 1, worker = 'w' where id = $1`, [
      waiting.id,
    ]);
    const given = { db: world.db, env: { COUNTRY: 'tn' }, signal: new AbortController().signal };
    // What is marked when it has looked at everything is left for another job.
    const late: typeof runOutlook = (payload, context) =>
      runOutlook(payload, {
        ...context,
        complete: async (work, result) => {
          await world.db.pool.query('insert into outlook_dirty (series_no) values ($1)', [no]);
          return context.complete(work, result);
        },
      });
    const taken = { ...waiting, attempts: 1 };
    expect(await runJob(taken, { kinds: JOB_KINDS, handlers: { 'outlook.run': late } }, given)).toEqual({
      kind: 'done',
    });
    expect((await pastOf(RAIN)).outlooks[0]?.origin.slice(0, 7)).toBe('2024-02');
    expect(await jobs()).toHaveLength(1);
    await lookAtAll(world.db);
  });
});

describe('the outlook of an indicator', () => {
  it('is told of a place, or of all of them', async () => {
    const all = await get<Outlooks>('/api/indicators/rained/outlook');
    const one = await get<Outlooks>('/api/indicators/rained/outlook?place=governorate:ins:11');
    expect(all.outlooks.length).toBeGreaterThan(0);
    expect(one.outlooks[0]?.subject).toMatchObject({
      kind: 'indicator',
      id: 'rained',
      place: 'governorate:ins:11',
      title: { en: 'rained' },
    });
    expect(one.outlooks[0]?.timeZone).toBe('UTC');
    // Classes are limits: `low` is entered below 50, where a month has no more than 11.
    expect(one.outlooks[0]?.exceedance).toMatchObject([
      { limit: 'low', side: 'below', whole: 1, title: { en: 'low' } },
    ]);
  });

  it('is refused of a place that there is not, by name', async () => {
    const response = await world.get('/api/indicators/rained/outlook?place=governorate:ins:99');
    expect([response.status, await response.json()]).toMatchObject([400, { parameter: 'place' }]);
  });
});

describe('early signals', () => {
  const signals = (query = '') => get<Signals>(`/api/signals?kind=drought${query}`);

  it('are droughts with begin, end, worst value, duration and magnitude (McKee 1993); one goes on', async () => {
    const found = await signals();
    expect(
      found.signals.map(({ since, until, severity, evidence }) => ({ since, until, severity, evidence })),
    ).toEqual([
      {
        since: new Date(month(20)).toISOString(),
        until: new Date(month(24)).toISOString(),
        severity: 'extreme',
        evidence: {
          value: -0.8,
          at: new Date(month(22)).toISOString(),
          peak: -2.1,
          class: 'extremely-dry',
          duration: 4,
          magnitude: 4.5,
        },
      },
      {
        since: new Date(month(35)).toISOString(),
        until: null,
        severity: 'moderate',
        evidence: {
          value: -1.1,
          at: new Date(month(36)).toISOString(),
          peak: -1.1,
          class: 'moderately-dry',
          duration: 2,
          magnitude: 1.6,
        },
      },
    ]);
    expect(found.signals[0]).toMatchObject({
      kind: 'drought',
      period: 'month',
      subject: { id: 'stations.index.S002' },
    });
    expect(found.signals[0]?.at).toHaveLength(2);
  });

  it('are filtered by theme, severity, time, what goes on, box and place', async () => {
    const count = async (query: string) => (await signals(query)).numberMatched;
    expect(await count('&theme=monitoring')).toBe(2);
    expect(await count('&theme=base')).toBe(0);
    expect(await count('&severity=severe')).toBe(1);
    expect(await count('&since=2016-06-01')).toBe(1);
    expect(await count('&open=true')).toBe(1);
    const [longitude, latitude] = (await signals()).signals[0]!.at!;
    const box = (by: number) =>
      [longitude - 0.01 + by, latitude - 0.01, longitude + 0.01 + by, latitude + 0.01].join();
    expect(await count(`&bbox=${box(0)}`)).toBe(2);
    expect(await count(`&bbox=${box(1)}`)).toBe(0);
    const inAll = await Promise.all(['11', '12'].map((code) => count(`&place=governorate:ins:${code}`)));
    expect(inAll.reduce((sum, one) => sum + one, 0)).toBe(2);
  });

  it('are those of series and of indicators at places, as /api/observations names them', async () => {
    // Of what this world computes none finds one by itself.
    const put = `insert into signal (indicator_id, feature_id, kind, since, severity, evidence)
      select 'rained', id, 'anomaly', '2020-01-01', 1, '{}' from feature where layer_no = (select no from layer where id = 'regions') group by id`;
    await world.db.pool.query(put);
    const { signals: all } = await get<Signals>('/api/signals?limit=1000');
    const shownFor = async (series: string) => (await get<Signals>(`/api/signals?series=${series}`)).signals;
    const ofSeries = all.filter(({ subject }) => subject.id === 'stations.index.S002');
    const computed = all.find(({ subject }) => subject.kind === 'indicator')?.subject;
    const name = `${computed?.id}/${computed?.place}`;
    const ofPlace = all.filter(({ subject }) => `${subject.id}/${subject.place}` === name);
    expect(ofSeries.length).toBeGreaterThanOrEqual(2);
    expect(ofPlace).toHaveLength(1);
    expect(all.length).toBeGreaterThan(ofSeries.length + ofPlace.length);
    expect(await shownFor('stations.index.S002')).toEqual(ofSeries);
    expect(await shownFor(name)).toEqual(ofPlace);
    expect(await shownFor(`stations.index.S002,${name}`)).toHaveLength(ofSeries.length + ofPlace.length);
    expect((await signals('&series=stations.index.S002&open=true')).numberMatched).toBe(1);
    await world.db.pool.query(`delete from signal where indicator_id = 'rained'`);
  });

  it('end, and keep their number, when what follows is wet', async () => {
    const before = (await signals('&open=true')).signals[0]?.id;
    await come(await noOf('stations.index.S002'), [{ time: month(37), value: 0.9 }]);
    const { signals: after } = await signals();
    expect(after.find(({ id }) => id === before)).toMatchObject({ until: new Date(month(37)).toISOString() });
  });

  it('go where a correction takes away what they were made of', async () => {
    await come(await noOf('stations.index.S002'), [{ time: month(36), value: -0.9 }]);
    expect((await signals()).signals.map(({ severity }) => severity)).toEqual(['extreme']);
  });

  it.each([
    'theme=none',
    'series=none',
    'series=',
    'series=rained/governorate:ins:99',
    'series=none/governorate:ins:11',
    'series=a%00b',
    'kind=flood',
    'severity=bad',
    'since=x',
    'place=nowhere',
    'bbox=1',
    'limit=0',
    'after=-1',
    'other=1',
  ])('refuse %s by its name', async (query) => {
    const response = await world.get(`/api/signals?${query}`);
    expect([response.status, await response.json()]).toMatchObject([400, { parameter: query.split('=')[0] }]);
  });
});

describe('what stands beside a series', () => {
  const normal = normalOf(uniformOf(12));
  const monthly = async (feature: string, parameter: ParameterDeclaration, values: readonly number[]) => {
    await putParameter(world.db, parameter);
    const of = { layer: 'stations', feature, parameter: parameter.id, averaging: 'P1M' };
    await come(
      await putSeries(world.db, of),
      values.map((value, at) => ({ time: month(at), value })),
    );
  };

  it('drives its forecast where that is declared: what came in a year ago is what is there now', async () => {
    const quiet = { ...pm10, limits: [], signals: [] };
    let level = 20;
    const inflow = Array.from({ length: 150 }, () => (level += normal()));
    await monthly('S005', { ...quiet, id: 'inflow' }, inflow);
    const stored = inflow.map((_, at) => 3 * (inflow[at - 12] ?? 20) + normal());
    const outlook = { driver: { id: 'inflow', lag: 12 } };
    await monthly('S005', { ...quiet, id: 'stored', outlook }, stored);
    // Elsewhere nothing is known of the inflow: the same values are forecast by themselves.
    await monthly('S006', { ...quiet, id: 'stored', outlook }, stored);
    const [driven] = (await outlookOf('stations.stored.S005')).outlooks;
    expect([driven?.method, driven?.beatsNaive, driven?.fit.driver]).toEqual(['regression', true, 'inflow']);
    for (const [at, { mean }] of driven!.steps.entries())
      expect(Math.abs(mean - 3 * inflow[138 + at]!)).toBeLessThan(6);
    const [alone] = (await outlookOf('stations.stored.S006')).outlooks;
    expect([alone?.method === 'regression', alone?.fit.driver]).toEqual([false, null]);
    expect(alone!.skill.methods[0]!.crps).toBeGreaterThan(driven!.skill.methods[0]!.crps);
  });

  it('is a source, where pollution rises near one: the nearest of the layers that are declared, and how far', async () => {
    const rising = Array.from({ length: 36 }, (_, at) => 30 + at + normal());
    const fumes = (id: string, metres: number): ParameterDeclaration => ({
      ...{ ...pm10, id, limits: [] },
      signals: [{ detector: 'rise', near: ['rivers', 'municipalities'], metres }],
    });
    await monthly('S007', fumes('fumes', 300_000), rising);
    await monthly('S007', fumes('smoke', 1), rising);
    const { rows } = await world.db.pool.query(
      `select l.id as layer, f.id as feature, round(min(ST_Distance(f.geom::geography, s.geom::geography)))::int as metres
       from feature s join layer sl on sl.no = s.layer_no and sl.id = 'stations',
         feature f join layer l on l.no = f.layer_no and l.id in ('rivers', 'municipalities')
       where s.id = 'S007' group by 1, 2 order by 3 limit 1`,
    );
    const { signals } = await get<Signals>('/api/signals?kind=rising-pollution');
    expect(signals.map(({ subject, until }) => [subject.id, until])).toEqual([['stations.fumes.S007', null]]);
    expect(signals[0]?.evidence.near).toEqual(rows[0]);
    expect(Math.round(signals[0]?.evidence.slope ?? 0)).toBe(12);
  });
});

it('what is expected of what somebody may not see is not there for her', async () => {
  const hide = async (visibility: string) => {
    await world.db.pool.query(`update layer set visibility = $1 where id in ('stations', 'regions')`, [
      visibility,
    ]);
    await world.db.pool.query('update publication set version = version + 1');
    await world.services.catalogue.refresh();
  };
  await hide('{"kind":"draft"}');
  for (const path of [
    `/api/series/${RAIN}/outlook`,
    `/api/series/${RAIN}/outlook/past`,
    '/api/indicators/rained/outlook',
    '/api/indicators/rained/outlook/past',
  ])
    expect([path, (await world.get(path)).status]).toEqual([path, 404]);
  expect((await get<Signals>('/api/signals')).numberMatched).toBe(0);
  await hide('{"kind":"public"}');
  expect((await get<Signals>('/api/signals?kind=drought')).numberMatched).toBe(1);
});
