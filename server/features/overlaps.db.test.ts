import { beforeAll, describe, expect, it } from 'vitest';
import { areaOf } from '../../etl/geometry/area.ts';
import { OverlapResult } from '../../sql/model/api.ts';
import { setManifest } from '../../tests/api/set-manifest.ts';
import { useApp } from '../../tests/harness/use-app.ts';

const world = useApp();

beforeAll(() =>
  setManifest(world, 'permits', {
    overlaps: [
      { layer: 'regions', distance: 0 },
      { layer: 'rivers', distance: 0 },
      { layer: 'stations', distance: 20_000 },
      { layer: 'permits', distance: 0 },
      { layer: 'not-published', distance: 0 },
    ],
  }),
);

const overlapsOf = async (id: string, query = '') => {
  const response = await world.get(`/api/collections/permits/items/${id}/overlaps${query}`);
  expect(response.status).toBe(200);
  return OverlapResult.parse(await response.json()).overlaps;
};
const found = async (id: string, layer: string, query = '') =>
  (await overlapsOf(id, query)).find((each) => each.layer === layer)!.features;

/** Without an index, a row at a time. */
const bySql = async (layer: string, condition: string): Promise<string[]> => {
  const { rows } = await world.db.pool.query<{ id: string }>(
    `select f.id from feature f join layer l on l.no = f.layer_no, feature p join layer pl on pl.no = p.layer_no
     where l.id = $1 and pl.id = 'permits' and p.id = 'P-2' and (${condition}) order by f.id`,
    [layer],
  );
  return rows.map(({ id }) => id);
};

describe('what a permit overlaps', () => {
  it('is told for each declared layer that is published, in the order of declaration', async () => {
    expect((await overlapsOf('P-1')).map(({ layer, distance }) => [layer, distance])).toEqual([
      ['regions', 0],
      ['rivers', 0],
      ['stations', 20_000],
      ['permits', 0],
    ]);
  });

  it('polygons share an area on the ellipsoid', async () => {
    const [region] = await found('P-1', 'regions', '?lang=fr');
    const ring = [2.2, 2.7, 2.7, 2.2, 2.2].map((x, at) => [x, [2.2, 2.2, 2.7, 2.7, 2.2][at]!]);
    const area = areaOf({ type: 'Polygon', coordinates: [ring] }) / 1e6;
    expect(region).toMatchObject({ id: '11', title: 'Région 11', metres: 0 });
    // Edges are geodesics here and straight in degrees there.
    expect(region!.sharedKm2! / area).toBeCloseTo(1, 4);
  });

  it('lines and points that lie in it or near, nearest first, as the whole table says without an index', async () => {
    expect((await found('P-2', 'rivers')).map(({ id }) => id)).toEqual(
      await bySql('rivers', 'ST_Intersects(f.geom, p.geom)'),
    );
    const stations = await found('P-2', 'stations', '?limit=1000');
    expect(stations.map(({ id }) => id).sort()).toEqual(
      await bySql('stations', 'ST_Distance(f.geom::geography, p.geom::geography) <= 20000'),
    );
    const metres = stations.map((station) => station.metres);
    expect(metres).toEqual([...metres].sort((a, b) => a - b));
    expect(metres.filter((distance) => distance === 0).length).toBeGreaterThan(0);
    expect(metres.at(-1)).toBeGreaterThan(10_000);
    expect(stations.every(({ sharedKm2 }) => sharedKm2 === null)).toBe(true);
    expect((await found('P-2', 'stations', '?limit=3')).map(({ id }) => id)).toEqual(
      stations.slice(0, 3).map(({ id }) => id),
    );
  });

  it('others of its own layer on the day that is asked for, never itself', async () => {
    const then = await found('P-9', 'permits', '?datetime=2018-06-01');
    expect(then.map(({ id }) => id)).toEqual(['P-8']);
    expect(then[0]?.sharedKm2).toBeGreaterThan(0);
    expect(await found('P-9', 'permits', '?datetime=2030-01-01')).toEqual([]);
  });

  it('not its neighbours: a shared border is no overlap', async () => {
    await setManifest(world, 'regions', { overlaps: [{ layer: 'regions', distance: 0 }] });
    const response = await world.get('/api/collections/regions/items/22/overlaps');
    expect(OverlapResult.parse(await response.json()).overlaps[0]?.features).toEqual([]);
    await setManifest(world, 'regions', { overlaps: [{ layer: 'regions', distance: 10 }] });
    const near = await world.get('/api/collections/regions/items/22/overlaps');
    const ids = OverlapResult.parse(await near.json()).overlaps[0]?.features.map(({ id }) => id);
    expect(ids?.sort()).toEqual(['11', '12', '13', '21', '23', '31', '32', '33']);
  });

  it.each([
    ['/api/collections/permits/items/none/overlaps', 404],
    ['/api/collections/none/items/P-1/overlaps', 404],
    ['/api/collections/permits/items/P-1/overlaps?distance=1', 400],
  ])('%s is %i', async (path, status) => {
    expect((await world.get(path)).status).toBe(status);
  });

  it('nothing where a layer declares nothing', async () => {
    const response = await world.get('/api/collections/stations/items/S001/overlaps');
    expect(await response.json()).toEqual({ overlaps: [] });
  });
});
