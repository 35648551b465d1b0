import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ObservationsWritten, SeriesLineage } from '../../../sql/model/api/observe.ts';
import { parameterOf } from '../../../tests/harness/observe.ts';
import { keyOf, type Somebody, send, signIn } from '../../../tests/harness/sign-in.ts';
import { useApp } from '../../../tests/harness/use-app.ts';
import { ENGINE } from '../../../tests/harness/use-db.ts';

const world = useApp();
let editor: Somebody;
let key: { Authorization: string };

const level = parameterOf({
  id: 'level',
  unit: 'm',
  conversions: [{ from: 'cm', factor: 0.01 }],
  checks: [{ kind: 'range', min: -5, max: 5 }],
});

const query = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await world.db.pool.query<T>(sql, values)).rows;

beforeAll(async () => {
  await query(`insert into parameter (id, theme_id, manifest) values ('level', 'monitoring', $1)`, [
    JSON.stringify(level),
  ]);
  await query(
    `insert into measure (layer_id, parameter_id, origin, averaging, every, stamp, time_zone, source_id, status)
     values ('stations', 'level', 'set:levels', 'PT1H', 'PT1H', 'begin', 'Europe/Paris', 'world', 'real')`,
  );
  await query('update publication set version = version + 1');
  await world.services.catalogue.refresh();
  editor = await signIn(world, ['editor', 'monitoring']);
  key = (await keyOf(world, editor.accountId, ['observations.write'])).headers;
});

const post = (
  path: string,
  body: string | Uint8Array,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(world.origin + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...key, ...headers },
    body: body as string,
  });
const CSV = { 'Content-Type': 'text/csv' };

type Answer = { status: number; body: ObservationsWritten & { type?: string; parameter?: string } };
const put = async (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> => {
  const response = await post(path, typeof body === 'string' ? body : JSON.stringify(body), headers);
  return { status: response.status, body: (await response.json()) as Answer['body'] };
};

const S1 = 'stations.level.S001';
const ONE = `/api/series/${S1}/observations`;
const stored = (id = S1) =>
  query<{ time: Date; value: number; below: boolean; flag: number; version: number }>(
    `select time, value, below, flag, version from observation o join series s on s.no = o.series_no where s.id = $1 order by time`,
    [id],
  );

describe('values of a series', () => {
  it('make the series, are written once, and corrected', async () => {
    const rows = [
      { time: '2024-01-01T00:00:00+01:00', value: 1 },
      { time: '2024-01-01T01:00', value: 150, unit: 'cm' },
      { time: '2024-01-01T02:00:00Z', value: '<0.5', flag: 'checked' },
      { time: '2024-01-01T04:00:00Z', value: 7 },
    ];
    const first = await put(ONE, rows);
    expect(first).toEqual({
      status: 200,
      body: { rows: 4, inserted: 4, corrected: 0, unchanged: 0, rejected: 0, rejects: [] },
    });
    expect(await stored()).toEqual([
      { time: new Date('2023-12-31T23:00:00Z'), value: 1, below: false, flag: 0, version: 1 },
      { time: new Date('2024-01-01T00:00:00Z'), value: 1.5, below: false, flag: 0, version: 1 },
      { time: new Date('2024-01-01T02:00:00Z'), value: 0.5, below: true, flag: 1, version: 1 },
      { time: new Date('2024-01-01T04:00:00Z'), value: 7, below: false, flag: 2, version: 1 },
    ]);
    expect((await put(ONE, { observations: rows })).body).toMatchObject({ unchanged: 4, inserted: 0 });
    expect((await put(ONE, [{ ...rows[0], value: 2 }])).body).toMatchObject({ corrected: 1 });
    const trail = await query<{ object_id: string; after: object }>(
      `select object_id, after from audit where action = 'observations.write' order by no`,
    );
    expect(trail).toEqual([
      { object_id: S1, after: { series: 1, inserted: 4, corrected: 0 } },
      { object_id: S1, after: { series: 1, inserted: 0, corrected: 1 } },
    ]);
  });

  it('tell what each was', async () => {
    const path = `/api/series/${S1}/observations/${encodeURIComponent('2024-01-01T00:00:00+01:00')}/versions`;
    const response = await world.get(path);
    expect(await response.json()).toMatchObject({
      series: S1,
      time: '2024-01-01T00:00:00+01:00',
      versions: [
        { version: 2, value: 2, until: null, why: null },
        { version: 1, value: 1, why: 'corrected' },
      ],
    });
    const told = async (query: string) =>
      (await (await world.get(`/api/series/${S1}/lineage?${query}`)).json()) as SeriesLineage;
    const corrected = SeriesLineage.parse(await told('only=corrected'));
    expect(corrected).toMatchObject({ series: S1, corrected: 1, more: false, n: 4 });
    expect(corrected.values.map(({ time, versions }) => [time, versions.map(({ value }) => value)])).toEqual([
      ['2024-01-01T00:00:00+01:00', [2, 1]],
    ]);
    expect((await (await fetch(corrected.values[0]!.href)).json()).versions).toEqual(
      corrected.values[0]!.versions,
    );
    const newest = await told('limit=1');
    expect([newest.values.length, newest.more, newest.source.publisher]).toEqual([
      ...[1, true, expect.any(String)],
    ]);
    for (const [query, parameter] of [
      ['only=odd', 'only'],
      ['limit=0', 'limit'],
      ['datetime=soon', 'datetime'],
    ])
      expect(await told(query!)).toMatchObject({ status: 400, parameter });
    expect((await world.get(path.replace('2024', '2023'))).status).toBe(404);
    expect((await world.get(path.replace('2024-01', 'noon'))).status).toBe(400);
  });

  it('are refused row by row, and the rest is kept; with all=true nothing is', async () => {
    const rows = [
      { time: '2024-02-01T00:00:00Z', value: 1 },
      { time: '2024-02-30T00:00:00Z', value: 1 },
      { time: '2024-03-31T02:30', value: 1 },
      { time: '2024-02-01T01:00:00Z', value: 'many' },
      { time: '2024-02-01T02:00:00Z', value: 1, unit: 'mile' },
      { time: '2024-02-01T03:00:00Z', value: 1, colour: 'red' },
      5,
      { time: '2024-02-01T03:00:00Z', value: 1, flag: 'fine' },
    ];
    const before = await stored();
    const none = await put(`${ONE}?all=true&lang=fr`, rows);
    expect(none).toMatchObject({ status: 422, body: { type: '/problems/rows-refused', rejected: 7 } });
    expect(await stored()).toEqual(before);
    const some = await put(ONE, rows);
    expect(some.body).toMatchObject({ rows: 8, inserted: 1, rejected: 7 });
    expect(some.body.rejects.map(({ row, field, reason }) => [row, field, reason])).toEqual([
      [2, 'time', 'not-a-time'],
      [3, 'time', 'skipped-time'],
      [4, 'value', 'not-a-measurement'],
      [5, 'unit', 'unknown-unit'],
      [6, 'colour', 'unknown-field'],
      [7, '', 'not-a-record'],
      [8, 'flag', 'unknown-flag'],
    ]);
    expect(some.body.rejects[0]!.message).toMatch(/2024-02-30/);
    expect((await put(`${ONE}?all=true`, [rows[0]])).body).toMatchObject({ unchanged: 1 });
  });
});

describe('values of many series', () => {
  it('come as CSV, long or wide, with commas where that is said', async () => {
    const long =
      'layer,feature,parameter,time,value,unit\r\nstations,S002,level,2024-01-01,1.5,\r\nstations,S003,level,2024-01-01,20,cm\r\n';
    expect((await put('/api/observations', `\ufeff${long}`, CSV)).body).toMatchObject({
      rows: 2,
      inserted: 2,
    });
    const wide = 'time;stations.level.S002;stations.level.S003\n2024-01-02;1,5;<2,5\n\n2024-01-03;;3\n';
    expect((await put('/api/observations?decimal=comma', wide, CSV)).body).toMatchObject({
      rows: 2,
      inserted: 3,
      rejected: 0,
    });
    const matrix = 'time\tS002\tS003\n2024-01-04\t1\t2\n';
    expect((await put('/api/observations?layer=stations&parameter=level', matrix, CSV)).body).toMatchObject({
      inserted: 2,
    });
    const each = 'time,feature,level\n2024-01-05,S002,"4"\n2024-01-05,S003,x\n2024-01-06,S003\n';
    const answer = await put('/api/observations?layer=stations', each, CSV);
    expect(answer.body).toMatchObject({ rows: 3, inserted: 1, rejected: 2 });
    expect(answer.body.rejects.map(({ row, reason }) => [row, reason])).toEqual([
      [3, 'not-a-measurement'],
      [4, 'wrong-field-count'],
    ]);
    expect((await stored('stations.level.S003')).map(({ value }) => value)).toEqual([0.2, 2.5, 3, 2]);
  });

  it('are taken back as they were downloaded; a check’s flag becomes one that somebody gave', async () => {
    const csv = await (await world.get(`${ONE}?f=csv&bom=true`)).text();
    const count = (await stored()).length;
    expect((await put('/api/observations', csv, CSV)).body).toMatchObject({
      rows: count,
      unchanged: count - 1,
      corrected: 1,
    });
  });

  it('are told of series that cannot be', async () => {
    const rows = [
      { series: 'stations.level.nobody', time: '2024-01-01', value: 1 },
      { series: 'stations.snow.S001', time: '2024-01-01', value: 1 },
      { series: 'no-layer.level.S001', time: '2024-01-01', value: 1 },
      { layer: 'stations', feature: 'S001\u0000', parameter: 'level', time: '2024-01-01', value: 1 },
      { time: '2024-01-01', value: 1 },
      { series: ['x'], time: '2024-01-01', value: 1 },
    ];
    const { body } = await put('/api/observations', rows);
    expect(body.rejects.map(({ reason }) => reason)).toEqual([
      'unknown-feature',
      'unknown-measure',
      ...Array(4).fill('unknown-series'),
    ]);
  });

  it('are written by who may: others are told so for each row, or for the whole', async () => {
    const other = await signIn(world, ['editor', 'nature']);
    const row = { time: '2024-01-01', value: 1 };
    const told = async (path: string, body: unknown) => {
      const response = await send(world, 'POST', path, { headers: other.headers, body });
      return { status: response.status, body: (await response.json()) as ObservationsWritten };
    };
    expect(await told(ONE, [row])).toMatchObject({ status: 403 });
    expect(await told('/api/observations', [{ series: S1, ...row }])).toMatchObject({
      status: 200,
      body: { rejected: 1, rejects: [{ reason: 'not-writable' }] },
    });
    expect(await told('/api/series/none.level.S001/observations', [row])).toMatchObject({ status: 404 });
    expect((await post(ONE, '[]', { Authorization: '' })).status).toBe(401);
  });
});

describe('a body that cannot be taken', () => {
  it.each<[string, string, Record<string, string>, number, string]>([
    ['broken JSON', '[{"time":', {}, 400, 'invalid-body'],
    ['JSON that goes wrong', '[{"time": "2024-01-01", "value": 1}, {"time": x}]', {}, 400, 'invalid-body'],
    ['no list', '{}', {}, 400, 'invalid-body'],
    ['a list by another name', '{"values": []}', {}, 400, 'unknown-field'],
    ['no list in its place', '{"observations": 5}', {}, 400, 'invalid-body'],
    ['nothing', '', {}, 400, 'invalid-body'],
    ['an empty CSV', '', CSV, 400, 'invalid-body'],
    ['a CSV without time', 'value\n1\n', CSV, 400, 'missing-column'],
    ['a CSV with a strange column', 'time,value,wind\n', CSV, 400, 'unknown-column'],
    ['a CSV with a column twice', 'time,value,value\n', CSV, 400, 'repeated-parameter'],
    ['another type', '<a/>', { 'Content-Type': 'application/xml' }, 415, 'other-type'],
    [
      'another charset',
      'time,value\n',
      { 'Content-Type': 'text/csv; charset=windows-1256' },
      415,
      'other-type',
    ],
    ['another encoding', '[]', { 'Content-Encoding': 'zstd' }, 415, 'other-type'],
    ['no gzip', '[]', { 'Content-Encoding': 'gzip' }, 400, 'invalid-body'],
  ])('%s', async (_, body, headers, status, code) => {
    expect(await put(ONE, body, headers)).toMatchObject({ status, body: { type: `/problems/${code}` } });
  });

  it('text that is no UTF-8', async () => {
    const bytes = Buffer.from('time,value,flag\n2024-01-01,1,caf\xe9\n', 'latin1');
    expect((await post(ONE, bytes, CSV)).status).toBe(400);
  });

  it('but one of as many rows as a request may bring is, over several transactions', async () => {
    // The other engine's transactions are of ten thousand.
    const many = ENGINE === 'server' ? 100_000 : 20_001;
    const time = (at: number) => new Date(Date.UTC(2020, 0, 1) + at * 60_000).toISOString();
    const lines = Array.from({ length: many }, (_, at) => `${time(at)},${at % 5}\n`);
    const response = await post(
      '/api/series/stations.level.S030/observations',
      gzipSync(`time,value\n${lines.join('')}`),
      { ...CSV, 'Content-Encoding': 'gzip' },
    );
    expect(await response.json()).toMatchObject({ rows: many, inserted: many, rejected: 0 });
    expect(
      await query(`select n, last_time, last_value from series where id = 'stations.level.S030'`),
    ).toEqual([{ n: many, last_time: new Date(time(many - 1)), last_value: (many - 1) % 5 }]);
  });

  it('more rows than a request may bring: none is written', async () => {
    const before = await stored();
    const row = (at: number) => `${new Date(Date.UTC(2020, 0, 1) + at * 60_000).toISOString()},1\n`;
    const lines = Array.from({ length: 100_001 }, (_, at) => row(at));
    const many = gzipSync(`time,value\n${lines.join('')}`);
    const refused = await post(ONE, many, { ...CSV, 'Content-Encoding': 'gzip' });
    expect([refused.status, ((await refused.json()) as { type: string }).type]).toEqual([
      413,
      '/problems/too-many-rows',
    ]);
    const wide = `time,${Array.from({ length: 400 }, (_, at) => `stations.level.F${at}`).join(',')}\n`;
    const cells = `2024-01-01${',1'.repeat(400)}\n`.repeat(251);
    expect((await post('/api/observations', wide + cells, CSV)).status).toBe(413);
    expect(await stored()).toEqual(before);
  });

  it('a small one that unpacks to a large one', async () => {
    const bomb = gzipSync(Buffer.alloc(60_000_000, ' '));
    expect((await post(ONE, bomb, { 'Content-Encoding': 'gzip' })).status).toBe(413);
  });

  it('names of fields that are names of objects', async () => {
    const { status, body } = await put(
      ONE,
      '[{"__proto__": {"value": 1}, "time": "2024-01-01", "value": 1}, {"constructor": 1}]',
    );
    expect(status).toBe(200);
    expect(body.rejects.map(({ field }) => field)).toEqual(['constructor']);
  });
});

describe('a period', () => {
  it('is reviewed: its values keep the flag, whatever checks say', async () => {
    const reviewed = await send(world, 'POST', `/api/series/${S1}/reviews`, {
      headers: key,
      body: {
        from: '2024-01-01T00:00:00Z',
        to: '2024-01-01T23:00:00Z',
        flag: 'checked',
        reason: 'read at the gauge',
      },
    });
    expect([reviewed.status, await reviewed.json()]).toMatchObject([201, { changed: 2 }]);
    expect((await stored()).find(({ value }) => value === 7)).toMatchObject({ flag: 1, version: 3 });
    expect(
      (await put(ONE, [{ time: '2024-01-01T04:00:00Z', value: 7, flag: 'rejected' }])).body,
    ).toMatchObject({ unchanged: 1 });
    const reviews = await (await world.get(`/api/series/${S1}/reviews`, { headers: key })).json();
    expect(reviews).toMatchObject({ reviews: [{ flag: 'checked', reason: 'read at the gauge' }] });
  });

  it.each([
    [{ from: 'x', to: '2024-01-01T23:00:00Z', flag: 'checked', reason: 'r' }, 'from'],
    [{ from: '2024-01-02T00:00:00Z', to: '2024-01-01T23:00:00Z', flag: 'checked', reason: 'r' }, 'to'],
    [{ from: '2024-01-01T00:00:00Z', to: '2024-01-01T23:00:00Z', flag: 'good', reason: 'r' }, 'flag'],
    [{ from: '2024-01-01T00:00:00Z', to: '2024-01-01T23:00:00Z', flag: 'checked', reason: ' ' }, 'reason'],
  ])('is no review: %j', async (body, parameter) => {
    const response = await send(world, 'POST', `/api/series/${S1}/reviews`, { headers: key, body });
    expect([response.status, await response.json()]).toMatchObject([400, { parameter }]);
  });

  it('is taken away, newest values too, and can come again', async () => {
    const remove = (text: string) =>
      send(world, 'DELETE', `/api/series/${S1}/observations?${text}`, { headers: key });
    expect((await remove('datetime=2024-02-01/..')).status).toBe(400);
    expect(await (await remove('datetime=2024-02-01/..&reason=wrong+gauge')).json()).toEqual({ removed: 1 });
    expect(await query('select n, last_time, last_value, last_flag from series where id = $1', [S1])).toEqual(
      [{ n: 4, last_time: new Date('2024-01-01T04:00:00Z'), last_value: 7, last_flag: 1 }],
    );
    await put(ONE, [{ time: '2024-02-01T00:00:00Z', value: 3 }]);
    expect((await stored()).at(-1)).toMatchObject({ value: 3, version: 2 });
    expect(await (await remove('datetime=../..&reason=x')).json()).toMatchObject({ status: 400 });
  });
});

describe('a series', () => {
  const facts = { averaging: 'P1D', every: 'P1D', stamp: 'begin', source: 'world' };
  const make = async (id: string, body: object = facts) => {
    const response = await send(world, 'PUT', `/api/series/${id}`, { headers: key, body });
    return { status: response.status, body: (await response.json()) as object };
  };

  it('is made by who writes its layer, and told anew', async () => {
    expect(await make('stations.pm10~tube.S003')).toMatchObject({
      status: 201,
      body: { series: { id: 'stations.pm10~tube.S003', averaging: 'P1D', status: 'real' } },
    });
    expect(await make('stations.pm10~tube.S003', { ...facts, every: null })).toMatchObject({
      status: 200,
      body: { series: { every: null } },
    });
    expect(
      (await put('/api/series/stations.pm10~tube.S003/observations', [{ time: '2024-01-01', value: 1 }]))
        .body,
    ).toMatchObject({ inserted: 1 });
    expect(
      await query(`select action from audit where object_id = 'stations.pm10~tube.S003' order by no`),
    ).toEqual(['series.create', 'series.change', 'observations.write'].map((action) => ({ action })));
  });

  it.each([
    ['stations.pm10', facts, 404],
    ['stations.none.S003', facts, 404],
    ['stations.pm10~x.nobody', facts, 404],
    ['nowhere.pm10.S003', facts, 404],
    ['stations.pm10~y.S003', { ...facts, source: 'nobody' }, 400],
    ['stations.pm10~y.S003', { ...facts, timeZone: '+01:00' }, 400],
    ['stations.pm10~y.S003', { ...facts, averaging: 'PT90' }, 400],
    ['stations.pm10~y.S003', { ...facts, no: 5 }, 400],
  ])('is not made: %s %j', async (id, body, status) => {
    expect((await make(id, body)).status).toBe(status);
  });
});
