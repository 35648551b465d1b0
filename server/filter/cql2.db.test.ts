import { describe, expect, it } from 'vitest';
import { useApp } from '../../tests/harness/use-app.ts';

/** What filters let through, against the same condition over all features in JavaScript. */
const world = useApp({ onlyReads: true });

type Feature = {
  id: string;
  geometry: { type: string; coordinates: [number, number] };
  properties: Record<string, string | number | boolean | null>;
};
type Page = { features: Feature[]; numberReturned: number };

const page = async (layer: string, query: Record<string, string>): Promise<Page> => {
  const answer = await world.get(
    `/api/collections/${layer}/items?${new URLSearchParams({ limit: '10000', ...query })}`,
  );
  const body = (await answer.json()) as Page & { detail?: string };
  if (answer.status !== 200) throw new Error(`${answer.status} ${body.detail}`);
  return body;
};

const idsOf = async (layer: string, filter: string, more: Record<string, string> = {}) =>
  (await page(layer, { filter, ...more })).features.map(({ id }) => id);

const text = (feature: Feature, name: string): string => String(feature.properties[name] ?? '');
const isIn = (west: number, south: number, east: number, north: number) => (feature: Feature) => {
  const [x, y] = feature.geometry.coordinates;
  return x >= west && x <= east && y >= south && y <= north;
};

describe('comparisons', () => {
  it.each<[string, (feature: Feature) => boolean]>([
    ['TRUE', () => true],
    ['NOT FALSE AND active = TRUE', ({ properties }) => properties.active === true],
    ["'air' = kind", ({ properties }) => properties.kind === 'air'],
    ['value = value', ({ properties }) => properties.value !== null && properties.value !== undefined],
    ["casei(name_en) = CASEI('STATION 17')", (row) => text(row, 'name_en') === 'Station 17'],
    ["CASEI(name_en) LIKE casei('sTaTiOn 1_')", (row) => /^Station 1.$/.test(text(row, 'name_en'))],
    ["CASEI(kind) IN (CASEI('AIR'), CASEI('Soil'))", (row) => ['air', 'soil'].includes(text(row, 'kind'))],
    ["ACCENTI('é') = ACCENTI('e') AND kind = 'air'", (row) => text(row, 'kind') === 'air'],
    ["ACCENTI(CASEI('ÉTÉ')) = ACCENTI(CASEI('ete'))", () => true],
    ["ACCENTI('مُحَطّة') = 'محطة'", () => true],
    ["kind = 'it''s' OR kind = 'it\\'s'", () => false],
    [
      "opened BETWEEN DATE('2000-01-01') AND DATE('2010-12-31')",
      (row) => text(row, 'opened') >= '2000-01-01' && text(row, 'opened') <= '2010-12-31',
    ],
  ])('%s', async (filter, passes) => {
    const { features } = await page('stations', {});
    expect(await idsOf('stations', filter)).toEqual(features.filter(passes).map(({ id }) => id));
  });
});

describe('where things lie', () => {
  it.each<[string, (feature: Feature) => boolean]>([
    ['S_INTERSECTS(geometry, BBOX(2.5,2.5,3.75,4))', isIn(2.5, 2.5, 3.75, 4)],
    ['S_INTERSECTS(BBOX(2.5,2.5,0,3.75,4,9), geometry)', isIn(2.5, 2.5, 3.75, 4)],
    ['s_within(geometry, POLYGON((2.5 2.5, 3.75 2.5, 3.75 4, 2.5 4, 2.5 2.5)))', isIn(2.5, 2.5, 3.75, 4)],
    ['NOT S_DISJOINT(geometry, BBOX(2.5,2.5,3.75,4))', isIn(2.5, 2.5, 3.75, 4)],
    ['NOT S_INTERSECTS(geometry, BBOX(2.5,2.5,3.75,4))', (row) => !isIn(2.5, 2.5, 3.75, 4)(row)],
    [
      "S_INTERSECTS(geometry, BBOX(2.5,2.5,3.75,4)) AND kind = 'air'",
      (row) => isIn(2.5, 2.5, 3.75, 4)(row) && text(row, 'kind') === 'air',
    ],
    ['S_INTERSECTS(geometry, BBOX(170,-90,-170,90))', () => false],
    ['S_INTERSECTS(geometry, BBOX(3.5,-90,-170,90))', isIn(3.5, -90, 180, 90)],
    ['S_INTERSECTS(geometry, geometry)', () => true],
    ['S_INTERSECTS(POINT(1 1), POINT(2 2))', () => false],
    [
      'S_INTERSECTS(geometry, MULTIPOLYGON(((2.5 2.5,3.75 2.5,3.75 4,2.5 4,2.5 2.5))))',
      isIn(2.5, 2.5, 3.75, 4),
    ],
    [
      'S_INTERSECTS(geometry, GEOMETRYCOLLECTION(POINT(0 0),POLYGON((2.5 2.5,3.75 2.5,3.75 4,2.5 4,2.5 2.5))))',
      isIn(2.5, 2.5, 3.75, 4),
    ],
    // A polygon that crosses itself is mended, not refused by the engine.
    ['S_INTERSECTS(geometry, POLYGON((2.5 2.5,3.75 4,3.75 2.5,2.5 4,2.5 2.5))) AND FALSE', () => false],
  ])('%s', async (filter, passes) => {
    const { features } = await page('stations', {});
    const expected = features.filter(passes).map(({ id }) => id);
    expect(await idsOf('stations', filter)).toEqual(expected);
  });

  it.each([
    'POINT(2.5 2.5)',
    'LINESTRING(2.5 2.5,3 3)',
    'MULTIPOINT(2.5 2.5,(3.1 3.1))',
    'MULTILINESTRING((2.5 2.5,3 3),(4 4,4 5))',
    'POLYGON((2 2,3 2,3 3,2 3,2 2))',
    'BBOX(2,2,3,3)',
    'GEOMETRYCOLLECTION(POINT(2.5 2.5),LINESTRING(1 1,2.5 2.5))',
  ])('every function takes %s on either side', async (shape) => {
    for (const name of [
      'intersects',
      'contains',
      'crosses',
      'disjoint',
      'equals',
      'overlaps',
      'touches',
      'within',
    ])
      for (const sides of [`geometry, ${shape}`, `${shape}, geometry`])
        expect(await idsOf('regions', `S_${name}(${sides})`), `${name} ${sides}`).toBeInstanceOf(Array);
  });

  it('coordinates are in the order of filter-crs', async () => {
    const plain = await idsOf('stations', 'S_INTERSECTS(geometry, BBOX(2.5,2.5,3.75,4))');
    const epsg = (code: number) => ({ 'filter-crs': `http://www.opengis.net/def/crs/EPSG/0/${code}` });
    expect(plain.length).toBeGreaterThan(0);
    expect(await idsOf('stations', 'S_INTERSECTS(geometry, BBOX(2.5,2.5,4,3.75))', epsg(4326))).toEqual(
      plain,
    );
    expect(
      await idsOf(
        'stations',
        'S_INTERSECTS(geometry, POLYGON((2.5 2.5,4 2.5,4 3.75,2.5 3.75,2.5 2.5)))',
        epsg(4326),
      ),
    ).toEqual(plain);
    const mercator = [278298.73, 278387.06, 417448.09, 445640.11].join(',');
    expect(await idsOf('stations', `S_INTERSECTS(geometry, BBOX(${mercator}))`, epsg(3857))).toEqual(plain);
  });
});

describe('validity', () => {
  it('is asked for as it is published', async () => {
    const { features } = await page('municipalities', {});
    const since = features.filter(({ properties }) => String(properties.valid_from ?? '') >= '2018-01-01');
    const before = features.filter(
      ({ properties }) => properties.valid_from === since[0]!.properties.valid_from,
    );
    expect(
      (await page('municipalities', { filter: "valid_from >= DATE('2018-01-01')" })).numberReturned,
    ).toBe(since.length);
    expect((await page('municipalities', { filter: 'valid_to IS NULL' })).numberReturned).toBe(
      features.filter(({ properties }) => properties.valid_to === null).length,
    );
    const day = String(since[0]!.properties.valid_from);
    expect((await page('municipalities', { valid_from: day })).numberReturned).toBe(before.length);
    await expect(page('municipalities', { valid_from: 'soon' })).rejects.toThrow(/^400/);
  });
});

it('the same filter picks the same in items, files and tiles', async () => {
  const filter = "S_INTERSECTS(geometry, BBOX(2.5,2.5,3.75,4)) AND CASEI(kind) = CASEI('AIR')";
  const ids = await idsOf('stations', filter);
  const csv = await world.get(`/api/collections/stations/items?${new URLSearchParams({ f: 'csv', filter })}`);
  expect((await csv.text()).trim().split('\n')).toHaveLength(ids.length + 1);
  const tile = await world.get(`/tiles/stations/6/32/31.mvt?${new URLSearchParams({ filter })}`);
  expect(tile.status).toBe(200);
  expect(ids.length).toBeGreaterThan(0);
});
