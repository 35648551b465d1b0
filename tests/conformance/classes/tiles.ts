import { expect } from 'vitest';
import { type ConformanceClass, links, OGC, type Requirement, refuses, shows } from './requirement.ts';

const TILES = '/api/collections/regions/tiles';
const QUAD = `${TILES}/WebMercatorQuad`;
const MVT = 'application/vnd.mapbox-vector-tile';
const VECTOR = 'http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector';
const SCHEME = 'http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme';
const MATRICES = '/api/tileMatrixSets';

const of =
  (standard: string) =>
  (name: string, ...requirements: Requirement[]): ConformanceClass => ({
    uri: `${OGC}/${standard}/conf/${name}`,
    requirements,
  });
const tiles = of('ogcapi-tiles-1/1.0');
const common1 = of('ogcapi-common-1/1.0');
const matrices = of('tms/2.0');

/** OGC API - Tiles part 1 (20-057), tile matrix sets (17-083r4), OGC API - Common parts 1 and 2. */
export const tileClasses: readonly ConformanceClass[] = [
  tiles(
    'core',
    shows('tc-op, tc-success', `${QUAD}/6/31/32`, ({ headers }) =>
      expect(headers.get('content-type')).toContain(MVT),
    ),
    {
      name: 'tc-success: nothing there',
      path: `${QUAD}/6/5/5`,
      check: ({ status }) => expect(status).toBe(204),
    },
    refuses('tc-error: no such row', `${QUAD}/6/64/32`, 404),
    refuses('tc-error: no such matrix', `${QUAD}/40/0/0`, 404),
    refuses('tc-error: no number', `${QUAD}/6/x/32`),
    refuses('tc-error: no such set', `${TILES}/Nowhere/6/31/32`, 404),
  ),
  tiles(
    'tileset',
    shows('desc-success', QUAD, async (answer) => {
      expect(answer.json).toMatchObject({
        dataType: 'vector',
        crs: 'http://www.opengis.net/def/crs/EPSG/0/3857',
      });
      expect(answer.json.tileMatrixSetURI).toBe(
        'http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad',
      );
      await links('self', SCHEME)(answer, '');
      const item = answer.json.links.find(({ rel }) => rel === 'item')!;
      expect(item).toMatchObject({ templated: true, type: MVT });
      const url = item.href
        .replace('{tileMatrix}', '6')
        .replace('{tileRow}', '31')
        .replace('{tileCol}', '32');
      expect((await fetch(url)).status).toBe(200);
    }),
  ),
  tiles(
    'tilesets-list',
    shows('tileset-list', TILES, ({ json }) => {
      expect(json.tilesets[0]).toMatchObject({ dataType: 'vector', crs: expect.any(String) });
      expect(json.tilesets[0]!.links.map(({ rel }) => rel)).toContain('self');
    }),
  ),
  tiles(
    'geodata-tilesets',
    shows('links', '/api/collections', async ({ json }) => {
      for (const { links: own } of json.collections)
        expect((await fetch(own.find(({ rel }) => rel === VECTOR)!.href)).status).toBe(200);
    }),
  ),
  tiles(
    'mvt',
    shows('content', `${QUAD}/6/31/32`, ({ text }) => expect(text).toContain('regions'), { Accept: MVT }),
  ),
  matrices(
    'tilematrixset',
    shows('list', MATRICES, ({ json }) => expect(json.tileMatrixSets[0]!.id).toBe('WebMercatorQuad')),
  ),
  matrices(
    'json-tilematrixset',
    shows('definition', `${MATRICES}/WebMercatorQuad`, ({ json }) => {
      expect(json.tileMatrices[1]).toMatchObject({
        id: '1',
        matrixWidth: 2,
        tileWidth: 256,
        cornerOfOrigin: 'topLeft',
      });
      expect(json.tileMatrices[0]!.scaleDenominator).toBeCloseTo(559082264.0287178, 3);
    }),
  ),
  common1(
    'core',
    refuses('query-param-unknown', '/api?colour=red'),
    refuses('none such', '/api/nowhere', 404),
  ),
  common1(
    'landing-page',
    shows('root-success', '/api', async (answer) => {
      expect(answer.json.title).not.toBe('');
      await links('self', 'service-desc', 'conformance')(answer, '');
    }),
  ),
  common1(
    'json',
    shows('content', '/api', ({ headers }) =>
      expect(headers.get('content-type')).toContain('application/json'),
    ),
  ),
  common1(
    'oas30',
    shows('definition', '/api/openapi.json', ({ json }) => expect(json.openapi).toMatch(/^3\.0/)),
  ),
  of('ogcapi-common-2/1.0')(
    'collections',
    shows('rc-md-success', '/api/collections', ({ json }) => {
      expect(json.collections.length).toBeGreaterThan(0);
      for (const { id, links: own, extent } of json.collections)
        expect([typeof id, own.length > 0, extent.spatial.bbox[0]!.length]).toEqual(['string', true, 4]);
    }),
  ),
];
