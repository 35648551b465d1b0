import { request as httpRequest } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { startApp, useApp } from '../../tests/harness/use-app.ts';
import { ENGINE } from '../../tests/harness/use-db.ts';

const world = useApp({ onlyReads: true });
const PATH = '/tiles/regions/6/32/31.mvt';

const get = async (path: string, init?: RequestInit, origin = world.origin) => {
  const response = await fetch(origin + path, init);
  return {
    status: response.status,
    headers: response.headers,
    bytes: Buffer.from(await response.arrayBuffer()),
  };
};

type Raw = { status: number; headers: Record<string, string | string[] | undefined>; bytes: Buffer };
/** Fetch undoes the encoding; this does not. */
const raw = (path: string, headers: Record<string, string>, method = 'GET'): Promise<Raw> =>
  new Promise((resolve, reject) => {
    const call = httpRequest(world.origin + path, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          bytes: Buffer.concat(chunks),
        }),
      );
    });
    call.on('error', reject);
    call.end();
  });

/** The texts that the pool is asked from now on; what the catalogue asks each second is left out. */
const watchQueries = () => {
  const { pool } = world.db;
  const connect = pool.connect;
  let count = 0;
  // Tiles take a connection and wait for it; the catalogue asks the pool, which connects with a callback.
  pool.connect = ((...given: unknown[]) => {
    if (given.length === 0) count += 1;
    return connect.apply(pool, given as Parameters<typeof connect>);
  }) as typeof pool.connect;
  return {
    end: () => {
      pool.connect = connect;
      return count;
    },
  };
};

describe('a tile that the client has', () => {
  it('is 304 without a query, even from a process that never made it', async () => {
    const { headers } = await get(PATH);
    const other = await startApp(world);
    const queries = watchQueries();
    const again = await get(PATH, { headers: { 'If-None-Match': headers.get('etag')! } }, other.origin);
    expect([again.status, again.bytes.length, queries.end()]).toEqual([304, 0, 0]);
    expect(again.headers.get('etag')).toBe(headers.get('etag'));
    expect(again.headers.get('cache-control')).toBe(headers.get('cache-control'));
    await other.close();
  });

  it('is sent where the tag is of another tile, or of another encoding', async () => {
    const { headers } = await get('/tiles/regions/5/16/15.mvt');
    const etag = headers.get('etag')!;
    expect((await get(PATH, { headers: { 'If-None-Match': etag } })).status).toBe(200);
    const gzip = await raw(PATH, { 'accept-encoding': 'gzip' });
    const plain = await raw(PATH, { 'if-none-match': String(gzip.headers.etag) });
    expect(plain.status).toBe(200);
  });
});

describe('the bytes of a tile', () => {
  it('are the same for the same request, and from a process of its own', async () => {
    const other = await startApp(world);
    const [first, second, third] = [
      await get(PATH),
      await get(`${PATH}?v=other&lang=ar`),
      await get(PATH, {}, other.origin),
    ];
    expect(first.bytes.length).toBeGreaterThan(100);
    expect(first.bytes.equals(second.bytes)).toBe(true);
    expect(first.bytes.equals(third.bytes)).toBe(true);
    expect(first.headers.get('etag')).toBe(third.headers.get('etag'));
    await other.close();
  });

  it('are the same by OGC API - Tiles, row before column', async () => {
    const { bytes, headers } = await get('/api/collections/regions/tiles/WebMercatorQuad/6/31/32');
    expect(bytes.equals((await get(PATH)).bytes)).toBe(true);
    expect(headers.get('content-type')).toBe('application/vnd.mapbox-vector-tile');
  });

  it('are compressed as the client wants it', async () => {
    const plain = await raw(PATH, {});
    const gzip = await raw(PATH, { 'accept-encoding': 'gzip' });
    const brotli = await raw(PATH, { 'accept-encoding': 'gzip, br' });
    expect([plain, gzip, brotli].map(({ headers }) => headers['content-encoding'])).toEqual([
      undefined,
      'gzip',
      'br',
    ]);
    expect(gunzipSync(gzip.bytes).equals(plain.bytes)).toBe(true);
    expect(brotliDecompressSync(brotli.bytes).equals(plain.bytes)).toBe(true);
    expect(plain.headers.vary).toBe('Accept-Encoding');
    expect(new Set([plain, gzip, brotli].map(({ headers }) => headers.etag)).size).toBe(3);
  });

  it('are counted but not sent for HEAD', async () => {
    const whole = await raw(PATH, { 'accept-encoding': 'br' });
    const head = await raw(PATH, { 'accept-encoding': 'br' }, 'HEAD');
    expect([head.status, head.bytes.length]).toEqual([200, 0]);
    expect(head.headers['content-length']).toBe(String(whole.bytes.length));
    expect(head.headers.etag).toBe(whole.headers.etag);
  });

  it('are none, as 204, where nothing lies', async () => {
    const { status, headers, bytes } = await get('/tiles/regions/6/0/0.mvt');
    expect([status, bytes.length, headers.get('content-type')]).toEqual([204, 0, null]);
    const known = await get('/tiles/regions/6/0/0.mvt', {
      headers: { 'If-None-Match': headers.get('etag')! },
    });
    expect(known.status).toBe(304);
  });
});

describe('addresses', () => {
  it('that are pinned may be kept for good, others a minute', async () => {
    const tilejson = (await (await world.get('/tiles/regions.json')).json()) as { tiles: [string] };
    const pinned = tilejson.tiles[0].replace('{z}/{x}/{y}', '6/32/31').replace(world.origin, '');
    expect((await get(pinned)).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await get(PATH)).headers.get('cache-control')).toBe(
      'public, max-age=60, stale-while-revalidate=86400',
    );
  });

  it('may be asked from any origin', async () => {
    const { headers } = await get(PATH);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-expose-headers')).toContain('ETag');
    const options = await get(PATH, { method: 'OPTIONS' });
    expect([options.status, options.headers.get('access-control-allow-methods')]).toEqual([
      204,
      'GET, HEAD, OPTIONS',
    ]);
  });

  it('are told by TileJSON, with what a date or filter adds', async () => {
    const answer = await get('/tiles/municipalities.json?datetime=2015-01-01&filter=code%3D%271%27&lang=ar');
    const tilejson = JSON.parse(answer.bytes.toString()) as {
      tiles: [string];
      name: string;
      maxzoom: number;
    };
    expect(tilejson.name).toBe('البلديات');
    const tile = tilejson.tiles[0].replace('{z}/{x}/{y}', '5/16/15').replace(world.origin, '');
    const { bytes, headers } = await get(tile);
    expect(headers.get('cache-control')).toContain('immutable');
    expect(
      bytes.equals(
        (await get("/tiles/municipalities/5/16/15.mvt?datetime=2015-01-01&filter=code='1'")).bytes,
      ),
    ).toBe(true);
    const again = await get('/tiles/municipalities.json?datetime=2015-01-01&filter=code%3D%271%27&lang=ar', {
      headers: { 'If-None-Match': answer.headers.get('etag')! },
    });
    expect(again.status).toBe(304);
  });
});

describe('work', () => {
  it('is done once for equal requests at once, whatever encoding they ask for', async () => {
    const queries = watchQueries();
    const path = '/tiles/districts/4/8/7.mvt';
    const encodings = ['br', 'gzip', 'identity', 'br', 'gzip', 'br'];
    const answers = await Promise.all(
      encodings.map((encoding) => raw(path, { 'accept-encoding': encoding })),
    );
    expect(answers.map(({ status }) => status)).toEqual(encodings.map(() => 200));
    expect(queries.end()).toBe(1);
  });

  it('is not done for a tile in memory, in any encoding', async () => {
    await raw(PATH, { 'accept-encoding': 'gzip' });
    const queries = watchQueries();
    await raw(PATH, { 'accept-encoding': 'gzip' });
    await raw(PATH, { 'accept-encoding': 'br' });
    await raw(PATH, {});
    expect(queries.end()).toBe(0);
  });

  it('is done again for what fell out of memory, which stays within its bounds', async () => {
    const small = await startApp(world, { TILE_CACHE_BYTES: '4000' });
    const ask = (x: number) => get(`/tiles/districts/8/${x}/125.mvt`, {}, small.origin);
    const columns = [129, 130, 131, 132];
    for (const x of columns) {
      const { status, bytes } = await ask(x);
      expect([status, bytes.length > 500]).toEqual([200, true]);
      expect(small.services.tiles.size()).toBeLessThanOrEqual(4000);
    }
    const queries = watchQueries();
    for (const x of columns) await ask(x);
    expect(queries.end()).toBeGreaterThan(0);
    await small.close();
  });

  it('is counted', async () => {
    const before = await (await world.get('/metrics')).text();
    const count = (text: string, outcome: string) =>
      Number(new RegExp(`tiles_total\\{outcome="${outcome}"\\} (\\d+)`).exec(text)?.[1] ?? 0);
    const { headers } = await get(PATH);
    await get(PATH, { headers: { 'If-None-Match': headers.get('etag')! } });
    const after = await (await world.get('/metrics')).text();
    expect(count(after, 'hit') - count(before, 'hit')).toBe(1);
    expect(count(after, 'unchanged') - count(before, 'unchanged')).toBe(1);
    expect(after).toMatch(/tile_cache_bytes [1-9]/);
    expect(after).toMatch(/database_connections\{state="idle"\} \d/);
    expect(after).toMatch(
      /http_request_duration_seconds_count\{method="GET",route="\/tiles\/:layers\/:z\/:x\/:y.mvt",status="304"\} [1-9]/,
    );
  });

  it.runIf(ENGINE === 'server')('is cancelled when all who asked have gone away, and only then', async () => {
    const blocker = await world.db.pool.connect();
    await blocker.query('begin; lock table feature in access exclusive mode');
    const waiting = async () =>
      (
        await world.db.pool.query(
          "select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like 'copy%'",
        )
      ).rows[0]?.n as number;
    const clients = [new AbortController(), new AbortController()];
    const answers = clients.map(({ signal }) =>
      world.get('/tiles/permits/4/8/7.mvt', { signal }).catch(() => 'gone'),
    );
    await expect.poll(waiting).toBe(1);
    clients[0]!.abort();
    expect(await answers[0]).toBe('gone');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await waiting()).toBe(1);
    clients[1]!.abort();
    await expect.poll(waiting).toBe(0);
    await blocker.query('rollback');
    blocker.release();
    expect((await get('/tiles/permits/4/8/7.mvt')).status).toBe(200);
  });
});
