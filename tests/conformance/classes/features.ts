import { expect } from 'vitest';
import {
  type Answer,
  type ConformanceClass,
  type Document,
  jsonAt,
  links,
  linksOf,
  OGC,
  refuses,
  shows,
} from './requirement.ts';

const STATIONS = '/api/collections/stations';
const ITEMS = `${STATIONS}/items`;
const GEOJSON = 'application/geo+json';
const CRS84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';
const epsg = (code: number) => `http://www.opengis.net/def/crs/EPSG/0/${code}`;
const typed =
  (type: string) =>
  ({ headers }: Answer) =>
    expect(headers.get('content-type')).toContain(type);
const count = ({ json }: Answer) => json.features.length;
const first = ({ json }: Answer): [number, number] => json.features[0]!.geometry.coordinates;

const core: ConformanceClass = {
  uri: `${OGC}/ogcapi-features-1/1.0/conf/core`,
  requirements: [
    shows('root-op, root-success', '/api', links('service-desc', 'conformance', 'data')),
    shows('api-definition-op', '/api/openapi.json', typed('openapi+json;version=3.0')),
    shows('conformance-success', '/api/conformance', ({ json }) =>
      expect(json.conformsTo).toContain(`${OGC}/ogcapi-features-1/1.0/conf/core`),
    ),
    shows('fc-md-op, fc-md-items', '/api/collections', (answer) => {
      expect(linksOf(answer, 'self')).toHaveLength(1);
      for (const collection of answer.json.collections) {
        expect(collection).toMatchObject({ id: expect.any(String), itemType: 'feature' });
        expect(collection.links.map(({ rel }) => rel)).toContain('items');
      }
    }),
    shows('fc-md-extent', STATIONS, ({ json }) => {
      expect(json.extent.spatial.bbox[0]).toHaveLength(4);
      expect(json.extent.spatial.crs).toBe(CRS84);
    }),
    refuses('sfc-md-op: none such', '/api/collections/nowhere', 404),
    shows('fc-op, crs84', ITEMS, (answer) => {
      const [x, y] = first(answer);
      expect([Math.abs(x) <= 180, Math.abs(y) <= 90]).toEqual([true, true]);
    }),
    shows('fc-limit-response-1', `${ITEMS}?limit=3`, (answer) => expect(count(answer)).toBe(3)),
    shows('fc-limit-response-1, above the greatest', `${ITEMS}?limit=99999999`, (answer) =>
      expect(count(answer)).toBeLessThanOrEqual(10_000),
    ),
    ...['0', '-1', '1.5', 'many', ''].map((limit) =>
      refuses('fc-limit-definition', `${ITEMS}?limit=${limit}`),
    ),
    shows('fc-bbox-response', `${ITEMS}?bbox=2.5,2.5,3.75,4&limit=1000`, (answer) => {
      expect(count(answer)).toBeGreaterThan(0);
      for (const { geometry } of answer.json.features) {
        const [x, y] = geometry.coordinates;
        expect(x >= 2.5 && x <= 3.75 && y >= 2.5 && y <= 4).toBe(true);
      }
    }),
    shows('fc-bbox-definition, six numbers', `${ITEMS}?bbox=2.5,2.5,0,3.75,4,9`),
    ...['1,2,3', '1,2,3,x', '1,2,3,4,5', '200,0,201,1'].map((bbox) =>
      refuses('fc-bbox-definition', `${ITEMS}?bbox=${bbox}`),
    ),
    shows('fc-time-response', '/api/collections/municipalities/items?datetime=2015-01-01', ({ json }) => {
      expect(json.features.length).toBeGreaterThan(0);
      for (const { properties } of json.features)
        expect(
          [properties.valid_from ?? '', properties.valid_to ?? '9'].map((day) => day <= '2015-01-01'),
        ).toEqual([true, false]);
    }),
    ...['2015-01-01/..', '../2015-01-01', '2015-01-01T00:00:00Z', '2014-01-01/2015-01-01'].map((span) =>
      shows('fc-time-definition', `/api/collections/municipalities/items?datetime=${span}`),
    ),
    refuses('fc-time-definition', `${ITEMS}?datetime=yesterday`),
    shows('fc-links', `${ITEMS}?limit=5`, async (answer) => {
      await links('self', 'alternate', 'next')(answer, '');
    }),
    shows('fc-numberReturned, fc-numberMatched', `${ITEMS}?limit=5`, ({ json }) => {
      expect(json.numberReturned).toBe(json.features.length);
      expect(json.numberMatched).toBeGreaterThan(5);
    }),
    refuses('query-param-unknown', `${ITEMS}?colour=red`),
    refuses('query-param-unknown', '/api/collections?colour=red'),
    shows('f-op, f-success, f-links', ITEMS, async (answer, origin) => {
      const url = `${origin}${ITEMS}/${encodeURIComponent(answer.json.features[0]!.id)}`;
      const one = await fetch(url);
      const json = (await one.json()) as Document;
      expect([one.status, json.type]).toEqual([200, 'Feature']);
      expect(json.links.map(({ rel }) => rel)).toEqual(expect.arrayContaining(['self', 'collection']));
    }),
    refuses('f-op: none such', `${ITEMS}/nowhere`, 404),
  ],
};

const geojson: ConformanceClass = {
  uri: `${OGC}/ogcapi-features-1/1.0/conf/geojson`,
  requirements: [
    shows('geojson/definition', ITEMS, typed(GEOJSON), { Accept: GEOJSON }),
    shows('geojson/content', ITEMS, ({ json }) => {
      expect(json.type).toBe('FeatureCollection');
      for (const feature of json.features)
        expect(feature).toMatchObject({ type: 'Feature', id: expect.anything() });
    }),
  ],
};

const OPERATIONS = [
  '/api',
  '/api/conformance',
  '/api/collections',
  '/api/collections/{layer}',
  '/api/collections/{layer}/items',
  '/api/collections/{layer}/items/{id}',
];
const oas30 = (part: string, operations: readonly string[]): ConformanceClass => ({
  uri: `${OGC}/${part}/1.0/conf/oas30`,
  requirements: [
    shows('oas-definition', '/api/openapi.json', ({ json }) => {
      expect(json.openapi).toMatch(/^3\.0/);
      for (const path of operations) {
        expect(Object.keys(json.paths), path).toContain(path);
        expect(Object.keys(json.paths[path]!.get.responses), path).toContain('200');
      }
    }),
  ],
});

const crs: ConformanceClass = {
  uri: `${OGC}/ogcapi-features-2/1.0/conf/crs`,
  requirements: [
    shows('fc-md-crs-list, fc-md-storageCrs', STATIONS, ({ json }) => {
      expect(json.crs).toEqual(expect.arrayContaining([CRS84, epsg(4326), epsg(3857)]));
      expect(json.crs).toContain(json.storageCrs);
    }),
    shows('fc-md-crs-list-global', '/api/collections', ({ json }) => expect(json.crs).toContain(CRS84)),
    shows('ogc-crs-header', ITEMS, ({ headers }) => expect(headers.get('content-crs')).toBe(`<${CRS84}>`)),
    shows('crs-action', `${ITEMS}?crs=${epsg(4326)}&limit=1`, async (answer, origin) => {
      expect(answer.headers.get('content-crs')).toBe(`<${epsg(4326)}>`);
      const plain = await jsonAt(`${origin}${ITEMS}?limit=1`);
      expect(first(answer)).toEqual([...plain.features[0]!.geometry.coordinates].reverse());
    }),
    shows('crs-action, one feature', `${ITEMS}?limit=1`, async (answer, origin) => {
      const url = `${origin}${ITEMS}/${answer.json.features[0]!.id}?crs=${epsg(3857)}`;
      const one = await fetch(url);
      const { geometry } = (await one.json()) as Document;
      expect(geometry.coordinates[0]).toBeCloseTo((first(answer)[0] * 20037508.342789244) / 180, 1);
    }),
    refuses('fc-crs-valid-value', `${ITEMS}?crs=${epsg(9999)}`),
    refuses('fc-bbox-crs-valid-value', `${ITEMS}?bbox=1,2,3,4&bbox-crs=somewhere`),
    shows(
      'fc-bbox-crs-action',
      `${ITEMS}?bbox=2.5,2.5,4,3.75&bbox-crs=${epsg(4326)}&limit=1000`,
      async (answer, origin) => {
        const plain = (await (
          await fetch(`${origin}${ITEMS}?bbox=2.5,2.5,3.75,4&limit=1000`)
        ).json()) as Answer['json'];
        expect(count(answer)).toBe(plain.features.length);
      },
    ),
  ],
};

/** OGC API - Features, parts 1 (17-069r4) and 2 (18-058r1). */
export const featureClasses = [core, geojson, oas30('ogcapi-features-1', OPERATIONS), crs];
export const tileOperations = oas30('ogcapi-tiles-1', [
  '/api/collections/{layer}/tiles',
  '/api/collections/{layer}/tiles/WebMercatorQuad',
  '/api/collections/{layer}/tiles/WebMercatorQuad/{z}/{y}/{x}',
]);
