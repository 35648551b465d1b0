import { describe, expect, it } from 'vitest';
import { removeLayer } from '../../etl/load/remove.ts';
import { loadLayer } from '../../etl/load.ts';
import type { SampleInput, Theme } from '../../etl/theme.ts';
import { watchLooks } from '../../tests/harness/looks.ts';
import { decodeTile } from '../../tests/harness/tile.ts';
import { startApp, useApp } from '../../tests/harness/use-app.ts';
import { openWorld, worldContext } from '../../tests/world/fill.ts';
import { WORLD_THEMES } from '../../tests/world/themes.ts';

const world = useApp();
const TILE = '/tiles/sensors/3/4/3.mvt';

const theme = WORLD_THEMES.find(({ id }) => id === 'monitoring') as Theme;
const source = theme.layers.find(({ layer }) => layer.id === 'sensors')!;

/** Loads the sensors again, each with its power raised: a new revision whose cells have other sums. */
const publishAgain = async (more: number): Promise<number> => {
  const [edition] = source.editions;
  const input = edition!.inputs[0] as SampleInput;
  const make: SampleInput['make'] = function* (random, context) {
    for (const draft of input.make(random, context))
      yield { ...draft, properties: { ...draft.properties, power: Number(draft.properties.power) + more } };
  };
  const target = { theme, source, edition: { ...edition!, inputs: [{ ...input, make }] }, position: 0 };
  const result = await loadLayer(target, await worldContext(world.db, { open: openWorld }));
  expect(result.state).toBe('published');
  return result.revision;
};

const read = async (get: (path: string) => Promise<Response>, path = TILE) => {
  const response = await get(path);
  const bytes = Buffer.from(await response.arrayBuffer());
  const rows = response.status === 200 ? (decodeTile(bytes).sensors ?? []) : [];
  return {
    status: response.status,
    etag: response.headers.get('etag'),
    bytes,
    points: rows.reduce((sum, { properties }) => sum + Number(properties.point_count ?? 1), 0),
    power: rows.reduce((sum, { properties }) => sum + Number(properties.sum_power ?? properties.power), 0),
  };
};

describe('a revision that another process publishes', () => {
  it('is looked for each second, and served with other tags; the one before no more', async () => {
    const looks = watchLooks(world.db, 'select version from publication');
    const other = await startApp({ db: looks.db, url: world.url });
    const before = await read(other.get);
    await publishAgain(1);
    // With what a timer is late by.
    expect(await looks.next()).toBeLessThan(1200);
    await expect
      .poll(async () => (await read(other.get)).power, { interval: 50 })
      .toBe(before.power + before.points);
    expect((await read(other.get)).etag).not.toBe(before.etag);
    await other.close();
  });

  it('is noticed by a tile that is made from what went with the one before', async () => {
    const other = await startApp(world);
    const before = await read(other.get);
    const finer = '/tiles/sensors/4/8/7.mvt';
    // The other server does not look any more: it goes by what it knows.
    other.services.catalogue.close();
    await publishAgain(2);
    const after = await read(other.get, finer);
    expect(after.points).toBeGreaterThan(before.points / 2);
    const anew = await startApp(world);
    expect(after.bytes.equals((await read(anew.get, finer)).bytes)).toBe(true);
    await anew.close();
    await other.close();
  });

  it('leaves tiles alone that are made of features, which stay', async () => {
    const other = await startApp(world);
    other.services.catalogue.close();
    const single = '/tiles/sensors/13/4164/4020.mvt';
    const before = await read(other.get, '/tiles/sensors/13/4165/4020.mvt');
    await publishAgain(3);
    const first = await read(other.get, single);
    const beside = await read(other.get, '/tiles/sensors/13/4165/4020.mvt');
    expect(beside.bytes.equals(before.bytes)).toBe(true);
    await other.services.catalogue.refresh();
    const now = await read(other.get, single);
    expect([first.points, now.power - first.power]).toEqual([now.points, now.points]);
    await other.close();
  });

  it('leaves to whoever asks what was published before it, whatever the road to the tile', async () => {
    await world.services.catalogue.refresh();
    const before = await read(world.get);
    const { rows } = await world.db.pool.query<{ now: Date }>('select now()');
    const then = rows[0]!.now.toISOString();
    await publishAgain(7);
    await world.services.catalogue.refresh();
    const now = await read(world.get);
    expect(now.power).not.toBe(before.power);
    const asked = await read(world.get, `${TILE}?as-of=${then}`);
    expect([asked.power, asked.points]).toEqual([before.power, before.points]);
    expect(asked.etag).not.toBe(now.etag);
    const again = await world.get(`${TILE}?as-of=${then}`, {
      headers: { 'If-None-Match': asked.etag ?? '' },
    });
    expect(again.status).toBe(304);
    const ogc = `/api/collections/sensors/tiles/WebMercatorQuad/3/3/4?as-of=${then}`;
    expect((await read(world.get, ogc)).bytes.equals(asked.bytes)).toBe(true);
    expect((await read(world.get, `${TILE}?as-of=2999-01-01`)).bytes.equals(now.bytes)).toBe(true);
    const never = await world.get(`${TILE}?as-of=1999-01-01`);
    expect([never.status, await never.json()]).toMatchObject([404, { type: '/problems/no-such-revision' }]);
    expect((await world.get(`${TILE}?as-of=yesterday`)).status).toBe(400);
  });
});

describe('a layer that is taken away', () => {
  it('is not found, even where a server does not know of it yet', async () => {
    const other = await startApp(world);
    other.services.catalogue.close();
    expect((await other.get('/tiles/permits/3/4/3.mvt?datetime=2015-01-01')).status).toBe(200);
    await removeLayer(world.db, 'permits');
    expect((await other.get('/tiles/permits/4/8/7.mvt?datetime=2015-01-01')).status).toBe(404);
    await other.close();
  });
});
