import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { brief, openFiles, readAll, refusal, useFolder } from './fixture/files.ts';
import { read } from './index.ts';

const folder = useFolder();
const file = (value: unknown, name = 'wells.geojson') =>
  folder.write(
    name,
    typeof value === 'string' || value instanceof Uint8Array ? value : JSON.stringify(value),
  );

const feature = (properties: unknown, coordinates: unknown = [10, 36], more = {}) => ({
  type: 'Feature',
  properties,
  geometry: coordinates === null ? null : { type: 'Point', coordinates },
  ...more,
});
const collection = (features: unknown, more = {}) => ({ type: 'FeatureCollection', ...more, features });
const named = (name: string) => ({ crs: { type: 'name', properties: { name } } });

describe('a FeatureCollection', () => {
  it('gives its features, numbered from 1', async () => {
    const path = await file(
      collection([feature({ a: 1 }, [10, 36, 120]), feature(null, null), feature({ b: 'ت' })]),
    );
    expect(await readAll(path)).toEqual({
      problems: [],
      rows: [
        { kind: 'row', row: 1, properties: { a: 1 }, geometry: { type: 'Point', coordinates: [10, 36] } },
        { kind: 'row', row: 2, properties: {}, geometry: null },
        { kind: 'row', row: 3, properties: { b: 'ت' }, geometry: { type: 'Point', coordinates: [10, 36] } },
      ],
    });
  });

  it('gives an id outside of the properties as one of them, unless they have it', async () => {
    const path = await file(
      collection([feature({ a: 1 }, null, { id: 7 }), feature({ id: 'x' }, null, { id: 'y' })]),
    );
    const { rows } = await readAll(path);
    expect(rows.map(({ properties }) => properties)).toEqual([{ id: 7, a: 1 }, { id: 'x' }]);
  });

  it('may have nothing in it', async () => {
    expect(await readAll(await file(collection([])))).toEqual({ rows: [], problems: [] });
  });

  it('is read on behind what is no feature', async () => {
    const good = JSON.stringify(feature({ a: 1 }));
    const bad = [
      '{"type":"Feature","properties":{}',
      '{"type":"Feature","properties":{"a":},"geometry":null}',
      JSON.stringify({ type: 'Point', coordinates: [1, 2] }),
      JSON.stringify(feature({}, [1])),
      JSON.stringify(feature({}, ['1', '2'])),
      JSON.stringify(feature([1])),
      '12',
      'null',
      '{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1e999,2]}}',
      JSON.stringify({
        ...feature({}),
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [0, 0],
              [1, 1],
              [2, 2],
            ],
          ],
        },
      }),
      JSON.stringify({ ...feature({}), geometry: { type: 'Circle', coordinates: [0, 0] } }),
    ].slice(1);
    const text = `{"type":"FeatureCollection","features":[${[good, ...bad, good].join(',\n')}]}`;
    const { rows, problems } = await readAll(await file(text));
    expect(rows.map(({ row }) => row)).toEqual([1, 12]);
    expect(problems.map(({ row, reason }) => [row, reason])).toEqual([
      [2, 'not-json'],
      [3, 'not-a-feature'],
      [4, 'not-a-feature'],
      [5, 'not-a-feature'],
      [6, 'not-a-feature'],
      [7, 'not-a-feature'],
      [8, 'not-a-feature'],
      [9, 'bad-coordinate'],
      [10, 'not-a-feature'],
      [11, 'not-a-feature'],
    ]);
    expect(problems.every(({ severity, message }) => severity === 'reject' && message.length > 10)).toBe(
      true,
    );
  });

  it('is refused where it breaks off, or is not one', async () => {
    const whole = JSON.stringify(collection([feature({ a: 1 }), feature({ a: 2 })]));
    expect(await refusal(await file(whole.slice(0, -30)))).toBe(
      'ReadError: wells.geojson is broken after feature 1: It breaks off.',
    );
    expect(await refusal(await file(`${whole}${whole}`))).toMatch(/broken after feature 2: There is more/);
    expect(await refusal(await file('[1,2]'))).toMatch(/is no GeoJSON: its type is unknown/);
    expect(await refusal(await file('"text"'))).toMatch(/after feature 0: It does not begin with a bracket/);
    expect(await refusal(await file(''))).toMatch(/after feature 0: It is empty/);
    expect(await refusal(await file({ type: 'Topology', objects: {}, arcs: [] }))).toBe(
      'ReadError: wells.geojson is no GeoJSON: its type is Topology.',
    );
    expect(await refusal(await file({ type: 'FeatureCollection' }))).toMatch(/its type is FeatureCollection/);
    expect(await refusal(await file(collection({ a: 1 })))).toMatch(/is no FeatureCollection/);
    expect(await refusal(await file({ type: 'Other', features: [] }))).toBe(
      'ReadError: wells.geojson is no FeatureCollection: its type is Other.',
    );
  });

  it('names its coordinate system before its features or behind them', async () => {
    const crs = named('urn:ogc:def:crs:EPSG::22332');
    for (const value of [
      collection([feature({}, [500000, 4000000])], crs),
      { ...collection([feature({}, [500000, 4000000])]), ...crs },
    ]) {
      const [row] = (await readAll(await file(value))).rows;
      const [lon, lat] = row?.geometry?.type === 'Point' ? row.geometry.coordinates : [];
      expect(lon).toBeCloseTo(9.0005124855389, 11);
      expect(lat).toBeCloseTo(36.1488292809388, 11);
    }
  });

  it('that names its coordinate system in between is refused rather than misplaced', async () => {
    const many = Array.from({ length: 2000 }, (_, i) =>
      feature({ i, text: 'x'.repeat(50) }, [500000, 4000000]),
    );
    const text = JSON.stringify(collection(many, named('EPSG:32632'))).replace(
      '{"type"',
      `{"note":"${'x'.repeat(70_000)}","type"`,
    );
    expect(await refusal(await file(text))).toBe(
      'ReadError: wells.geojson names its coordinate system where it is not looked for: declare EPSG:32632.',
    );
    expect((await readAll(await file(text), { crs: 'EPSG:32632' })).rows).toHaveLength(2000);
  });

  it('is in degrees where it says CRS84, EPSG:4326, nothing or null', async () => {
    const systems = [named('urn:ogc:def:crs:OGC:1.3:CRS84'), named('EPSG:4326'), {}, { crs: null }];
    for (const crs of systems) {
      const [row] = (await readAll(await file(collection([feature({}, [10, 36])], crs)))).rows;
      expect(row?.geometry).toEqual({ type: 'Point', coordinates: [10, 36] });
    }
  });

  it('may be in UTF-16, or have a mark', async () => {
    const text = JSON.stringify(collection([feature({ name: 'بئر' })]));
    for (const encoding of ['utf-8', 'utf-16le']) {
      const path = await file(iconv.encode(text, encoding, { addBOM: true }));
      expect((await readAll(path)).rows[0]?.properties).toEqual({ name: 'بئر' });
    }
  });
});

describe('a file without a collection', () => {
  it('is one feature or one geometry', async () => {
    expect((await readAll(await file(feature({ a: [1, { b: 2 }] })))).rows).toMatchObject([
      { row: 1, properties: { a: [1, { b: 2 }] } },
    ]);
    const line = {
      type: 'LineString',
      coordinates: [
        [1, 2],
        [3, 4],
      ],
    };
    expect((await readAll(await file(line))).rows).toMatchObject([{ properties: {}, geometry: line }]);
    const parts = { type: 'GeometryCollection', geometries: [line] };
    expect((await readAll(await file(parts))).rows).toMatchObject([{ geometry: parts }]);
  });
});

describe('features a line each', () => {
  const lines = [feature({ a: 1 }), feature({ a: 2 })].map((each) => JSON.stringify(each));

  it('are numbered by their lines', async () => {
    const text = `${lines[0]}\r\n\n{"type":\nnot json\n${lines[1]}`;
    for (const name of ['a.ndjson', 'a.geojsonl', 'a.jsonl']) {
      const { rows, problems } = await readAll(await file(text, name));
      expect(rows.map(({ row, properties }) => [row, properties.a])).toEqual([
        [1, 1],
        [5, 2],
      ]);
      expect(brief(problems)).toEqual([
        [3, 'not-json', null],
        [4, 'not-json', null],
      ]);
    }
  });

  it('are recognised under the names of others', async () => {
    for (const name of ['a.geojson', 'a.json', 'a.dat'])
      expect((await readAll(await file(lines.join('\n'), name))).rows).toHaveLength(2);
  });

  it('may be a text sequence, whose records go over several lines', async () => {
    const record = (value: unknown) => `\u001e${JSON.stringify(value, null, 2)}\n`;
    const text = `${record(feature({ a: 1 }))}\u001e{broken\n${record(feature({ a: 3 }))}`;
    for (const name of ['a.geojsons', 'a.geojson']) {
      const { rows, problems } = await readAll(await file(text, name));
      expect(rows.map(({ row, properties }) => [row, properties.a])).toEqual([
        [1, 1],
        [3, 3],
      ]);
      expect(brief(problems)).toEqual([[2, 'not-json', null]]);
    }
  });

  it('are in the declared coordinate system', async () => {
    const path = await file(JSON.stringify(feature({}, [500000, 4000000])), 'a.ndjson');
    const [row] = (await readAll(path, { crs: 'EPSG:32632' })).rows;
    expect(row?.geometry).toMatchObject({
      coordinates: [expect.closeTo(9, 11), expect.closeTo(36.1447180988178, 11)],
    });
  });
});

describe('JSON records', () => {
  const station = (id: string, latitude: unknown = 36.8) => ({
    id,
    name: { en: 'Tunis', ar: 'تونس' },
    location: { latitude, longitude: 10.2 },
    tags: ['a', 'b'],
  });

  it('are an object, a list of them, or a list that a member holds', async () => {
    const row = {
      kind: 'row',
      properties: {
        id: '1',
        'name.en': 'Tunis',
        'name.ar': 'تونس',
        'location.latitude': 36.8,
        'location.longitude': 10.2,
        tags: ['a', 'b'],
      },
      geometry: { type: 'Point', coordinates: [10.2, 36.8] },
    };
    expect((await readAll(await file(station('1'), 'a.json'))).rows).toEqual([{ ...row, row: 1 }]);
    expect((await readAll(await file([station('1'), station('1')], 'a.json'))).rows).toEqual([
      { ...row, row: 1 },
      { ...row, row: 2 },
    ]);
    const wrapped = await file({ meta: { n: 1 }, data: [station('1')] }, 'a.json');
    expect((await readAll(wrapped, { layer: 'data' })).rows).toEqual([{ ...row, row: 1 }]);
    expect(await refusal(wrapped, { layer: 'rows' })).toBe(
      'ReadError: a.json has no list rows; it has: meta, data.',
    );
  });

  it('that are none are problems', async () => {
    const path = await file(
      `[${JSON.stringify(station('1'))},12,{"a":},[1],${JSON.stringify(station('2', 'x'))}]`,
      'a.json',
    );
    const { rows, problems } = await readAll(path);
    expect(rows.map(({ row }) => row)).toEqual([1]);
    expect(brief(problems)).toEqual([
      [2, 'not-a-record', null],
      [3, 'not-json', null],
      [4, 'not-a-record', null],
      [5, 'bad-coordinate', 'location.latitude'],
    ]);
  });

  it('in a folder come in the order of its names, one broken file not keeping out the others', async () => {
    for (const id of ['3', '1', '2']) await file(id === '2' ? '{"id":' : station(id), `stations/${id}.json`);
    const { rows, problems } = await readAll(folder.path('stations'));
    expect(rows.map(({ row, properties }) => [row, properties.id])).toEqual([
      [1, '1'],
      [3, '3'],
    ]);
    expect(problems).toMatchObject([{ row: 2, reason: 'not-json', value: '2.json' }]);
    expect(await refusal(await file('{"id":', 'a.json'))).toBe(
      'ReadError: a.json is broken after feature 0: It breaks off.',
    );
  });
});

it('a loop that is left closes the file', async () => {
  const path = await file(collection(Array.from({ length: 20_000 }, (_, i) => feature({ i }))));
  const before = await openFiles();
  for (let round = 0; round < 5; round += 1)
    for await (const item of read(path)) if (item.kind === 'row') break;
  await expect.poll(openFiles).toBeLessThanOrEqual(before);
});
