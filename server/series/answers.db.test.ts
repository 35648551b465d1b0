import { request } from 'node:http';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { LatestValues, Observations } from '../../sql/model/api/series.ts';
import { useApp } from '../../tests/harness/use-app.ts';
import { usedMemory } from '../../tests/harness/used-memory.ts';
import { everyStep, gatherAll, putSeries, putValues } from '../../tests/world/series.ts';

const world = useApp();

const read = async (id: string, query: string): Promise<Observations> => {
  const response = await world.get(`/api/series/${id}/observations?${query}`);
  const body = await response.json();
  expect([response.status, body]).toEqual([200, body]);
  return Observations.parse(body);
};
const begins = ({ time }: Observations): string[] => time.map((at) => new Date(at * 1000).toISOString());

const json = async (path: string) => (await world.get(path)).json();

const HOURS = 'stations.pm10.S010';
const RAIN = 'regions.rain.11';
let no = 0;

beforeAll(async () => {
  no = await putSeries(world.db, { layer: 'stations', feature: 'S010', parameter: 'pm10' });
  // Three days in Lagos, an hour east of UTC; of the second the first five hours are missing.
  const values = everyStep(
    '2024-01-31T23:00:00Z',
    'PT1H',
    Array.from({ length: 72 }, (_, hour) => hour % 24),
  );
  await putValues(
    world.db,
    no,
    values.filter((_, hour) => hour < 24 || hour >= 29),
  );
});

describe.each(['before they are gathered', 'from rollups', 'from rollups that are partly out of date'])(
  'periods, %s',
  (when) => {
    beforeAll(async () => {
      if (when !== 'before they are gathered') await gatherAll(world.db);
      if (when.endsWith('out of date')) {
        await world.db.pool.query(
          `update rollup set mean = -1, n = 1 where period = 2 and series_no = $1
        and start = '2024-02-01T23:00:00Z'`,
          [no],
        );
        await world.db.pool.query(`insert into series_dirty values ($1, '2024-02-02')`, [no]);
        await world.db.pool.query(
          `insert into rollup select series_no, period, '2024-02-03T23:00:00Z', n, coverage, min, mean, max, p10, p50,
        p90, sum, last, below, exceeded from rollup where series_no = $1 and period = 2 limit 1`,
          [no],
        );
        await world.db.pool.query(`insert into series_dirty values ($1, '2024-02-04')`, [no]);
      }
    });

    it('are days of the series’ time zone, with the mean as their value', async () => {
      const days = await read(HOURS, 'aggregate=day');
      expect(begins(days)).toEqual([
        '2024-01-31T23:00:00.000Z',
        '2024-02-01T23:00:00.000Z',
        '2024-02-02T23:00:00.000Z',
      ]);
      expect(days.value).toEqual([11.5, 14, 11.5]);
      expect([days.aggregate, days.flag, days.statistics]).toEqual(['day', undefined, undefined]);
    });

    it('are given whole where they meet the asked time, whose days are those of the series', async () => {
      expect(begins(await read(HOURS, 'aggregate=day&datetime=2024-02-02'))).toEqual([
        '2024-02-01T23:00:00.000Z',
      ]);
      const late = await read(HOURS, 'aggregate=day&datetime=2024-02-02T22:59:00Z/2024-02-02T23:00:00Z');
      expect(late.value).toEqual([14, 11.5]);
      expect((await read(HOURS, 'aggregate=hour&datetime=2024-02-02')).time.length).toBe(19);
      expect((await read(HOURS, 'aggregate=month&datetime=../2024-01-31')).time).toEqual([]);
    });

    it('have the statistics that are asked for', async () => {
      const days = await read(HOURS, 'aggregate=day&statistics=n,coverage,min,max,p10,p50,sum,last');
      expect(days.statistics).toEqual({
        n: [24, 19, 24],
        coverage: [1, 0.792, 1],
        min: [0, 5, 0],
        max: [23, 23, 23],
        p10: [2.3, 6.8, 2.3],
        p50: [11.5, 14, 11.5],
        sum: [276, 266, 276],
        last: [23, 23, 23],
      });
    });

    it('are null below the coverage that is asked for, and say why', async () => {
      const days = await read(HOURS, 'aggregate=day&coverage=0.8&statistics=n,coverage,max');
      expect(days.value).toEqual([11.5, null, 11.5]);
      expect(days.statistics).toEqual({ n: [24, 19, 24], coverage: [1, 0.792, 1], max: [23, null, 23] });
    });
  },
);

it('a value that comes is in its period at once', async () => {
  await putValues(world.db, no, [{ time: '2024-02-04T12:00:00+01:00', value: 1000 }]);
  const [month] = (await read(HOURS, 'aggregate=month&statistics=max')).statistics?.max ?? [];
  expect(month).toBe(1000);
  expect((await read(HOURS, 'aggregate=day&datetime=2024-02-04')).value).toEqual([1000]);
});

it('seasons are of three months, December of the winter that follows', async () => {
  const seasons = await read(RAIN, 'aggregate=season&datetime=2014-01-01/2015-02-28&statistics=n,coverage');
  expect(begins(seasons)).toEqual([
    '2013-11-30T23:00:00.000Z',
    '2014-02-28T23:00:00.000Z',
    '2014-05-31T23:00:00.000Z',
    '2014-08-31T23:00:00.000Z',
    '2014-11-30T23:00:00.000Z',
  ]);
  // January and February; then three each. The rain of a season is the sum of its months.
  expect(seasons.value).toEqual([0 + 1, 2 + 3 + 4, 5 + 6 + 7, 8 + 9 + 10, 11 + 0 + 1]);
  expect(seasons.statistics).toEqual({ n: [2, 3, 3, 3, 3], coverage: [0.667, 1, 1, 1, 1] });
});

it('what is suspect counts only where it is asked for', async () => {
  const odd = await putSeries(world.db, { layer: 'stations', feature: 'S011', parameter: 'pm10' });
  await putValues(world.db, odd, [
    { time: '2024-05-01T10:00:00+01:00', value: 10 },
    { time: '2024-05-01T11:00:00+01:00', value: 90, flag: 'suspect' },
  ]);
  const id = 'stations.pm10.S011';
  expect((await read(id, 'aggregate=day')).value).toEqual([10]);
  expect((await read(id, 'aggregate=day&flags=raw,suspect')).value).toEqual([50]);
});

it('how often limits were exceeded is told for each', async () => {
  const high = await putSeries(world.db, { layer: 'stations', feature: 'S012', parameter: 'pm10' });
  await putValues(
    world.db,
    high,
    everyStep(
      '2024-05-01T00:00:00+01:00',
      'PT1H',
      Array.from({ length: 48 }, (_, hour) => (hour < 6 ? 95 : 0)),
    ),
  );
  const { statistics } = await read('stations.pm10.S012', 'aggregate=day&statistics=exceeded');
  // The limits are 90, 80, 70, 60 and 50: six hours over the first, a mean of eight from six hours that is over the second.
  expect(statistics).toEqual({
    'exceeded:pt1h': [6, 0],
    'exceeded:pt8h': [1, 0],
    'exceeded:p1d': [0, 0],
    'exceeded:p1m': [0, 0],
    'exceeded:p1y': [0, 0],
  });
});

it('CSV has a row for each period, its begin in the series’ own time', async () => {
  const response = await world.get(
    `/api/series/${HOURS}/observations?f=csv&aggregate=day&statistics=max&datetime=2024-02-01`,
  );
  expect(await response.text()).toBe(
    [
      'series,start,value,n,coverage,max,unit,_source,_licence,_sample',
      `${HOURS},2024-02-01T00:00:00+01:00,11.5,24,1,23,ug/m3,"Biatouna, Test world",CC0-1.0,false`,
      '',
    ].join('\r\n'),
  );
});

describe('newest values', () => {
  it('are of every station of a layer, in one answer', async () => {
    const measured = { layer: 'stations', parameter: 'pm10', status: 'sample' } as const;
    const own = await putSeries(world.db, { ...measured, feature: 'S013' });
    await putSeries(world.db, { ...measured, feature: 'S014' });
    await putValues(world.db, own, [
      { time: '2020-03-02T08:30:00Z', value: 7 },
      { time: '2020-03-01T08:30:00Z', value: 6 },
    ]);
    const { values, numberMatched } = LatestValues.parse(await json('/api/series/latest?layer=stations'));
    expect(numberMatched).toBe(values.length);
    const one = values.find(({ series }) => series === 'stations.pm10.S013');
    expect(one).toMatchObject({
      feature: 'S013',
      name: { en: 'Station 13' },
      at: [expect.any(Number), expect.any(Number)],
      parameter: 'pm10',
      unit: 'ug/m3',
      time: '2020-03-02T08:30:00Z',
      value: 7,
      below: false,
      flag: 'raw',
      status: 'sample',
    });
    // One without a value has no newest one.
    expect(values.map(({ feature }) => feature)).not.toContain('S014');
    // Nothing of history is looked at for it: with none there it is the same.
    await world.db.pool.query('delete from observation where series_no = $1', [own]);
    expect(await json('/api/series/latest?layer=stations')).toMatchObject({ values, numberMatched });
  });

  it('are of the parameters that are asked for', async () => {
    const of = async (query: string) => LatestValues.parse(await json(`/api/series/latest?${query}`)).values;
    expect((await of('layer=regions&parameter=rain,pm10')).map(({ series }) => series)).toEqual([
      'regions.rain.11',
    ]);
    expect(await of('layer=regions&parameter=pm10')).toEqual([]);
    expect((await json('/api/series/latest?layer=nope')).parameter).toBe('layer');
    expect((await json('/api/series/latest')).parameter).toBe('layer');
    expect((await json('/api/series/latest?layer=regions&parameter=x')).parameter).toBe('parameter');
  });

  it('are CSV and GeoJSON, too', async () => {
    const path = '/api/series/latest?layer=regions&lang=en';
    const csv = await (await world.get(path, { headers: { Accept: 'text/csv' } })).text();
    expect(csv.split('\r\n')).toEqual([
      'series,feature,name,longitude,latitude,parameter,time,value,below,flag,unit,_source,_licence,_sample',
      expect.stringMatching(
        /^regions\.rain\.11,11,Region 11,[\d.]+,[\d.]+,rain,2023-12-01T00:00:00\+01:00,11,false,raw,mm,.*,CC0-1\.0,false$/,
      ),
      '',
    ]);
    const { features } = await (await world.get(`${path}&f=geojson`)).json();
    expect(features).toMatchObject([
      { id: 'regions.rain.11', geometry: { type: 'Point' }, properties: { name: 'Region 11', value: 11 } },
    ]);
  });
});

it('several series are one CSV: one after the other, each row with what it is of', async () => {
  const ids = 'regions.rain.11,stations.pm10.S010';
  const oneOf = async (id: string): Promise<{ n: number }> => (await json(`/api/series/${id}`)).series;
  const [own, other] = [await oneOf('regions.rain.11'), await oneOf('stations.pm10.S010')];
  const csv = await (await world.get(`/api/observations?series=${ids}&lang=en`)).text();
  const [header, ...rows] = csv.trimEnd().split('\r\n');
  expect(header).toBe('series,feature,name,parameter,time,value,below,flag,unit,_source,_licence,_sample');
  expect(rows).toHaveLength(own.n + other.n);
  expect(rows[0]).toMatch(/^regions\.rain\.11,11,Region 11,/);
  const firstOf = rows.map((row) => row.split(',')[0]);
  expect([...new Set(firstOf)]).toEqual(ids.split(','));
  expect(firstOf.lastIndexOf('regions.rain.11')).toBe(own.n - 1);
  const years = await (await world.get(`/api/observations?series=${ids}&aggregate=year`)).text();
  expect(years).toMatch(/^series,feature,name,parameter,start,value,n,coverage,unit,/);
  for (const [query, parameter] of [
    [`series=${ids},nope/11`, 'series'],
    [`series=${ids}&layout=deep`, 'layout'],
    ['series=nope.x.1', 'series'],
    ['series=%25E0', 'series'],
    ['', 'series'],
    [`series=${ids}&aggregate=year&statistics=exceeded`, 'statistics'],
    [`series=${ids}&statistics=n`, 'statistics'],
    [`series=${ids}&f=json`, 'f'],
  ])
    expect(await json(`/api/observations?${query}`)).toMatchObject({ status: 400, parameter });
});

it('or side by side: a row a time, a column a series', async () => {
  const ids = 'regions.rain.11,stations.pm10.S010';
  const wide = await (await world.get(`/api/observations?series=${ids}&layout=wide&lang=en`)).text();
  const { data } = Papa.parse<string[]>(wide.trimEnd());
  const [header, ...rows] = data;
  expect(header!.slice(3)).toEqual(['_flags', '_source', '_licence', '_sample']);
  expect(header![0]).toBe('time');
  expect(header![1]).toMatch(/^Region 11 · .+ \[.+\]$/);
  const times = rows.map((row) => Date.parse(row[0]!));
  expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
  for (const [at, id] of ids.split(',').entries()) {
    const { time, value } = await json(`/api/series/${id}/observations`);
    const told = rows.flatMap((row) =>
      row[at + 1] === '' ? [] : [[Date.parse(row[0]!) / 1000, Number(row[at + 1]!.replace('<', ''))]],
    );
    expect(told).toEqual(time.map((second: number, place: number) => [second, value[place]]));
  }
});

it('ten years of daily values are 20 kB as they are sent', async () => {
  const no = await putSeries(world.db, {
    layer: 'stations',
    feature: 'S020',
    parameter: 'pm10',
    averaging: 'P1D',
  });
  const values = Array.from(
    { length: 3653 },
    (_, day) => Math.round(400 + 300 * Math.sin(day / 58) + ((day * 7919) % 97)) / 10,
  );
  await putValues(world.db, no, everyStep('2011-12-31T23:00:00Z', 'P1D', values));
  const sizeOf = async (encoding: string) => {
    const { hostname, port } = new URL(world.origin);
    const path = '/api/series/stations.pm10.S020/observations';
    return new Promise<number>((resolve, reject) =>
      request({ hostname, port, path, headers: { 'Accept-Encoding': encoding } }, (response) => {
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
        });
        response.on('end', () => resolve(size));
      })
        .on('error', reject)
        .end(),
    );
  };
  expect(await sizeOf('gzip')).toBeLessThan(20_000);
  expect(await sizeOf('br, gzip')).toBeLessThan(15_000);
});

it('CSV of any length takes no more memory than of some rows', async () => {
  const long = await putSeries(world.db, { layer: 'stations', feature: 'S021', parameter: 'pm10' });
  await putValues(world.db, long, [{ time: '2023-01-01T00:00:00Z', value: 1 }]);
  await world.db.pool.query(
    `insert into observation (time, value, series_no, utc_offset)
     select '2023-01-01T00:00:00Z'::timestamptz + at * interval '2 minutes', at, $1, 60 from generate_series(1, 120000) at`,
    [long],
  );
  const response = await world.get('/api/series/stations.pm10.S021/observations?f=csv');
  const before = usedMemory();
  let [lines, most] = [0, 0];
  for await (const chunk of response.body!) {
    const sofar = lines;
    for (const byte of chunk as Uint8Array) if (byte === 10) lines++;
    if (Math.floor(lines / 10_000) > Math.floor(sofar / 10_000)) most = Math.max(most, usedMemory());
  }
  expect(lines).toBe(120_002);
  // The text alone has 10 MB, and its rows as objects ten times as many.
  expect((most - before) / 1e6).toBeLessThan(100);
});
