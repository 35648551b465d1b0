import { beforeAll, describe, expect, it } from 'vitest';
import { reload } from '../../../tests/api/reload.ts';
import { doJobs } from '../../../tests/harness/jobs/do-jobs.ts';
import { send, signIn } from '../../../tests/harness/sign-in.ts';
import { decodeTile } from '../../../tests/harness/tile.ts';
import { useApp } from '../../../tests/harness/use-app.ts';
import { useBackups } from '../../../tests/harness/use-backups.ts';
import { putSeries, putValues } from '../../../tests/world/series.ts';

const world = useApp();
const backups = useBackups();

const POINTS = 'stations-pm10';
const AREAS = 'regions-rain';

const json = async (path: string) => (await world.get(path)).json();
type Item = {
  id: string;
  fid: number;
  geometry: { coordinates: number[] };
  properties: Record<string, unknown>;
};
const items = async (query: string): Promise<Item[]> => (await json(`/api/collections/${query}`)).features;
const ids = async (query: string): Promise<string[]> => (await items(query)).map(({ id }) => id).sort();
const revisionOf = async (layer: string): Promise<number> => (await json(`/api/layers/${layer}`)).revision;

/** Does the jobs that were asked for, and lets the application see what they published. */
const work = async (): Promise<void> => {
  await doJobs(world.db);
  const { rows } = await world.db.pool.query(
    `select kind, state, error_detail from job where state <> 'done' and kind <> 'outlook.run'`,
  );
  expect(rows).toEqual([]);
  await world.services.catalogue.refresh();
};

const nos = new Map<string, number>();
const write = (feature: string, value: Parameters<typeof putValues>[2][number]) =>
  putValues(world.db, nos.get(feature)!, [value]);

beforeAll(async () => {
  await world.db.pool.query('update series set map = true');
  for (const feature of ['S003', 'S004', 'nowhere'])
    nos.set(feature, await putSeries(world.db, { layer: 'stations', feature, parameter: 'pm10', map: true }));
  await write('S003', { time: '2024-05-01T13:00:00+01:00', value: 80, below: true });
  await write('S003', { time: '2024-05-01T12:00:00+01:00', value: 5 });
  await write('S004', { time: '2024-05-01T13:00:00+01:00', value: 300, flag: 'rejected' });
  await write('nowhere', { time: '2024-05-01T13:00:00+01:00', value: 1 });
  await work();
});

describe('the layer of newest values', () => {
  it('has a feature for each station, where that is, with what was measured last', async () => {
    const all = await items(`${POINTS}/items`);
    expect(all.map(({ id }) => id).sort()).toEqual(['S001', 'S002', 'S003', 'S004']);
    const third = all.find(({ id }) => id === 'S003')!;
    const [station] = await items(`stations/items?code=S003`);
    expect([third.geometry, third.fid]).toEqual([station?.geometry, station?.fid]);
    expect(third.properties).toEqual({
      feature: 'S003',
      name_ar: 'محطة 3',
      name_fr: 'Station de l’été 3',
      name_en: 'Station 3',
      value: 80,
      time: '2024-05-01T13:00:00+01:00',
      class: '3',
      flag: 'raw',
      below: true,
      period: null,
      statistic: null,
      coverage: null,
      series: 'stations.pm10.S003',
      valid_from: null,
      valid_to: null,
    });
  });

  it('has no value where the newest was rejected', async () => {
    const [fourth] = await items(`${POINTS}/items?filter=feature = 'S004'`);
    expect(fourth?.properties).toMatchObject({ value: null, class: null, flag: 'rejected' });
  });

  it('stands in its theme’s tree, is described, and is seen in all lists', async () => {
    const { themes } = await json('/api/themes');
    const tree = themes.find(({ id }: { id: string }) => id === 'monitoring').layers;
    expect(tree).toEqual(expect.arrayContaining([POINTS, AREAS]));
    const { layer, featureCount, bbox } = await json(`/api/layers/${POINTS}`);
    expect([featureCount, bbox.length, layer.updateFrequency, layer.status]).toEqual([
      4,
      4,
      'continual',
      'real',
    ]);
    expect(layer.computed).toEqual({
      base: 'stations',
      by: { kind: 'latest', parameter: 'pm10', stale: 'PT2H', gather: 'mean' },
    });
    for (const path of ['', '/queryables', '/schema', '/revisions'])
      expect((await world.get(`/api/collections/${POINTS}${path}`)).status).toBe(200);
    expect((await world.get(`/tiles/${POINTS}.json`)).status).toBe(200);
  });

  it('is filtered, ordered, paged and counted as any', async () => {
    expect(await ids(`${POINTS}/items?filter=value > 50`)).toEqual(['S003']);
    expect(await ids(`${POINTS}/items?flag=rejected`)).toEqual(['S004']);
    const ordered = await items(`${POINTS}/items?sortby=-value`);
    expect([ordered[0]?.id, ordered.at(-1)?.id]).toEqual(['S003', 'S004']);
    const [first] = await items(`${POINTS}/items?limit=1`);
    const found = await json(`/api/collections/${POINTS}/items?fid=${first?.fid}`);
    expect([found.numberReturned, found.features[0].id]).toEqual([1, first?.id]);
    const page = await json(`/api/collections/${POINTS}/items?limit=3`);
    const next = page.links.find(({ rel }: { rel: string }) => rel === 'next').href;
    expect((await json(next.replace(world.origin, ''))).numberReturned).toBe(1);
    const [lon = 0, lat = 0] = first!.geometry.coordinates;
    expect(await ids(`${POINTS}/items?bbox=${lon - 0.01},${lat - 0.01},${lon + 0.01},${lat + 0.01}`)).toEqual(
      [first?.id],
    );
    expect((await world.get(`/api/collections/${POINTS}/items/S003`)).status).toBe(200);
    expect((await world.get(`/api/collections/${POINTS}/items/S003/overlaps`)).status).toBe(200);
    expect((await world.get(`/api/collections/${POINTS}/overlaps`)).status).toBe(200);
    expect(await ids(`${POINTS}/items?datetime=2020-01-01`)).toHaveLength(4);
  });

  it('is drawn by classes in tiles of points and of areas', async () => {
    const tileOf = async (layer: string, address: string, query = '') =>
      decodeTile(
        new Uint8Array(await (await world.get(`/tiles/${layer}/${address}.mvt${query}`)).arrayBuffer()),
      );
    const points = (await tileOf(POINTS, '0/0/0'))[POINTS] ?? [];
    expect(
      points.some(({ properties }) => properties.point_count !== undefined || properties.value !== undefined),
    ).toBe(true);
    const [third] = await items(`${POINTS}/items?filter=feature = 'S003'`);
    const near = (await tileOf(POINTS, '10/518/505', '?filter=value > 50'))[POINTS] ?? [];
    const one = near.find(({ id }) => id === third?.fid);
    if (one) expect(one.properties).toMatchObject({ value: 80, series: 'stations.pm10.S003' });
    for (const z of ['0/0/0', '5/16/15', '9/259/253']) {
      const tile = await tileOf(AREAS, z);
      expect(tile[AREAS]?.map(({ properties }) => properties.value)).toEqual([11]);
    }
  });

  it.each(['csv', 'geojson', 'geojsonseq', 'fgb', 'gpkg'])('is handed out as %s', async (format) => {
    for (const layer of [POINTS, AREAS]) {
      const response = await world.get(`/api/collections/${layer}/items?f=${format}`);
      const bytes = new Uint8Array(await response.arrayBuffer());
      expect([response.status, bytes.length > 100]).toEqual([200, true]);
      if (format === 'csv')
        expect(new TextDecoder().decode(bytes).trim().split('\r\n').length).toBe(layer === POINTS ? 5 : 2);
    }
  });

  it('has a style whose colours are those of the parameter’s classes', async () => {
    const style = await json(`/styles/light.json?layers=${POINTS},${AREAS}`);
    const circle = style.layers.find(({ id }: { id: string }) => id === `${POINTS}-circle`);
    expect(JSON.stringify(circle.paint['circle-color'])).toContain('80');
    expect(style.layers.some(({ id }: { id: string }) => id === `${AREAS}-fill`)).toBe(true);
  });
});

describe('the layer at another time', () => {
  const at = async (datetime: string, layer = POINTS): Promise<Record<string, unknown>> =>
    Object.fromEntries(
      (await items(`${layer}/items?datetime=${encodeURIComponent(datetime)}`)).map(({ id, properties }) => [
        id,
        properties.value,
      ]),
    );
  const tileAt = async (query: string, headers: Record<string, string> = {}) =>
    world.get(`/tiles/${POINTS}/0/0/0.mvt?${query}`, { headers });

  it('says what its stations said then, and nothing of those that were silent for long', async () => {
    // Hourly means, stamped with their begin: that of 12:00 is so until 13:00.
    expect(await at('2024-05-01T12:30:00+01:00')).toMatchObject({ S003: 5, S004: null, S001: null });
    expect(await at('2024-05-01T13:00:00+01:00')).toMatchObject({ S003: 80 });
    expect(await at('2024-05-01T14:59:00+01:00')).toMatchObject({ S003: 80 });
    expect(await at('2024-05-01T15:00:01+01:00')).toMatchObject({ S003: null });
    const then = await at('2024-03-02T10:30:00+01:00');
    expect(Object.keys(then).sort()).toEqual(['S001', 'S002', 'S003', 'S004']);
    expect(then).toMatchObject({ S001: expect.closeTo(30 + 10 * Math.sin(34 / 4), 6), S003: null });
    expect(await at('1950-01-01')).toMatchObject({ S001: null, S003: null });
    expect(await at('2024-05-01T12:00:00+01:00/..')).toMatchObject({ S003: 80 });
    // Counted, filtered and put in order by what was said then, too.
    const told = (query: string) => ids(`${POINTS}/items?datetime=2024-05-01T11:30:00Z&${query}`);
    expect(await told('limit=4')).toEqual(['S001', 'S002', 'S003', 'S004']);
    expect(await told('filter=value < 10')).toEqual(['S003']);
    expect(await told('sortby=value&limit=1')).toEqual(['S003']);
  });

  it('tells when that was, of which class it is, and how long it was so', async () => {
    const [third] = await items(`${POINTS}/items?filter=feature = 'S003'&datetime=2024-05-01T11:30:00Z`);
    expect(third?.properties).toMatchObject({
      value: 5,
      class: '0',
      time: '2024-05-01T12:00:00+01:00',
      flag: 'raw',
      below: false,
      series: 'stations.pm10.S003',
      valid_from: '2024-05-01T11:00:00Z',
      valid_to: '2024-05-01T12:00:00Z',
    });
    const one = await json(`/api/collections/${POINTS}/items/S003?datetime=2024-05-01T11:30:00Z`);
    expect(one.properties.value).toBe(5);
    const [fourth] = await items(`${POINTS}/items?flag=rejected&datetime=2024-05-01T12:30:00Z`);
    expect([fourth?.id, fourth?.properties.value]).toEqual(['S004', null]);
    expect(await ids(`${POINTS}/items?filter=value > 4&datetime=2024-05-01T11:30:00Z`)).toEqual(['S003']);
  });

  it('takes the month that a day lies in, whatever the station’s clock', async () => {
    for (const [day, value] of [
      ['2023-05-01', 4],
      ['2023-05-31', 4],
      ['2023-06-01', 5],
    ] as const)
      expect(await at(day, AREAS)).toEqual({ 11: value });
  });

  it('is told of with its reach and its step', async () => {
    const points = await json(`/api/layers/${POINTS}`);
    expect([points.layer.time.step, points.timeExtent]).toEqual([
      'PT1H',
      ['2024-02-29T23:00:00.000Z', '2024-05-01T13:00:00.000Z'],
    ]);
    const areas = await json(`/api/layers/${AREAS}`);
    expect([areas.layer.time.step, areas.timeExtent[0]]).toEqual(['P1M', '2013-12-31T23:00:00.000Z']);
    const { tiles } = await json(`/tiles/${POINTS}.json?datetime=2024-05-01`);
    expect(tiles[0]).toContain('datetime=2024-05-01');
  });

  it('is drawn in tiles, of points and of areas, and known again by those who have it', async () => {
    const valuesIn = async (layer: string, query: string) =>
      (
        decodeTile(new Uint8Array(await (await world.get(`/tiles/${layer}/${query}`)).arrayBuffer()))[
          layer
        ] ?? []
      ).map(({ properties }) => properties.value);
    expect(await valuesIn(AREAS, '5/16/15.mvt?datetime=2023-05-15')).toEqual([4]);
    expect(await valuesIn(AREAS, '9/259/253.mvt?datetime=1990-05-15')).toEqual([undefined]);
    expect(await valuesIn(POINTS, '0/0/0.mvt?datetime=2024-05-01T11:30:00Z')).toContain(5);
    const tile = await tileAt('datetime=2024-05-01T11:30:00Z');
    const etag = tile.headers.get('etag')!;
    const again = await tileAt('datetime=2024-05-01T11:30:00Z', { 'If-None-Match': etag });
    expect([tile.status, again.status]).toEqual([200, 304]);
  });

  it('follows a late and a corrected value, though the newest is as it was', async () => {
    const before = [
      await revisionOf(POINTS),
      (await tileAt('datetime=2024-04-20T10:30:00Z')).headers.get('etag'),
    ];
    await write('S003', { time: '2024-04-20T11:00:00+01:00', value: 33 });
    await work();
    expect(await at('2024-04-20T10:30:00Z')).toMatchObject({ S003: 33 });
    await write('S003', { time: '2024-04-20T11:00:00+01:00', value: 44 });
    await work();
    expect(await at('2024-04-20T10:30:00Z')).toMatchObject({ S003: 44 });
    const after = [
      await revisionOf(POINTS),
      (await tileAt('datetime=2024-04-20T10:30:00Z')).headers.get('etag'),
    ];
    expect([after[0], after[1] === before[1]]).toEqual([before[0], false]);
  });

  it.each(['2024-13-01', '0', '2024-05-01/2024-04-01', '../..'])(
    'is asked for by times only: %s',
    async (datetime) => {
      for (const path of [`/api/collections/${POINTS}/items`, `/tiles/${POINTS}/0/0/0.mvt`])
        expect((await world.get(`${path}?datetime=${encodeURIComponent(datetime)}`)).status).toBe(400);
    },
  );

  it.each(['csv', 'geojson', 'fgb', 'gpkg'])('is handed out as %s', async (format) => {
    const response = await world.get(
      `/api/collections/${POINTS}/items?f=${format}&datetime=2024-05-01T11:30:00Z`,
    );
    expect([response.status, (await response.arrayBuffer()).byteLength > 100]).toEqual([200, true]);
  });
});

describe('a job', () => {
  it('that finds nothing new publishes nothing', async () => {
    const before = [await revisionOf(POINTS), await revisionOf(AREAS)];
    // A late value is not the newest one.
    await write('S003', { time: '2024-04-01T12:00:00+01:00', value: 7 });
    await work();
    expect([await revisionOf(POINTS), await revisionOf(AREAS)]).toEqual(before);
  });

  it('publishes what is new once, and no other row', async () => {
    const before = await revisionOf(POINTS);
    await write('S003', { time: '2024-05-01T14:00:00+01:00', value: 21 });
    await write('S003', { time: '2024-05-01T15:00:00+01:00', value: 22 });
    await work();
    expect(await revisionOf(POINTS)).toBe(before + 1);
    const [latest] = (await json(`/api/collections/${POINTS}/revisions`)).revisions;
    expect(latest).toMatchObject({ added: 0, changed: 1, removed: 0, featureCount: 4 });
    const then = await items(`${POINTS}/items?revision=${before}&filter=feature = 'S003'`);
    expect(then.map(({ properties }) => properties.value)).toEqual([80]);
  });

  it('follows the station to where it was moved', async () => {
    await reload(world.db, 'stations', (rows) =>
      rows.map((row) =>
        row.properties.code === 'S002' ? { ...row, geometry: { type: 'Point', coordinates: [5, 5] } } : row,
      ),
    );
    await work();
    const [second] = await items(`${POINTS}/items?filter=feature = 'S002'`);
    expect(second?.geometry.coordinates).toEqual([5, 5]);
  });
});

describe('what is computed', () => {
  const see = async (kind: 'public' | 'draft') => {
    const admin = await signIn(world, 'administrator');
    const response = await send(world, 'PUT', '/api/layers/stations/visibility', {
      headers: admin.headers,
      body: { kind },
    });
    expect(response.status).toBe(200);
  };

  it('is seen by who sees the layer that it is computed of', async () => {
    await see('draft');
    expect((await world.get(`/api/layers/${POINTS}`)).status).toBe(404);
    expect((await world.get(`/tiles/${POINTS}/0/0/0.mvt`)).status).toBe(404);
    expect(
      (await json('/api/layers')).layers.map(({ layer }: { layer: { id: string } }) => layer.id),
    ).not.toContain(POINTS);
    await see('public');
    expect((await world.get(`/api/layers/${POINTS}`)).status).toBe(200);
  });

  it('is nobody’s to work on', async () => {
    const { headers } = await signIn(world, 'administrator');
    const put = await send(world, 'PUT', `/api/layers/${POINTS}/visibility`, {
      headers,
      body: { kind: 'draft' },
    });
    expect([put.status, (await put.json()).type]).toEqual([409, '/problems/layer-computed']);
    const remove = await send(world, 'DELETE', `/api/layers/${POINTS}`, { headers });
    expect(remove.status).toBe(409);
    const { layers } = await (await send(world, 'GET', '/api/office/layers', { headers })).json();
    expect(layers.map(({ id }: { id: string }) => id)).not.toContain(POINTS);
  });

  it('is there again after a restore', async () => {
    await backups.put(await backups.take(world.db));
    const { rows: layers } = await world.db.pool.query<{ no: number }>('select no from layer where id = $1', [
      POINTS,
    ]);
    const query = `select id, properties->>'value' as value from feature_${layers[0]!.no} order by id, value`;
    expect(await backups.ask(query)).toEqual((await world.db.pool.query(query)).rows);
  });

  it('goes when nothing is mapped any more', async () => {
    await world.db.pool.query(`update series set map = false where parameter_id = 'rain'`);
    await write('S003', { time: '2024-05-01T16:00:00+01:00', value: 23 });
    await work();
    expect((await world.get(`/api/layers/${AREAS}`)).status).toBe(404);
    expect((await world.get(`/api/layers/${POINTS}`)).status).toBe(200);
  });
});
