import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../harness/use-app.ts';
import { nativeSql, ogrinfo, readBack } from './gdal.ts';

/** GDAL reads every feature of every layer out of every format, with its geometry and properties. */
const world = useApp({ onlyReads: true });
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'biatouna-files-'));
  return () => rm(folder, { recursive: true });
});

type Items = {
  features: { id: string; geometry: { coordinates: unknown }; properties: Record<string, unknown> }[];
};

/**
 * How many coordinates a geometry has, and their sum: a single part and a multi-part of one part have the same, and the
 * last decimal of one number does not matter.
 */
const sizeOf = ({ geometry }: { geometry: unknown }): [number, number] => {
  const all = (geometry as { coordinates: unknown[] }).coordinates.flat(4) as number[];
  return [all.length, all.reduce((sum, value) => sum + value, 0)];
};
const sizesOf = (features: readonly { geometry: unknown }[]) =>
  features.map(sizeOf).sort((a, b) => a[0] - b[0] || a[1] - b[1]);

const expectAlike = (
  read: readonly { geometry: unknown }[],
  ours: readonly { geometry: unknown }[],
): void => {
  const [seen, known] = [sizesOf(read), sizesOf(ours)];
  expect(seen.map(([length]) => length)).toEqual(known.map(([length]) => length));
  expect(seen.filter(([, sum], index) => Math.abs(sum - known[index]![1]) > 0.01)).toEqual([]);
};

const COLUMNS = ['X_POSSIBLE_NAMES=longitude', 'Y_POSSIBLE_NAMES=latitude', 'GEOM_POSSIBLE_NAMES=WKT'];
const FORMATS = {
  gpkg: [],
  fgb: [],
  geojson: [],
  geojsonseq: [],
  csv: COLUMNS.flatMap((option) => ['-oo', option]),
};
const EXTENSIONS = { gpkg: 'gpkg', fgb: 'fgb', geojson: 'geojson', geojsonseq: 'geojsonl', csv: 'csv' };

describe.each(Object.keys(FORMATS) as (keyof typeof FORMATS)[])('%s', (format) => {
  it('comes back whole', async () => {
    for (const layer of world.services.catalogue.now().layers.keys()) {
      const file = join(folder, `${layer}.${EXTENSIONS[format]}`);
      const answer = await world.get(`/api/collections/${layer}/items?f=${format}`);
      await writeFile(file, new Uint8Array(await answer.arrayBuffer()));
      const { features } = await readBack(file, ...FORMATS[format]);
      const items = (await (await world.get(`/api/collections/${layer}/items?limit=10000`)).json()) as Items;
      const all = world.services.catalogue.now().layers.get(layer)!.featureCount;
      expect([layer, features.length]).toEqual([layer, all]);
      if (all <= 10_000) expectAlike(features, items.features);
      const names = Object.keys(items.features[0]!.properties);
      // GDAL leaves out of GeoJSON what a feature has not.
      const read = new Set(features.flatMap(({ properties }) => Object.keys(properties)));
      expect([layer, names.filter((name) => !read.has(name))]).toEqual([layer, []]);
    }
  });
});

/** What the package itself finds in a box, reading the index and not all features. */
const fgbSearch = async (file: string) => {
  const bytes = new Uint8Array(await readFile(file));
  const all = async (rect?: { minX: number; minY: number; maxX: number; maxY: number }) => {
    const found: object[] = [];
    for await (const feature of deserialize(bytes, rect ? { rect } : {})) found.push(feature);
    return found;
  };
  return { searched: await all({ minX: 2.5, minY: 2.5, maxX: 3.75, maxY: 4 }), whole: (await all()).length };
};

describe('a spatial index', () => {
  const saved = async (layer: string, format: 'gpkg' | 'fgb', more = '') => {
    const file = join(folder, `indexed-${layer}.${format}`);
    const answer = await world.get(`/api/collections/${layer}/items?f=${format}${more}`);
    await writeFile(file, new Uint8Array(await answer.arrayBuffer()));
    return file;
  };
  const box = ['-spat', '2.5', '2.5', '3.75', '4'];

  it('of a GeoPackage is one that GDAL uses, that is sound', async () => {
    for (const layer of ['stations', 'regions', 'rivers', 'sensors']) {
      const file = await saved(layer, 'gpkg');
      const has = await nativeSql(file, `select HasSpatialIndex('${layer}', 'geom')`);
      expect(has).toContain('HasSpatialIndex (Integer) = 1');
      const tree = await nativeSql(
        file,
        `select count(*) as n, rtreecheck('rtree_${layer}_geom') as sound from rtree_${layer}_geom`,
      );
      const { featureCount } = world.services.catalogue.now().layers.get(layer)!;
      expect(tree).toContain(`n (Integer) = ${featureCount}\n`);
      expect(tree).toContain('sound (String) = ok\n');
      const items = await world.get(`/api/collections/${layer}/items?limit=10000&bbox=2.5,2.5,3.75,4`);
      const { numberReturned } = (await items.json()) as { numberReturned: number };
      expect([layer, (await ogrinfo(file, layer, ...box)).count]).toEqual([layer, numberReturned]);
    }
  });

  it('of a FlatGeobuf is one that GDAL finds what lies in a box by', async () => {
    for (const layer of ['stations', 'regions', 'rivers', 'sensors']) {
      const file = await saved(layer, 'fgb');
      const items = await world.get(`/api/collections/${layer}/items?limit=10000&bbox=2.5,2.5,3.75,4`);
      const { numberReturned } = (await items.json()) as { numberReturned: number };
      expect([layer, (await ogrinfo(file, layer, ...box)).count]).toEqual([layer, numberReturned]);
      const { searched, whole } = await fgbSearch(file);
      expect([layer, searched.length >= numberReturned, searched.length < whole]).toEqual([
        layer,
        true,
        true,
      ]);
    }
  });
});
