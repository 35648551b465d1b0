import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type DecodedFeature, decodeTile } from '../../tests/harness/tile.ts';
import { useApp } from '../../tests/harness/use-app.ts';
import { ENGINE } from '../../tests/harness/use-db.ts';

const world = useApp();
/** The test world lies in this tile of zoom 6, and in its parents. */
const Z6 = '6/32/31';
const Z3 = '3/4/3';

const tile = async (path: string, init?: RequestInit) => {
  const response = await world.get(path, init);
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
};
const features = async (layer: string, address: string, query = ''): Promise<DecodedFeature[]> =>
  decodeTile((await tile(`/tiles/${layer}/${address}.mvt${query}`)).bytes)[layer] ?? [];
const counted = (rows: readonly DecodedFeature[]): number =>
  rows.reduce((sum, row) => sum + Number(row.properties.point_count ?? 1), 0);

describe('what a tile holds', () => {
  it('every feature of a small layer, with its stable id and declared properties', async () => {
    const rows = await features('regions', Z3);
    const { rows: stored } = await world.db.pool.query<{ fid: number; name: string }>(
      "select fid, properties->>'name_ar' as name from feature join layer on no = layer_no where layer.id = 'regions' order by fid",
    );
    expect(rows.map((row) => [row.id, row.properties.name_ar])).toEqual(
      stored.map((row) => [row.fid, row.name]),
    );
    expect(Object.keys(rows[0]?.properties ?? {}).sort()).toEqual([
      'name_ar',
      'name_en',
      'name_fr',
      'population',
    ]);
  });

  it('several layers at once', async () => {
    const { bytes } = await tile(`/tiles/regions,rivers/${Z3}.mvt`);
    expect(Object.keys(decodeTile(bytes)).sort()).toEqual(['regions', 'rivers']);
  });

  it('polygons whose outer rings run clockwise on the screen and close', async () => {
    for (const row of await features('regions', Z6)) {
      for (const ring of row.geometry) {
        expect(ring.length).toBeGreaterThanOrEqual(4);
        expect(ring[0]).toEqual(ring.at(-1));
      }
    }
  });

  it('nothing, as 204, where nothing lies', async () => {
    const { response, bytes } = await tile('/tiles/regions/6/0/0.mvt');
    expect([response.status, bytes.length]).toEqual([204, 0]);
  });

  it('no seam between neighbours: both have the same vertices where they meet', async () => {
    const [left, right] = await Promise.all([features('regions', '7/64/63'), features('regions', '7/65/63')]);
    const near = (rows: DecodedFeature[], from: number, to: number, shift: number) =>
      new Set(
        rows.flatMap((row) =>
          row.geometry.flatMap((ring) =>
            ring.filter(([x = 0]) => x > from && x < to).map(([x = 0, y]) => `${row.id} ${x - shift} ${y}`),
          ),
        ),
      );
    expect(near(left, 4096 - 60, 4096 + 60, 4096)).toEqual(near(right, -60, 60, 0));
  });
});

describe('many points', () => {
  it.each([0, 2, 4, 6, 8])('none is lost at zoom %i: the counts add up', async (z) => {
    const side = 2 ** z;
    const from = { x: Math.floor(((2 + 180) / 360) * side), y: Math.floor(0.48 * side) };
    const to = { x: Math.floor(((6 + 180) / 360) * side), y: Math.floor(0.5 * side) };
    let sum = 0;
    for (let x = from.x; x <= to.x; x++) {
      for (let y = from.y; y <= to.y; y++) {
        const rows = await features('sensors', `${z}/${x}/${y}`);
        sum += counted(
          rows.filter(
            ({ geometry: [[[px = 0, py = 0] = []] = []] }) => px >= 0 && px < 4096 && py >= 0 && py < 4096,
          ),
        );
      }
    }
    expect(sum).toBe(12_000);
  });

  it('a tile of them stays small at a low zoom', async () => {
    const rows = await features('sensors', Z3);
    expect(rows.length).toBeLessThan(2000);
    expect(rows.some((row) => Number(row.properties.point_count) > 1)).toBe(true);
  });

  it('a filter thins only what passes it', async () => {
    const all = counted(await features('sensors', Z3));
    const { rows } = await world.db.pool.query<{
      manifest: { properties: { name: string; type: string }[] };
    }>("select manifest from layer where id = 'sensors'");
    const number = rows[0]?.manifest.properties.find((property) =>
      ['number', 'integer'].includes(property.type),
    )?.name;
    const some = counted(await features('sensors', Z3, `?filter=${encodeURIComponent(`${number} > 0`)}`));
    const rest = counted(
      await features(
        'sensors',
        Z3,
        `?filter=${encodeURIComponent(`NOT ${number} > 0 OR ${number} IS NULL`)}`,
      ),
    );
    expect(some + rest).toBe(all);
  });
});

describe('time', () => {
  const codes = async (query: string) =>
    (await features('municipalities', '5/16/15', query)).map((row) => row.id).length;

  it('shows what was valid then', async () => {
    const { rows } = await world.db.pool.query<{ before: number; after: number }>(
      `select count(*) filter (where valid_from is null or valid_from <= '2017-01-01') as before_any,
              count(*) filter (where (valid_from is null or valid_from <= '2017-01-01') and (valid_to is null or valid_to > '2017-01-01')) as before,
              count(*) filter (where (valid_from is null or valid_from <= '2020-01-01') and (valid_to is null or valid_to > '2020-01-01')) as after
       from feature join layer on no = layer_no where layer.id = 'municipalities'`,
    );
    expect(await codes('?datetime=2017-01-01')).toBe(rows[0]?.before);
    expect(await codes('?datetime=2020-01-01')).toBe(rows[0]?.after);
    expect(await codes('?datetime=../..'.replace('../..', '2017-01-01/2020-01-01'))).toBe(6);
    expect(await codes('')).toBe(rows[0]?.after);
  });
});

describe('HTTP', () => {
  const path = `/tiles/regions/${Z6}.mvt`;

  it('the same request has the same bytes', async () => {
    const [first, second] = [await tile(path), await tile(`${path}?v=other`)];
    expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true);
  });

  it('304 without a query', async () => {
    const { response } = await tile(path);
    const etag = response.headers.get('etag') ?? '';
    const queries = countQueries();
    const again = await tile(path, { headers: { 'If-None-Match': etag } });
    expect([again.response.status, again.bytes.length, queries.end()]).toEqual([304, 0, 0]);
  });

  it('pinned addresses may be kept for good, others a minute', async () => {
    const tilejson = (await (await world.get('/tiles/regions.json')).json()) as { tiles: [string] };
    const pinned = tilejson.tiles[0].replace('{z}/{x}/{y}', Z6).replace(world.origin, '');
    expect((await tile(pinned)).response.headers.get('cache-control')).toContain('immutable');
    expect((await tile(path)).response.headers.get('cache-control')).toBe(
      'public, max-age=60, stale-while-revalidate=86400',
    );
  });

  it('is compressed as the client wants it', async () => {
    const plain = await tile(path, { headers: { 'Accept-Encoding': 'identity' } });
    const gzip = await rawGet(path, 'gzip');
    const brotli = await rawGet(path, 'gzip, br');
    expect(gunzipSync(gzip.bytes).equals(Buffer.from(plain.bytes))).toBe(true);
    expect([plain.response.headers.get('content-encoding'), gzip.encoding, brotli.encoding]).toEqual([
      null,
      'gzip',
      'br',
    ]);
  });

  it('equal requests at once are one query', async () => {
    const queries = countQueries();
    await Promise.all(Array.from({ length: 10 }, () => tile('/tiles/districts/4/8/7.mvt')));
    expect(queries.end()).toBe(1);
  });

  it.runIf(ENGINE === 'server')('a query whose clients all went away is cancelled', async () => {
    const blocker = await world.db.pool.connect();
    await blocker.query('begin; lock table feature in access exclusive mode');
    const gone = new AbortController();
    const request = world.get('/tiles/permits/4/8/7.mvt', { signal: gone.signal }).catch(() => 'gone');
    const waiting = async () =>
      (
        await blocker.query(
          "select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and query like 'copy%'",
        )
      ).rows[0]?.n as number;
    await expect.poll(waiting, { timeout: 5000 }).toBe(1);
    gone.abort();
    expect(await request).toBe('gone');
    await expect.poll(waiting, { timeout: 5000 }).toBe(0);
    await blocker.query('rollback');
    blocker.release();
    expect((await tile('/tiles/permits/4/8/7.mvt')).response.status).toBe(200);
  });

  it('sees a revision that another process published within two seconds', async () => {
    const before = (await tile(path)).response.headers.get('etag');
    await world.db.pool.query("update layer set revision = revision where id = 'regions'");
    await world.db.pool.query("update layer set published_at = now() where id = 'regions'");
    await world.db.pool.query('update publication set version = version + 1');
    await expect
      .poll(async () => (await tile(path)).response.headers.get('etag'), { timeout: 2000, interval: 100 })
      .not.toBe(before);
  });
});

describe('bad requests', () => {
  it.each([
    ['/tiles/nothing/1/0/0.mvt', 404, undefined],
    ['/tiles/regions/1/2/0.mvt', 404, undefined],
    ['/tiles/regions/30/0/0.mvt', 404, undefined],
    ['/tiles/regions/1/0/99999999999.mvt', 400, 'y'],
    ['/tiles/regions/a/0/0.mvt', 400, 'z'],
    ['/tiles/regions/1/-1/0.mvt', 400, 'x'],
    ['/tiles/regions/1/0/0.mvt?nonsense=1', 400, 'nonsense'],
    ['/tiles/regions/1/0/0.mvt?v=1&v=2', 400, 'v'],
    ['/tiles/municipalities/1/0/0.mvt?datetime=yesterday', 400, 'datetime'],
    ['/tiles/municipalities/1/0/0.mvt?datetime=2020-02-30', 400, 'datetime'],
    ['/tiles/municipalities/1/0/0.mvt?datetime=2021-01-01/2020-01-01', 400, 'datetime'],
    ['/tiles/regions/1/0/0.mvt?filter=colour%3D1', 400, 'filter'],
    ["/tiles/regions/1/0/0.mvt?filter=code='x';drop%20table%20layer", 400, 'filter'],
    ['/tiles/regions,rivers/1/0/0.mvt?filter=code%3D1', 400, 'filter'],
    ['/tiles/%E0%A4%A/1/0/0.mvt', 400, undefined],
  ])('%s is %i', async (path, status, parameter) => {
    const { response, bytes } = await tile(path);
    const problem = JSON.parse(Buffer.from(bytes).toString()) as {
      status: number;
      parameter?: string;
      detail: string;
    };
    expect([response.status, problem.status, problem.parameter]).toEqual([status, status, parameter]);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(problem.detail).not.toMatch(/\{|\bat \//);
  });

  it('another method is 405 with what is allowed', async () => {
    const { response } = await tile(`/tiles/regions/${Z6}.mvt`, { method: 'DELETE' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
  });
});

/** Counts the queries that the pool runs from now on. */
const countQueries = () => {
  const pool = world.db.pool;
  const connect = pool.connect.bind(pool);
  let count = 0;
  pool.connect = (() => {
    count += 1;
    return connect();
  }) as typeof pool.connect;
  return {
    end: () => {
      pool.connect = connect as typeof pool.connect;
      return count;
    },
  };
};

/** Fetch undoes the encoding; this does not. */
const rawGet = async (
  path: string,
  accept: string,
): Promise<{ bytes: Buffer; encoding: string | undefined }> => {
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    const call = request(world.origin + path, { headers: { 'accept-encoding': accept } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ bytes: Buffer.concat(chunks), encoding: response.headers['content-encoding'] }),
      );
    });
    call.on('error', reject);
    call.end();
  });
};
