import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { decodeTile } from '../harness/tile.ts';
import { useApp } from '../harness/use-app.ts';
import { layersOf, ogrinfo, ogrSql } from './gdal.ts';

/** GDAL's client of OGC API - Features counts what we count. */
const world = useApp({ onlyReads: true });
let source: string;
let counts: Map<string, number>;

beforeAll(async () => {
  source = `OAPIF:${world.origin}/api`;
  const { rows } = await world.db.pool.query<{ id: string; count: number }>(
    'select id, feature_count as count from layer order by position, id',
  );
  counts = new Map(rows.map(({ id, count }) => [id, count]));
});

/** Features of a layer that a condition holds for, counted by the database. */
const counted = async (layer: string, condition: string): Promise<number> => {
  const { rows } = await world.db.pool.query<{ count: number }>(
    `select count(*) from feature f join layer on no = layer_no where layer.id = $1 and ${condition}`,
    [layer],
  );
  return rows[0]?.count ?? 0;
};

/** Walks through all features instead of asking for their number. */
const walked = (layer: string, pageSize: number): Promise<string> =>
  ogrSql(source, `select sum(1) as n from "${layer}"`, '-oo', `PAGE_SIZE=${pageSize}`);

describe('GDAL', () => {
  it('sees every layer', async () => {
    expect((await layersOf(source)).sort()).toEqual([...counts.keys()].sort());
  });

  it('counts the features of each, in longitude and latitude', async () => {
    for (const [layer, count] of counts) {
      const seen = await ogrinfo(source, layer);
      expect([layer, seen.count, seen.epsg]).toEqual([layer, count, seen.epsg === 4326 ? 4326 : null]);
    }
  });

  it.each([
    ['stations', 7],
    ['stations', 1000],
    ['municipalities', 2],
    ['sensors', 5000],
  ])('pages through %s by %i', async (layer, size) => {
    expect(await walked(layer, size)).toContain(`n (Integer) = ${counts.get(layer)}\n`);
  });

  it.each(['2.5 2.5 3.75 4', '3 3 3.5 3.5', '100 10 101 11'])('finds what lies in %s', async (box) => {
    const [west, south, east, north] = box.split(' ');
    for (const layer of ['stations', 'regions', 'rivers']) {
      const seen = await ogrinfo(source, layer, '-spat', west!, south!, east!, north!);
      const inside = `ST_Intersects(f.geom, ST_MakeEnvelope(${west}, ${south}, ${east}, ${north}, 4326))`;
      expect([layer, seen.count]).toEqual([layer, await counted(layer, inside)]);
    }
  });

  it('finds what has a value', async () => {
    const seen = await ogrinfo(source, 'stations', '-where', "kind = 'air'");
    expect(seen.count).toBe(await counted('stations', "f.properties->>'kind' = 'air'"));
  });

  it.each([
    ['regions', 6, 32, 31],
    ['regions', 7, 65, 62],
    ['rivers', 6, 32, 31],
    ['stations', 6, 32, 31],
    ['stations', 8, 130, 126],
    ['sensors', 5, 16, 15],
  ])('reads a tile of %s at %i/%i/%i: every feature that it holds, where it lies', async (layer, z, x, y) => {
    const folder = await mkdtemp(join(tmpdir(), 'biatouna-tile-'));
    const address = `/api/collections/${layer}/tiles/WebMercatorQuad/${z}/${y}/${x}`;
    const bytes = new Uint8Array(await (await world.get(address)).arrayBuffer());
    await writeFile(join(folder, `${y}.mvt`), bytes);
    const place = ['-oo', `X=${x}`, '-oo', `Y=${y}`, '-oo', `Z=${z}`, '-oo', 'CLIP=NO'];
    const seen = await ogrinfo(join(folder, `${y}.mvt`), layer, ...place);
    await rm(folder, { recursive: true });
    const features = decodeTile(bytes)[layer]!;
    expect(features.length).toBeGreaterThan(0);
    expect([seen.count, seen.epsg]).toEqual([features.length, 3857]);
  });
});
