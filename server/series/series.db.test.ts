import { beforeAll, describe, expect, it } from 'vitest';
import { Observations, ParameterList, SeriesList, SeriesOne } from '../../sql/model/api/series.ts';
import { useApp } from '../../tests/harness/use-app.ts';
import { everyStep, gatherAll, putSeries, putValues } from '../../tests/world/series.ts';

const world = useApp();

const json = async (path: string) => {
  const response = await world.get(path);
  return { status: response.status, body: await response.json() };
};
const list = async (query: string): Promise<SeriesList> =>
  SeriesList.parse((await json(`/api/series?${query}`)).body);
const ids = async (query: string): Promise<string[]> => (await list(query)).series.map(({ id }) => id);
const valuesOf = async (query: string, id = 'stations.pm10.S001'): Promise<Observations> =>
  Observations.parse((await json(`/api/series/${id}/observations?${query}`)).body);

/** Who sees the stations from now on. */
const see = async (kind: 'public' | 'draft') => {
  await world.db.pool.query(`update layer set visibility = $1 where id = 'stations'`, [
    JSON.stringify({ kind }),
  ]);
  await world.db.pool.query('update publication set version = version + 1');
  await world.services.catalogue.refresh();
};

const ODD = 'stations.pm10~manual.S003';

beforeAll(async () => {
  const odd = await putSeries(world.db, {
    layer: 'stations',
    feature: 'S003',
    parameter: 'pm10',
    procedure: 'manual',
    averaging: 'PT0S',
    every: null,
    status: 'sample',
  });
  await putValues(world.db, odd, [
    { time: '2020-02-29T08:30:00+05:30', value: 0.5, below: true },
    { time: '2020-03-01T08:30:00-03:00', value: 1.25, flag: 'suspect' },
    { time: '2020-03-02T08:30:00Z', value: 7 },
  ]);
  await putSeries(world.db, { layer: 'stations', feature: 'gone', parameter: 'pm10' });
});

it('parameters are told with their theme', async () => {
  const { parameters } = ParameterList.parse((await json('/api/parameters')).body);
  expect(parameters.map(({ id, theme }) => [id, theme])).toEqual([
    ['pm10', 'monitoring'],
    ['rain', 'monitoring'],
  ]);
});

describe('series are found', () => {
  it('all, in the order of their ids, page by page', async () => {
    const all = await ids('');
    expect(all).toEqual(
      ['regions.rain.11', 'stations.pm10.gone', 'stations.pm10.S001', 'stations.pm10.S002', ODD].sort(
        (a, b) => (a < b ? -1 : 1),
      ),
    );
    const seen: string[] = [];
    for (let path: string | null = '/api/series?limit=2'; path; ) {
      const page: SeriesList = SeriesList.parse((await json(path)).body);
      expect(page.numberMatched).toBe(5);
      seen.push(...page.series.map(({ id }) => id));
      path = page.next?.replace(world.origin, '') ?? null;
    }
    expect(seen).toEqual(all);
  });

  it('by layer, parameter, theme, feature and status', async () => {
    expect(await ids('layer=regions')).toEqual(['regions.rain.11']);
    expect(await ids('layer=rivers')).toEqual([]);
    expect(await ids('parameter=rain')).toEqual(['regions.rain.11']);
    expect(await ids('parameter=pm10&feature=S002')).toEqual(['stations.pm10.S002']);
    expect(await ids('status=sample')).toEqual([ODD]);
    expect(await ids('theme=base')).toEqual([]);
    expect((await ids('theme=monitoring')).length).toBe(5);
  });

  it('by the words of feature and parameter', async () => {
    expect(await ids('q=ÉTÉ 1 particules&layer=stations&feature=S001')).toEqual(['stations.pm10.S001']);
    expect(await ids('q=الأمطار')).toEqual(['regions.rain.11']);
    expect(await ids('q=pm10 s002')).toEqual(['stations.pm10.S002']);
    expect(await ids('q=nowhere')).toEqual([]);
  });

  it('by box, by place and near a point, nearest first', async () => {
    const [first] = (await list('feature=S001')).series;
    const [lon = 0, lat = 0] = first?.at ?? [];
    expect(await ids(`bbox=${lon - 0.01},${lat - 0.01},${lon + 0.01},${lat + 0.01}&parameter=pm10`)).toEqual([
      'stations.pm10.S001',
    ]);
    const near = await ids(`near=${lon},${lat},60000&layer=stations`);
    expect(near.slice(0, 3)).toEqual(['stations.pm10.S001', 'stations.pm10.S002', ODD]);
    const next = (await list(`near=${lon},${lat},60000&layer=stations&limit=1`)).next ?? '';
    const second = SeriesList.parse((await json(next.replace(world.origin, ''))).body);
    expect(second.series.map(({ id }) => id)).toEqual(['stations.pm10.S002']);
    // The region itself, and the stations in it; neighbours that share its border do not lie in it.
    expect(await ids('place=governorate:ins:11')).toEqual(
      expect.arrayContaining(['regions.rain.11', 'stations.pm10.S001']),
    );
    expect(await ids('place=governorate:ins:21')).not.toContain('regions.rain.11');
  });

  it.each(['theme', 'layer', 'parameter', 'place'])('not by a %s that is none', async (name) => {
    const { status, body } = await json(`/api/series?${name}=nope`);
    expect([status, body.parameter]).toEqual([400, name]);
  });
});

describe('a series', () => {
  it('tells of its parameter, its source and its newest value', async () => {
    const { series, parameter, source } = SeriesOne.parse(
      (await json(`/api/series/${encodeURIComponent(ODD)}`)).body,
    );
    expect(series).toMatchObject({
      layer: 'stations',
      feature: 'S003',
      name: { en: 'Station 3' },
      procedure: 'manual',
      unit: 'ug/m3',
      every: null,
      n: 3,
      first: '2020-02-29T03:00:00Z',
      last: { time: '2020-03-02T08:30:00Z', value: 7, below: false, flag: 'raw' },
      rollups: ['hour', 'day', 'month', 'year'],
    });
    expect([parameter.id, source.publisher]).toEqual(['pm10', 'Biatouna']);
    expect((await world.get(series.links.feature.replace(world.origin, ''))).status).toBe(200);
  });

  it('has rollups of periods longer than what one value stands for', async () => {
    const [rain] = (await list('parameter=rain')).series;
    expect(rain?.rollups).toEqual(['year']);
  });

  it('is none where there is none', async () => {
    for (const id of ['stations.pm10.S999', 'nope', 'hidden.pm10.S001', '.'])
      expect((await json(`/api/series/${encodeURIComponent(id)}x`)).status).toBe(404);
  });

  it('is not there for who may not see its layer', async () => {
    await see('draft');
    expect(await ids('')).toEqual(['regions.rain.11']);
    expect((await json('/api/series?layer=stations')).status).toBe(400);
    expect((await json('/api/series/stations.pm10.S001')).status).toBe(404);
    expect((await json('/api/series/stations.pm10.S001/observations')).status).toBe(404);
    await see('public');
  });
});

describe('observations', () => {
  it('are columns in the order of time', async () => {
    const all = await valuesOf('');
    expect([all.time.length, all.numberMatched, all.thinned, all.aggregate]).toEqual([48, 48, false, null]);
    expect(all.time[0]).toBe(Date.parse('2024-02-29T23:00:00Z') / 1000);
    expect(all.value[0]).toBe(30);
    expect(all.below).toBeUndefined();
    expect(all.flag).toEqual(all.time.map(() => 0));
  });

  it('are of a span of time, both ends included', async () => {
    expect((await valuesOf('datetime=2024-03-01T00:00:00Z/2024-03-01T02:00:00Z')).time.length).toBe(3);
    expect((await valuesOf('datetime=2024-03-01')).time.length).toBe(24);
    expect((await valuesOf('datetime=../2023-12-31')).time).toEqual([]);
    expect((await json('/api/series/stations.pm10.S001/observations?datetime=2024-02-30')).status).toBe(400);
  });

  it('say which lie below a limit of detection, and take flags in or out', async () => {
    const odd = await valuesOf('', ODD);
    expect([odd.value, odd.below, odd.flag]).toEqual([
      [0.5, 1.25, 7],
      [true, false, false],
      [0, 2, 0],
    ]);
    expect((await valuesOf('flags=suspect', ODD)).value).toEqual([1.25]);
    expect((await valuesOf('flags=raw,checked', ODD)).value).toEqual([0.5, 7]);
  });

  it('are thinned to so many points', async () => {
    const thinned = await valuesOf('maxPoints=12');
    expect([thinned.thinned, thinned.numberMatched]).toEqual([true, 48]);
    expect(thinned.time.length).toBeLessThanOrEqual(12);
    expect(thinned.flag?.length).toBe(thinned.time.length);
  });

  it('are CSV with times in the offset that they came with', async () => {
    const response = await world.get(`/api/series/${ODD}/observations`, { headers: { Accept: 'text/csv' } });
    expect(response.headers.get('content-disposition')).toContain('-sample.csv');
    expect(await response.text()).toBe(
      [
        'series,time,value,below,flag,unit,_source,_licence,_sample',
        `${ODD},2020-02-29T08:30:00+05:30,0.5,true,raw,ug/m3,"Biatouna, Test world",CC0-1.0,true`,
        `${ODD},2020-03-01T08:30:00-03:00,1.25,false,suspect,ug/m3,"Biatouna, Test world",CC0-1.0,true`,
        `${ODD},2020-03-02T08:30:00Z,7,false,raw,ug/m3,"Biatouna, Test world",CC0-1.0,true`,
        '',
      ].join('\r\n'),
    );
  });

  it('are CSV in chunks, each once', async () => {
    const no = await putSeries(world.db, { layer: 'stations', feature: 'S009', parameter: 'pm10' });
    await putValues(
      world.db,
      no,
      everyStep(
        '2023-01-01T00:00:00Z',
        'PT1H',
        Array.from({ length: 10_001 }, (_, at) => at),
      ),
    );
    const text = await (await world.get('/api/series/stations.pm10.S009/observations?f=csv')).text();
    const values = text
      .split('\r\n')
      .slice(1, -1)
      .map((line) => Number(line.split(',')[2]));
    expect(values).toEqual(Array.from({ length: 10_001 }, (_, at) => at));
  });

  it('are 304 for who has them, until one is written', async () => {
    const path = '/api/series/stations.pm10.S002/observations';
    const etag = (await world.get(path)).headers.get('etag') ?? '';
    const again = () => world.get(path, { headers: { 'If-None-Match': etag } });
    expect((await again()).status).toBe(304);
    const { rows } = await world.db.pool.query(`select no from series where id = 'stations.pm10.S002'`);
    await putValues(world.db, rows[0].no, [{ time: '2024-03-03T00:00:00Z', value: 1 }]);
    expect((await again()).status).toBe(200);
  });

  it.each([
    ['statistics', 'mean'],
    ['coverage', '0.5'],
    ['flags', 'good'],
    ['maxPoints', '2'],
    ['aggregate', 'week'],
  ])('are not asked for by %s=%s', async (name, value) => {
    const { status, body } = await json(`/api/series/stations.pm10.S001/observations?${name}=${value}`);
    expect([status, body.parameter]).toEqual([400, name]);
  });
});

it('of a clock that changes for summer, hours are instants, and days have 23 or 25 of them', async () => {
  const id = 'stations.pm10.S012';
  const given = { layer: 'stations', feature: 'S012', parameter: 'pm10', averaging: 'PT30M' } as const;
  const no = await putSeries(world.db, { ...given, timeZone: 'Europe/Paris' });
  const halfHours = (from: string, count: number) => everyStep(from, 'PT30M', Array<number>(count).fill(1));
  const autumn = halfHours('2024-10-26T22:00:00Z', 50);
  // One hour of the 25 was not told.
  await putValues(world.db, no, [...halfHours('2024-03-30T23:00:00Z', 46), ...autumn.toSpliced(10, 2)]);
  const told = async (query: string) => {
    const { time, statistics } = await valuesOf(`${query}&statistics=n,coverage`, id);
    const at = (seconds: number) => new Date(seconds * 1000).toISOString().slice(5, 16);
    return time.map((one, row) => [at(one), statistics?.n?.[row], statistics?.coverage?.[row]]);
  };
  const days = [
    ['03-30T23:00', 46, 1],
    ['10-26T22:00', 48, 0.96],
  ];
  expect(await told('aggregate=day')).toEqual(days);
  await gatherAll(world.db);
  expect(await told('aggregate=day')).toEqual(days);
  const hours = await told('aggregate=hour&datetime=2024-10-27');
  // The third and the fourth are both two o'clock in Paris.
  expect(hours.slice(1, 4)).toEqual(['10-26T23:00', '10-27T00:00', '10-27T01:00'].map((at) => [at, 2, 1]));
  expect([hours.length, (await told('aggregate=hour&datetime=2024-03-31')).length]).toEqual([24, 23]);
});
