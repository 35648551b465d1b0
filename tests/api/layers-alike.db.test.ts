import { beforeAll, describe, expect, it } from 'vitest';
import { featuresOf, manifestAs, sendDraft, sendFeatures, sendOkay } from '../harness/api-layer.ts';
import { doLayerJobs } from '../harness/do-layer-jobs.ts';
import { type Somebody, signIn } from '../harness/sign-in.ts';
import { useApp } from '../harness/use-app.ts';
import { reload } from './reload.ts';

/**
 * A layer that is published at run time, without a theme file, is what one from a theme is: layers of the test world are sent
 * again under another name, as long as their own, and every answer about the two is the same but for the name.
 */
const world = useApp();
let editor: Somebody;

/** Kinds of layers: points with a place, a hundred thinned, lines with levels, areas with time, areas that are places. */
const LAYERS = ['stations', 'sensors', 'rivers', 'permits', 'municipalities'] as const;
type Id = (typeof LAYERS)[number];
const twinOf = (id: string): string => id.replace(/s$/, 'x');

/** A place has one layer that gives it: the twin's places are of another scheme, of the same length. */
const TWIN_PART: Partial<Record<Id, object>> = {
  municipalities: {
    place: { level: 'municipality', scheme: 'ins', code: 'code', name: 'name', parents: {} },
  },
};

const publish = async (id: string): Promise<void> => {
  await sendOkay(world, 'POST', `/api/layers/${id}/publish`, { headers: editor.headers, body: {} });
  await doLayerJobs(world.db);
};

beforeAll(async () => {
  editor = await signIn(world, 'administrator');
  for (const id of LAYERS) {
    const layer = manifestAs(id, twinOf(id), TWIN_PART[id]);
    const body = { layer, owner: null, visibility: { kind: 'public' } } as const;
    await sendDraft(world, editor.headers, body, featuresOf(id));
    await publish(twinOf(id));
  }
  await world.services.catalogue.refresh();
});

/** What differs by the moment: when it was published, the states that pin addresses, numbers of row versions. */
const steady = (text: string, id: string): string =>
  text
    .replaceAll(twinOf(id), id)
    .replaceAll('municipality:ins:', 'municipality:mun-uid:')
    .replace(/"scheme":"ins","code":"code"/g, '"scheme":"mun-uid","code":"code"')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, 'MOMENT')
    .replace(/([?&]v=)[\w.-]+/g, '$1STATE')
    .replace(/(after=\d+)\.\d+/g, '$1');

const answerOf = async (path: string, id: string): Promise<string> => {
  const response = await world.get(path, { headers: { 'Accept-Language': 'fr' } });
  const body = Buffer.from(await response.arrayBuffer()).toString('latin1');
  const type = response.headers.get('content-type');
  return steady([response.status, type, response.headers.get('cache-control'), body].join('\n'), id);
};

const expectAlike = async (id: string, paths: readonly string[]): Promise<void> => {
  for (const path of paths) {
    const own = await answerOf(path.replaceAll('{}', id), id);
    expect(own.slice(0, 3), path).toMatch(/^20[04]/);
    expect(await answerOf(path.replaceAll('{}', twinOf(id)), id), path).toBe(own);
  }
};

/** Every tile of the world down to zoom 6, then those at its middle and at a corner of it. */
const tilesOf = (id: string): string[] =>
  Array.from({ length: 15 }, (_, z) => z).flatMap((z) => {
    const [column, row] = [
      (lon: number) => Math.floor(((lon + 180) / 360) * 2 ** z),
      (lat: number) => Math.floor((0.5 - lat / 360) * 2 ** z),
    ];
    const spots =
      z > 6
        ? [
            [4, 4],
            [2.6, 2.6],
            [3.05, 3.2],
          ]
        : [
            [2, 2],
            [2, 5.9],
            [5.9, 2],
            [5.9, 5.9],
          ];
    return [...new Set(spots.map(([lon, lat]) => `/tiles/${id}/${z}/${column(lon!)}/${row(lat!)}.mvt`))];
  });

/** A GeoPackage is written by a process of its own, which takes its time: of two kinds is enough. */
const filesOf = (id: Id): string[] =>
  ['csv', 'fgb', 'geojsonseq', 'geojson', ...(id === 'stations' || id === 'permits' ? ['gpkg'] : [])].map(
    (f) => `/api/collections/{}/items?f=${f}`,
  );

describe.each(LAYERS)('%s, published by the API', (id) => {
  it('is described as the layer of the theme is', () =>
    expectAlike(id, [
      '/api/collections/{}',
      '/api/collections/{}/schema',
      '/api/collections/{}/queryables',
      '/api/collections/{}/revisions',
      '/api/collections/{}/tiles',
      '/api/collections/{}/tiles/WebMercatorQuad',
      '/api/layers/{}',
      '/tiles/{}.json',
      '/styles/light.json?layers={}',
      '/styles/dark.json?layers={}&lang=ar',
    ]));

  it('has the same features, one by one, in pages and in files', () =>
    expectAlike(id, [
      '/api/collections/{}/items?limit=50',
      '/api/collections/{}/items?limit=7&bbox=2,2,3,3.3&count=true',
      '/api/collections/{}/items?f=geojsonseq&datetime=2017-06-01',
      ...filesOf(id),
    ]));

  it('has the same tiles at every zoom', async () => {
    await expectAlike(id, [...tilesOf('{}'), ...tilesOf('regions,{}').slice(0, 12)]);
  });
});

it('is found by search, item, place and overlap as the layer of the theme is', async () => {
  await expectAlike('permits', [
    '/api/search?q=mines%20du%20sud&layer={}',
    '/api/collections/{}/items/P-3',
    '/api/collections/{}/items/P-3/overlaps?datetime=2014-01-01',
    '/api/collections/{}/overlaps',
    '/tiles/{}/6/32/31.mvt?datetime=2014-06-01',
    '/api/collections/{}/items?filter=share%20%3E%2050',
  ]);
  await expectAlike('stations', [
    '/api/search?q=%C3%A9t%C3%A9%2011&layer={}',
    '/api/collections/{}/items?kind=air',
  ]);
  const place = (scheme: string) =>
    world.get(`/api/places/municipality:${scheme}:1?f=geojson`).then((r) => r.text());
  const twin = await place('ins');
  expect(twin).toContain('"Commune 1"');
  expect(steady(twin, 'x').replaceAll('"ins"', '"mun-uid"')).toBe(steady(await place('mun-uid'), 'x'));
});

it('stands in the theme tree, behind the layers of the theme, in the order in which it came', async () => {
  const { themes } = (await (await world.get('/api/themes')).json()) as {
    themes: { id: string; layers: string[] }[];
  };
  expect(themes.find(({ id }) => id === 'monitoring')?.layers).toEqual([
    'stations',
    'permits',
    'sensors',
    'stationx',
    'sensorx',
    'permitx',
  ]);
});

it('is the same revision when the same is sent again, and the next one when something differs', async () => {
  await publish('permitx');
  await world.services.catalogue.refresh();
  await expectAlike('permits', ['/api/collections/{}/revisions']);
  await reload(world.db, 'permits', (rows) =>
    rows.slice(1).map((row) => ({ ...row, properties: { ...row.properties, share: 1 } })),
  );
  const changed = featuresOf('permits')
    .slice(1)
    .map((feature) => {
      const { properties } = feature as { properties: object };
      return { ...feature, properties: { ...properties, share: 1 } };
    });
  await sendOkay(world, 'DELETE', '/api/layers/permitx/features', { headers: editor.headers });
  await sendFeatures(world, editor.headers, 'permitx', changed);
  await publish('permitx');
  await world.services.catalogue.refresh();
  await expectAlike('permits', [
    '/api/collections/{}/revisions',
    '/api/collections/{}/items',
    '/api/collections/{}/items?revision=1',
    '/api/collections/{}/items/P-1?revision=1',
    '/api/collections/{}/items/P-3',
    '/tiles/{}/6/32/31.mvt',
  ]);
});
