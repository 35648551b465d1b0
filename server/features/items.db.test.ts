import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { type Item, itemsOf, linkOf, pageOf } from '../../tests/api/pages.ts';
import { useApp } from '../../tests/harness/use-app.ts';
import { permitRows, stationRows } from '../../tests/world/rows.ts';

/** The package has no types. */
const validator = createRequire(import.meta.url)('geojson-validation') as {
  isFeatureCollection: (value: unknown, trace: boolean) => string[];
};

const world = useApp({ onlyReads: true });
const get = (path: string) => world.get(path);
const items = (query: string) => itemsOf(get, `/api/collections/${query}`);
const ids = async (query: string): Promise<string[]> => (await items(query)).map(({ id }) => id).sort();
const CRS = 'http://www.opengis.net/def/crs';

/** Ids of a layer's features by a condition that is written here. */
const idsWhere = async (layer: string, condition: string): Promise<string[]> => {
  const { rows } = await world.db.pool.query<{ id: string }>(
    `select f.id from feature f join layer on no = layer_no where layer.id = $1 and (${condition})`,
    [layer],
  );
  return rows.map(({ id }) => id).sort();
};

describe('a page', () => {
  it.each(['regions', 'rivers', 'stations', 'permits', 'municipalities'])(
    'of %s is GeoJSON',
    async (layer) => {
      const page = await pageOf(get, `/api/collections/${layer}/items?limit=3`);
      expect(validator.isFeatureCollection(page, true)).toEqual([]);
      expect(page.features.every(({ id }) => typeof id === 'string')).toBe(true);
      expect(page.numberReturned).toBe(3);
      const { rows } = await world.db.pool.query('select feature_count from layer where id = $1', [layer]);
      expect(page.numberMatched).toBe(rows[0].feature_count);
    },
  );

  it('has rings against the clock outside and with it inside', async () => {
    for (const { geometry } of await items('regions/items')) {
      const ring = geometry?.type === 'Polygon' ? geometry.coordinates[0]! : [];
      const area = ring.reduce((sum, [x = 0, y = 0], at) => {
        const [nextX = 0, nextY = 0] = ring[(at + 1) % ring.length]!;
        return sum + x * nextY - nextX * y;
      }, 0);
      expect(area).toBeGreaterThan(0);
    }
  });

  it('holds 100 features when nobody says, 10,000 at most', async () => {
    expect((await pageOf(get, '/api/collections/sensors/items')).numberReturned).toBe(100);
    const most = await pageOf(
      get,
      '/api/collections/sensors/items?limit=99999999999999999999&skipGeometry=true',
    );
    expect([most.numberReturned, most.sample]).toEqual([10_000, true]);
    expect(linkOf(most, 'next')).toBeDefined();
  });

  it('says the CRS of its coordinates, who may read it, and how long it keeps', async () => {
    const { headers } = await get('/api/collections/stations/items?limit=1');
    expect(headers.get('content-type')).toBe('application/geo+json');
    expect(headers.get('content-crs')).toBe(`<${CRS}/OGC/1.3/CRS84>`);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('cache-control')).toContain('max-age');
  });

  it('is 304 for who has it, and without a body for HEAD', async () => {
    const path = '/api/collections/stations/items?limit=5';
    const etag = (await get(path)).headers.get('etag') ?? '';
    const again = await world.get(path, { headers: { 'If-None-Match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const other = await world.get(`${path}&kind=air`, { headers: { 'If-None-Match': etag } });
    expect(other.status).toBe(200);
    const head = await world.get(path, { method: 'HEAD' });
    expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, etag, '']);
  });
});

describe('paging', () => {
  it.each([
    ['stations/items?limit=7', 240],
    ['districts/items?limit=10', 32],
    ['municipalities/items?limit=1', 6],
    ['stations/items?limit=11&kind=water', 80],
    ['stations/items?limit=9&sortby=-value', 240],
    ['stations/items?limit=9&sortby=name_fr', 240],
    ['permits/items?limit=2&sortby=valid_to', 9],
  ])('%s neither repeats nor loses', async (query, count) => {
    const paged = await items(query);
    const [path] = query.split('?');
    const whole = await pageOf(
      get,
      `/api/collections/${path}?limit=10000&${query.replace(/^.*limit=\d+&?/, '')}`,
    );
    expect(paged).toHaveLength(count);
    expect(paged).toEqual(whole.features);
    expect(linkOf(whole, 'next')).toBeUndefined();
  });

  it('counts what is picked only when asked to, or where the page holds all', async () => {
    expect(
      (await pageOf(get, '/api/collections/stations/items?kind=air&limit=2')).numberMatched,
    ).toBeUndefined();
    expect(
      (await pageOf(get, '/api/collections/stations/items?kind=air&limit=2&count=true')).numberMatched,
    ).toBe(80);
    expect((await pageOf(get, '/api/collections/stations/items?kind=air')).numberMatched).toBe(80);
  });
});

describe('sortby', () => {
  const values = (rows: Item[], name: string) => rows.map(({ properties }) => properties[name]);

  it('orders numbers, what has none last', async () => {
    const up = values(await items('stations/items?limit=50&sortby=value'), 'value');
    const numbers = up.filter((value) => value !== null) as number[];
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(up.slice(numbers.length).every((value) => value === null)).toBe(true);
    const down = values(await items('stations/items?limit=50&sortby=-value'), 'value');
    expect(down.slice(0, numbers.length)).toEqual([...numbers].reverse());
    expect(down.at(-1)).toBeNull();
  });

  it('orders texts and dates', async () => {
    const dates = values(await items('stations/items?limit=50&sortby=-opened'), 'opened') as string[];
    expect(dates).toEqual([...dates].sort().reverse());
    const names = values(await items('regions/items?sortby=name_ar'), 'name_ar') as string[];
    expect(names).toEqual([...names].sort(new Intl.Collator('und').compare));
  });
});

describe('bbox', () => {
  const box = (srid: number, numbers: string) => `ST_MakeEnvelope(${numbers}, ${srid})`;
  const cases: [layer: string, query: string, condition: string][] = [
    ['stations', 'bbox=2.5,2.5,3.75,4', `ST_Intersects(f.geom, ${box(4326, '2.5, 2.5, 3.75, 4')})`],
    ['stations', 'bbox=2.5,2.5,-10,3.75,4,900', `ST_Intersects(f.geom, ${box(4326, '2.5, 2.5, 3.75, 4')})`],
    ['rivers', 'bbox=2,2.2,2.5,2.9', `ST_Intersects(f.geom, ${box(4326, '2, 2.2, 2.5, 2.9')})`],
    ['regions', 'bbox=3.5,3.5,3.6,3.6', `ST_Intersects(f.geom, ${box(4326, '3.5, 3.5, 3.6, 3.6')})`],
    [
      'stations',
      `bbox=2.5,2.5,4,3.75&bbox-crs=${CRS}/EPSG/0/4326`,
      `ST_Intersects(f.geom, ${box(4326, '2.5, 2.5, 3.75, 4')})`,
    ],
    [
      'stations',
      `bbox=300000,300000,400000,500000&bbox-crs=${CRS}/EPSG/0/3857`,
      `ST_Intersects(f.geom_3857, ${box(3857, '300000, 300000, 400000, 500000')})`,
    ],
    [
      'regions',
      `bbox=400000,300000,500000,400000&bbox-crs=${CRS}/EPSG/0/32631`,
      `ST_Intersects(ST_Transform(f.geom, 32631), ${box(32631, '400000, 300000, 500000, 400000')})`,
    ],
    [
      'stations',
      `bbox=-19000000,-9000000,19000000,500000&bbox-crs=${CRS}/EPSG/0/32631`,
      `ST_YMin(ST_Transform(f.geom, 32631)) <= 500000`,
    ],
    ['stations', 'bbox=5,-90,3,90', 'ST_XMax(f.geom) >= 5 or ST_XMin(f.geom) <= 3'],
    ['stations', 'bbox=-180,-90,180,90', 'true'],
  ];

  it.each(cases)('%s?%s', async (layer, query, condition) => {
    const expected = await idsWhere(layer, condition);
    expect(expected.length).toBeGreaterThan(0);
    expect(await ids(`${layer}/items?limit=1000&${query}`)).toEqual(expected);
  });

  it('finds nothing where nothing lies', async () => {
    expect(await ids('stations/items?bbox=170,-10,-170,10')).toEqual([]);
    const far = `stations/items?bbox=10000000,8000000,10000100,8000100&bbox-crs=${CRS}/EPSG/0/32631`;
    expect(await ids(far)).toEqual([]);
  });
});

describe('crs', () => {
  const first = async (query: string): Promise<number[]> => {
    const page = await pageOf(get, `/api/collections/stations/items?sortby=code&limit=1&${query}`);
    return (page.features[0]!.geometry as { coordinates: number[] }).coordinates;
  };

  it('has the axis order of its URI', async () => {
    const [longitude, latitude] = await first('');
    expect(await first(`crs=${CRS}/OGC/1.3/CRS84`)).toEqual([longitude, latitude]);
    expect(await first(`crs=${CRS}/EPSG/0/4326`)).toEqual([latitude, longitude]);
  });

  it.each([3857, 32631])('EPSG %i is what PostGIS makes of it', async (srid) => {
    const { rows } = await world.db.pool.query<{ x: number; y: number }>(
      `select ST_X(p) as x, ST_Y(p) as y from feature join layer on no = layer_no, ST_Transform(geom, ${srid}) p
       where layer.id = 'stations' and feature.id = 'S001'`,
    );
    const [x = 0, y = 0] = await first(`crs=${CRS}/EPSG/0/${srid}`);
    expect([x - rows[0]!.x, y - rows[0]!.y].every((difference) => Math.abs(difference) <= 0.006)).toBe(true);
    const { headers } = await get(`/api/collections/stations/items?limit=1&crs=${CRS}/EPSG/0/${srid}`);
    expect(headers.get('content-crs')).toBe(`<${CRS}/EPSG/0/${srid}>`);
  });
});

describe('datetime', () => {
  const valid = (from: string | null, to: string | null) =>
    permitRows()
      .filter(
        ({ properties: p }) =>
          (!to || (p.from as string) <= to) && (!from || !p.to || (p.to as string) > from),
      )
      .map(({ properties }) => properties.code as string)
      .sort();

  it.each([
    ['2014-06-01', '2014-06-01', '2014-06-01'],
    ['2014-06-01T12:00:00Z', '2014-06-01', '2014-06-01'],
    ['2014-06-01T12:00:00%2B01:00', '2014-06-01', '2014-06-01'],
    ['2012-01-01/2014-01-01', '2012-01-01', '2014-01-01'],
    ['../2011-06-01', null, '2011-06-01'],
    ['2019-06-01/..', '2019-06-01', null],
    ['2019-06-01/', '2019-06-01', null],
  ])('%s', async (datetime, from, to) => {
    const expected = valid(from, to);
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.length).toBeLessThan(9);
    expect(await ids(`permits/items?datetime=${datetime}`)).toEqual(expected);
  });

  it('gives all states when it is left out, with their periods; a bound is a day where the layer counts in days', async () => {
    const states = (await items('municipalities/items?code=1')).map(({ properties }) => [
      properties.valid_from,
      properties.valid_to,
    ]);
    expect(states.sort()).toEqual([
      [null, '2018-01-01'],
      ['2018-01-01', null],
    ]);
  });

  it('leaves out nothing of a layer without time', async () => {
    expect(await ids('regions/items?datetime=1900-01-01')).toHaveLength(16);
  });
});

describe('what is picked', () => {
  const stations = stationRows().map(({ properties }) => properties);
  const codes = (test: (row: (typeof stations)[number]) => boolean) =>
    stations
      .filter(test)
      .map(({ code }) => code as string)
      .sort();

  it.each<[string, (row: (typeof stations)[number]) => boolean]>([
    ['kind=air', ({ kind }) => kind === 'air'],
    ['kind=air&active=true', ({ kind, active }) => kind === 'air' && active === true],
    ['value=50', ({ value }) => value === 50],
    ['opened=2010-01-15', ({ opened }) => opened === '2010-01-15'],
    ['region=33&kind=soil', ({ region, kind }) => region === '33' && kind === 'soil'],
    ['filter=value>50', ({ value }) => ((value as number | null) ?? 0) > 50],
    [
      "filter=kind IN ('air','water') AND NOT state = 'good'&active=false",
      ({ kind, state, active }) => kind !== 'soil' && state !== 'good' && !active,
    ],
    ["filter=kind='air'&filter-lang=cql2-text", ({ kind }) => kind === 'air'],
    ['q=ete 17', ({ name_fr, code }) => String(name_fr).includes('été') && /17/.test(code as string)],
    ['q=محطة 24', ({ name_ar }) => (name_ar as string).includes('24')],
    ['q=100%', () => false],
    ['q=_', () => false],
  ])('%s', async (query, test) => {
    const encoded = query.replace(/ /g, '%20').replace(/>/g, '%3E').replace(/100%/, '100%25');
    expect(await ids(`stations/items?limit=1000&${encoded}`)).toEqual(codes(test));
  });

  it('by the number that tiles have', async () => {
    const [station] = await items('stations/items?code=S017');
    expect(await ids(`stations/items?fid=${station?.fid}`)).toEqual(['S017']);
  });

  it('with chosen properties and without geometry', async () => {
    const page = await pageOf(
      get,
      '/api/collections/stations/items?limit=1&properties=value,code&skipGeometry=true',
    );
    expect(page.features[0]?.geometry).toBeNull();
    expect(Object.keys(page.features[0]?.properties ?? {})).toEqual(['code', 'value']);
  });
});
