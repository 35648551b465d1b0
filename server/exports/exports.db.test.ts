import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { itemsOf } from '../../tests/api/pages.ts';
import { ogrinfo, readBack, type Seen } from '../../tests/conformance/gdal.ts';
import { useApp } from '../../tests/harness/use-app.ts';
import { FORMATS } from './index.ts';

const world = useApp();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'biatouna-files-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const CRS = 'http://www.opengis.net/def/crs/EPSG/0';
let number = 0;

/** Downloads a file of a layer, as a client would. */
const download = async (
  layer: string,
  format: string,
  query = '',
): Promise<{ file: string; headers: Headers }> => {
  const response = await world.get(`/api/collections/${layer}/items?f=${format}${query}`);
  expect(response.status).toBe(200);
  const file = join(folder, `${number++}.${FORMATS[format]!.extension}`);
  await writeFile(file, Buffer.from(await response.arrayBuffer()));
  return { file, headers: response.headers };
};

const POINTS = ['-oo', 'X_POSSIBLE_NAMES=longitude,x', '-oo', 'Y_POSSIBLE_NAMES=latitude,y'];
const seen = async (layer: string, format: string, query = ''): Promise<Seen> => {
  const { file } = await download(layer, format, query);
  return ogrinfo(file, ...(format === 'csv' ? POINTS : []));
};

const COUNTS = { regions: 16, rivers: 6, stations: 240, municipalities: 6, permits: 9 };
const KINDS: Record<string, RegExp> = {
  regions: /Polygon/,
  // GeoJSON has no type for a whole layer: where single and multiple lines mix, GDAL knows none.
  rivers: /Line String|Unknown/,
  stations: /Point/,
  municipalities: /Polygon/,
  permits: /Polygon/,
};

describe.each(Object.keys(FORMATS))('%s', (format) => {
  it.each(Object.entries(COUNTS))('GDAL reads all of %s', async (layer, count) => {
    const { count: read, geometry, epsg } = await seen(layer, format, '&lang=en');
    expect(read).toBe(count);
    // CSV has no place for a CRS, and its column WKT may hold any shape.
    if (format !== 'csv') expect([geometry, epsg]).toEqual([expect.stringMatching(KINDS[layer]!), 4326]);
    else expect(geometry).toMatch(layer === 'stations' ? /Point/ : /Unknown/);
  });

  it('of what is picked, no more', async () => {
    expect((await seen('stations', format, '&kind=air&filter=value%20%3E%2050&bbox=2,2,5,5')).count).toBe(
      (
        await itemsOf(
          world.get,
          '/api/collections/stations/items?kind=air&filter=value%20%3E%2050&bbox=2,2,5,5',
        )
      ).length,
    );
    expect((await seen('stations', format, '&limit=7')).count).toBe(7);
    expect((await seen('permits', format, '&datetime=2014-06-01')).count).toBe(5);
  });

  it('is a download with a name, that says when it is a sample', async () => {
    const { headers } = await download('sensors', format, '&limit=1');
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="sensors-sample.${FORMATS[format]!.extension}"`,
    );
    expect(headers.get('content-type')).toBe(FORMATS[format]!.mediaType);
    expect(headers.get('link')).toContain('rel="license"');
    expect(headers.get('etag')).toBeTruthy();
  });
});

it.each(['gpkg', 'fgb', 'geojson'])('%s in the metric CRS of the country', async (format) => {
  const { count, epsg, text } = await seen('stations', format, `&crs=${CRS}/32631`);
  expect([count, epsg]).toEqual([240, 32631]);
  const [west] = /Extent: \((-?[\d.]+)/.exec(text)!.slice(1).map(Number);
  expect(west).toBeGreaterThan(100_000);
});

it.each(['gpkg', 'fgb'])('%s holds what items hold', async (format) => {
  const items = await itemsOf(world.get, '/api/collections/stations/items?limit=1000');
  const { file } = await download('stations', format);
  const { features } = await readBack(file);
  const sorted = features.sort((a, b) => String(a.properties.code).localeCompare(String(b.properties.code)));
  const expected = items.sort((a, b) => a.id.localeCompare(b.id));
  const filled = (record: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null));
  const day = (value: unknown) => (typeof value === 'string' ? value.replaceAll('/', '-') : value);
  for (const [at, { properties, geometry }] of sorted.entries()) {
    const { id, properties: own, geometry: place } = expected[at]!;
    expect(filled({ ...properties, opened: day(properties.opened) })).toEqual(
      filled({ feature_id: id, ...own }),
    );
    const [read, served] = [geometry, place].map((each) => (each as { coordinates: number[] }).coordinates);
    expect(Math.hypot(read![0]! - served![0]!, read![1]! - served![1]!)).toBeLessThan(1e-6);
  }
});

it('geopackage keeps titles, licence, source and the sample mark', async () => {
  const { file } = await download('sensors', 'gpkg', '&limit=3&lang=fr');
  const { text } = await ogrinfo(file);
  expect(text).toMatch(/SAMPLE=true/);
  expect(text).toMatch(/LICENCE=CC0-1\.0/);
  expect(text).toMatch(/SOURCE=Biatouna/);
  // GDAL shows these as alternative names from 3.7 on.
  const { features } = await readBack(file, '-sql', 'select column_name, name from gpkg_data_columns');
  expect(features.map(({ properties }) => properties)).toContainEqual({
    column_name: 'power',
    name: 'Puissance (W)',
  });
});

it('polygons of every form come back as they are', async () => {
  const { file } = await download('regions', 'gpkg');
  const { features } = await readBack(file, '-sql', "select * from regions where code = '11'");
  const [served] = await itemsOf(world.get, '/api/collections/regions/items?code=11');
  const [ring] = (features[0]!.geometry as { coordinates: number[][][][] }).coordinates[0]!;
  const own = (served!.geometry as { coordinates: number[][][] }).coordinates[0]!;
  expect(ring).toHaveLength(own.length);
  const apart = own.map(([x = 0, y = 0], at) => Math.hypot(x - ring![at]![0]!, y - ring![at]![1]!));
  expect(Math.max(...apart)).toBeLessThan(1e-6);
});

describe('what is refused', () => {
  it.each([
    ['f=xml', 'f'],
    ['f=csv&sortby=code', 'sortby'],
    ['f=csv&after=1.1', 'after'],
    [`f=geojsonseq&crs=${CRS}/32631`, 'crs'],
    ['f=csv&bom=maybe', 'bom'],
  ])('%s', async (query, parameter) => {
    const response = await world.get(`/api/collections/stations/items?${query}`);
    expect([response.status, ((await response.json()) as { parameter: string }).parameter]).toEqual([
      400,
      parameter,
    ]);
  });

  it('files of a layer whose licence forbids to hand it on; its features can still be looked at', async () => {
    await world.db.pool.query(`update licence set manifest = manifest || '{"redistribution": false}'`);
    await world.db.pool.query('update publication set version = version + 1');
    await world.services.catalogue.refresh();
    const response = await world.get('/api/collections/stations/items?f=csv');
    expect([response.status, ((await response.json()) as { type: string }).type]).toEqual([
      403,
      '/problems/not-redistributable',
    ]);
    expect((await world.get('/api/collections/stations/items?limit=1')).status).toBe(200);
    await world.db.pool.query(`update licence set manifest = manifest || '{"redistribution": true}'`);
    await world.db.pool.query('update publication set version = version + 1');
    await world.services.catalogue.refresh();
  });
});

it('Accept asks for a format, HEAD for its headers, and who has it gets 304', async () => {
  const path = '/api/collections/stations/items';
  const accepted = await world.get(path, { headers: { Accept: 'application/geopackage+sqlite3' } });
  expect(accepted.headers.get('content-disposition')).toContain('stations.gpkg');
  await accepted.arrayBuffer();
  const head = await world.get(`${path}?f=fgb`, { method: 'HEAD' });
  expect([head.status, head.headers.get('content-type')]).toEqual([200, 'application/flatgeobuf']);
  const again = await world.get(`${path}?f=fgb`, {
    headers: { 'If-None-Match': head.headers.get('etag') ?? '' },
  });
  expect(again.status).toBe(304);
});

it('leaves no temporary files behind, not even of a client that goes away', async () => {
  // Tests that run beside this one have files of their own in the folder of all.
  const folder = await mkdtemp(join(tmpdir(), 'biatouna-mine-'));
  vi.stubEnv('TMPDIR', folder);
  const files = () => readdir(folder);
  const gone = new AbortController();
  const request = world
    .get('/api/collections/sensors/items?f=gpkg', { signal: gone.signal })
    .catch(() => 'gone');
  await expect.poll(files, { interval: 1 }).toHaveLength(1);
  gone.abort();
  expect(await request).toBe('gone');
  await expect.poll(files).toEqual([]);
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});
