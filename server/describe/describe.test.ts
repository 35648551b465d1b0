import Ajv from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { tunisia } from '../../sql/countries/tunisia.ts';
import { LayerInfo } from '../../sql/model/api.ts';
import { layerFixture, publishedFixture, snapshotFixture } from '../features/layer.fixture.ts';
import { boundsOf } from '../tiles/address.ts';
import { collectionOf } from './collection.ts';
import { CONFORMS_TO } from './conformance.ts';
import { landing } from './landing.ts';
import { layerInfo } from './layers.ts';
import { queryablesOf, schemaOf } from './schema.ts';
import { Collection, TileMatrixSet, Tileset } from './shapes.ts';
import { webMercatorQuad } from './tile-matrix-set.ts';
import { limitsOf, tilesetOf } from './tileset.ts';

const reader = { base: 'http://x', language: 'fr' as const, country: tunisia };

describe('a collection', () => {
  const collection = Collection.parse(collectionOf(publishedFixture, snapshotFixture, reader));

  it('says that it is a sample, in the language that is asked for', () => {
    expect(collection).toMatchObject({ title: 'Wells f', sample: true, numberOfFeatures: 2 });
  });

  it('says where and when it is, and in which CRS it can be had', () => {
    expect(collection.extent.spatial?.bbox).toEqual([[8, 33, 11, 37]]);
    expect(collection.extent.temporal?.interval).toEqual([[null, null]]);
    expect(collection.crs).toContain('http://www.opengis.net/def/crs/EPSG/0/32632');
  });

  it('names its licence, and no files where a licence forbids to hand them on', () => {
    expect(collection.links.find(({ rel }) => rel === 'license')?.href).toContain('creativecommons.org');
    expect(collection.links.filter(({ rel }) => rel === 'enclosure')).toEqual([]);
    const manifest = { ...layerFixture, sources: ['ministry'] };
    const free = Collection.parse(collectionOf({ ...publishedFixture, manifest }, snapshotFixture, reader));
    expect(free.links.filter(({ rel }) => rel === 'enclosure').map(({ title }) => title)).toEqual([
      'csv',
      'geojson',
      'geojsons',
      'fgb',
      'gpkg',
    ]);
  });
});

describe('schemas', () => {
  const check = (schema: object, value: unknown): boolean =>
    new Ajv({ strict: false, validateFormats: false }).validate(schema, value);

  it('take what features hold', () => {
    const schema = schemaOf(layerFixture, 'http://x/schema', 'en');
    expect(check(schema, { code: 'a', kind: 'air', value: 3, valid_from: '2020-01-01' })).toBe(true);
    expect(check(schema, { kind: 'fire' })).toBe(false);
    expect(check(schema, { value: -1 })).toBe(false);
  });

  it('say units, and what filters may ask for', () => {
    const { properties } = queryablesOf(layerFixture, 'http://x/q', 'fr') as {
      properties: Record<string, object>;
    };
    expect(Object.keys(properties)).toEqual(expect.arrayContaining(['valid_from', 'geometry']));
    expect(properties.value).toMatchObject({ title: 'Value f', minimum: 0, 'x-ogc-unit': 'ug/m3' });
    expect(properties.name_ar).toMatchObject({ title: 'Name f (ar)' });
  });
});

describe('tilesets', () => {
  it('the matrix set is the standard one', () => {
    const set = TileMatrixSet.parse(webMercatorQuad());
    expect(set.tileMatrices).toHaveLength(23);
    // OGC 17-083r4, annex D.1
    expect(set.tileMatrices[0]?.scaleDenominator).toBeCloseTo(559082264.028717, 3);
    expect(set.tileMatrices[18]?.cellSize).toBeCloseTo(0.597164283559817, 9);
  });

  it('its limits hold the layer and no tile more than it needs', () => {
    const limits = Tileset.parse(tilesetOf(publishedFixture, reader)).tileMatrixSetLimits;
    expect(limits).toEqual(limitsOf(publishedFixture));
    const last = limits.at(-1)!;
    const z = Number(last.tileMatrix);
    const west = boundsOf({ z, x: last.minTileCol, y: last.minTileRow });
    const east = boundsOf({ z, x: last.maxTileCol, y: last.maxTileRow });
    const metres = (longitude: number) => (longitude / 180) * 20_037_508.342789244;
    expect(west.west).toBeLessThanOrEqual(metres(8));
    expect(west.east).toBeGreaterThan(metres(8));
    expect(east.west).toBeLessThanOrEqual(metres(11));
    expect(east.east).toBeGreaterThan(metres(11));
    expect(west.north).toBeGreaterThan(east.south);
  });
});

it('a layer tells its sources with their licences and where its tiles are', () => {
  const info = LayerInfo.parse(layerInfo(publishedFixture, snapshotFixture, 'http://x'));
  expect(info.sources.map(({ licence }) => licence.id)).toEqual(['CC-BY-4.0', 'private']);
  expect(info.timeExtent).toEqual([null, null]);
  expect(info.links.tiles).toMatch(/^http:\/\/x\/tiles\/wells\/\{z\}\/\{x\}\/\{y\}\.mvt\?v=3\./);
});

it('the door leads to what OGC clients look for', () => {
  const rels = landing('http://x', 'ar').links.map(({ rel }) => rel);
  expect(rels).toEqual(expect.arrayContaining(['self', 'service-desc', 'conformance', 'data']));
});

it('claims nothing twice', () => {
  expect(new Set(CONFORMS_TO).size).toBe(CONFORMS_TO.length);
});
