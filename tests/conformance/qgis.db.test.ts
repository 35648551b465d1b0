import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { queryables } from '../../server/filter/operand-sql.ts';
import { type Layer, zoomsOf } from '../../sql/model/layer.ts';
import { useApp } from '../harness/use-app.ts';
import { hasQgis, openInQgis, type Seen, type Source } from './qgis.ts';

/** QGIS sees what we publish: counts, fields, reference system, extent. Skipped, and counted so, where it is not. */
const world = useApp();
type Known = { id: string; count: number; manifest: Layer; bbox: number[] };
let layers: Known[];
let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'biatouna-qgis-'));
  layers = [...world.services.catalogue.now().layers.values()].map((layer) => ({
    id: layer.id,
    count: layer.featureCount,
    manifest: layer.manifest,
    bbox: [...layer.bbox!],
  }));
  return () => rm(home, { recursive: true });
});

const oapif = (layer: string, more: object = {}): Source => ({
  provider: 'OAPIF',
  uri: `url='${world.origin}/api' typename='${layer}'`,
  ...more,
});

const tiled = ({ id, manifest }: Known, bbox: readonly number[]): Source => {
  const { min, max } = zoomsOf(manifest);
  const url = encodeURIComponent(`${world.origin}/tiles/${id}/{z}/{x}/{y}.mvt`);
  return { provider: 'vectortile', uri: `type=xyz&url=${url}&zmin=${min}&zmax=${max}`, bbox };
};

/** A square in Web Mercator. */
const square = (x: number, y: number, side: number) => [x, y, x + side, y + side];

const GEOMETRIES = { point: 0, line: 1, polygon: 2 };

const expectClose = (seen: readonly number[], ours: readonly number[], digits: number): void => {
  for (const [index, value] of ours.entries()) expect(seen[index]).toBeCloseTo(value, digits);
};

/** QGIS keeps one feature of each id: of a layer with history, one state of each. */
const idsOf = async (layer: string): Promise<number> => {
  const { rows } = await world.db.pool.query<{ count: number }>(
    'select count(distinct f.id) from feature f join layer on no = layer_no where layer.id = $1',
    [layer],
  );
  return rows[0]!.count;
};

const expectLayer = async (seen: Seen, { id, count, manifest, bbox }: Known): Promise<void> => {
  expect(seen).toMatchObject({
    count: await idsOf(id),
    told: count,
    valid: true,
    crs: expect.stringMatching(/^(OGC:CRS84|EPSG:4326)$/),
    geometry: GEOMETRIES[manifest.geometry],
  });
  expect(Object.keys(seen.fields!)).toEqual(
    expect.arrayContaining([...queryables(manifest.properties).keys()]),
  );
  expectClose(seen.extent!, bbox, 6);
};

describe.skipIf(!hasQgis())('QGIS', () => {
  it('opens every layer: as many features, the same fields, reference system and extent', async () => {
    const seen = await openInQgis(
      layers.map(({ id }) => oapif(id)),
      home,
    );
    for (const [index, layer] of layers.entries()) await expectLayer(seen[index]!, layer);
  });

  it('finds what lies in a box and what has a value', async () => {
    const bbox = [2.5, 2.5, 3.75, 4];
    const [inside, all, air] = await openInQgis(
      [oapif('stations', { bbox }), oapif('stations'), oapif('stations', { filter: "kind = 'air'" })],
      home,
    );
    const counted = async (query: string) =>
      (
        (await (await world.get(`/api/collections/stations/items?limit=10000&${query}`)).json()) as {
          numberReturned: number;
        }
      ).numberReturned;
    expect(inside!.count).toBe(await counted(`bbox=${bbox}`));
    expect(air!.count).toBe(await counted('kind=air'));
    expect([inside!.count! > 0, inside!.count! < all!.count!, air!.count! < all!.count!]).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('opens vector tiles and draws them where the layer is, and nowhere else', async () => {
    const regions = layers.find(({ id }) => id === 'regions')!;
    const [west, south] = [regions.bbox[0]! * 111_319.49, regions.bbox[1]! * 111_319.49];
    const [there, elsewhere] = await openInQgis(
      [tiled(regions, square(west, south, 200_000)), tiled(regions, square(-9_000_000, 5_000_000, 200_000))],
      home,
    );
    const { min, max } = zoomsOf(regions.manifest);
    expect(there).toMatchObject({ zooms: [min, max], crs: 'EPSG:3857' });
    expect(there!.painted).toBeGreaterThan(10_000);
    expect(elsewhere!.painted).toBe(0);
  });

  it.each(['gpkg', 'fgb', 'geojsonseq', 'csv'])('opens the layers as %s', async (format) => {
    const files = await Promise.all(
      layers.map(async ({ id }) => {
        const file = join(home, `${id}.${format === 'geojsonseq' ? 'geojsonl' : format}`);
        const answer = await world.get(`/api/collections/${id}/items?f=${format}`);
        await writeFile(file, new Uint8Array(await answer.arrayBuffer()));
        return file;
      }),
    );
    const seen = await openInQgis(
      files.map((uri) => ({ provider: 'ogr', uri })),
      home,
    );
    expect(seen.map(({ count, error }) => error ?? count)).toEqual(layers.map(({ count }) => count));
  });
});
