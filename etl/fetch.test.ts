import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FetchError, type FetchOptions, fetchOriginal } from './fetch.ts';

const BODY = Buffer.from('x,y\n'.repeat(50_000));
const SHA = createHash('sha256').update(BODY).digest('hex');
const TAG = '"v1"';

type Answer = (request: IncomingMessage, response: ServerResponse, number: number) => void;

let dir: string;
let server: Server;
let base: string;
let seen: IncomingMessage[];
let answer: Answer;
/** How much of the answer under way the one who fetches has kept. */
let came = 0;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'biatouna-fetch-'));
  seen = [];
  server = createServer((request, response) => {
    seen.push(request);
    answer(request, response, seen.length);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(dir, { recursive: true, force: true });
});

const fetchFile = (path = '/dams.csv', more: Partial<FetchOptions> = {}) =>
  fetchOriginal(base + path, {
    ...{ dir, timeoutMs: 120_000, idleMs: 60_000, pauseMs: 1, ...more },
    progress: (bytes, total) => {
      came = bytes;
      more.progress?.(bytes, total);
    },
  });

const failure = async (promise: Promise<unknown>): Promise<string> => {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(FetchError);
  return (error as Error).message;
};

/** A server that does as it should: tags, ranges, conditions. */
const good: Answer = (request, response) => {
  const headers = { etag: TAG, 'last-modified': 'Mon, 01 Jan 2024 00:00:00 GMT' };
  if (request.headers['if-none-match'] === TAG) return void response.writeHead(304, headers).end();
  const range = /^bytes=(\d+)-$/.exec(request.headers.range ?? '');
  if (!range || request.headers['if-range'] !== TAG)
    return void response.writeHead(200, { ...headers, 'content-length': BODY.length }).end(BODY);
  const from = Number(range[1]);
  if (from >= BODY.length)
    return void response.writeHead(416, { 'content-range': `bytes */${BODY.length}` }).end();
  response.writeHead(206, {
    ...headers,
    'content-range': `bytes ${from}-${BODY.length - 1}/${BODY.length}`,
    'content-length': BODY.length - from,
  });
  response.end(BODY.subarray(from));
};

/** Sends the head of a whole answer and a piece of the body, then drops the connection, once some of it was kept. */
const drop = (
  response: ServerResponse,
  bytes: number,
  headers: Record<string, string> = { etag: TAG },
): void => {
  response.writeHead(200, { ...headers, 'content-length': BODY.length });
  came = 0;
  response.flushHeaders();
  if (bytes > 0) response.write(BODY.subarray(0, bytes));
  const end = setInterval(() => (bytes === 0 || came > 0) && response.destroy(), 5);
  response.once('close', () => clearInterval(end));
};

const partIn = async (): Promise<string | undefined> =>
  (await readdir(join(dir, 'originals'))).find((name) => name.endsWith('.part'));

describe('a file', () => {
  it('is fetched, kept under its checksum and name, and described beside', async () => {
    answer = good;
    const original = await fetchFile('/data/dams%20of%20Tunisia.csv?x=1');
    expect(original).toMatchObject({ sha256: SHA, bytes: BODY.length, fromCache: false, etag: TAG });
    expect(basename(original.path)).toBe(`${SHA.slice(0, 12)}-dams-of-Tunisia.csv`);
    expect(await readFile(original.path)).toEqual(BODY);
    const sidecar = JSON.parse(await readFile(`${original.path}.json`, 'utf8'));
    expect(sidecar).toEqual({
      url: `${base}/data/dams%20of%20Tunisia.csv?x=1`,
      sha256: SHA,
      bytes: BODY.length,
      retrieved: original.retrieved,
      etag: TAG,
      lastModified: 'Mon, 01 Jan 2024 00:00:00 GMT',
    });
    expect(await partIn()).toBeUndefined();
  });

  it('that is kept is asked for only if it changed', async () => {
    answer = good;
    const first = await fetchFile();
    const second = await fetchFile();
    expect(second).toEqual({ ...first, fromCache: true });
    expect(seen).toHaveLength(2);
    expect(seen[1]!.headers['if-none-match']).toBe(TAG);
  });

  it('that changed is fetched anew, and the earlier one stays', async () => {
    answer = good;
    const first = await fetchFile();
    answer = (_, response) => response.writeHead(200, { etag: '"v2"' }).end('other');
    const second = await fetchFile();
    expect(second).toMatchObject({ fromCache: false, bytes: 5, etag: '"v2"' });
    expect(await readFile(first.path)).toEqual(BODY);
    answer = (request, response) =>
      response.writeHead(request.headers['if-none-match'] === '"v2"' ? 304 : 500).end();
    expect(await fetchFile()).toEqual({ ...second, fromCache: true });
  });

  it('with the declared checksum is not asked for again', async () => {
    answer = good;
    await fetchFile('/dams.csv', { sha256: SHA.toUpperCase() });
    const again = await fetchFile('/dams.csv', { sha256: SHA });
    expect(again.fromCache).toBe(true);
    expect(seen).toHaveLength(1);
  });

  it('that is kept but was altered is fetched again', async () => {
    answer = good;
    const first = await fetchFile();
    await writeFile(first.path, 'short');
    expect((await fetchFile()).fromCache).toBe(false);
    expect(await readFile(first.path)).toEqual(BODY);
  });

  it('with another checksum is refused and not kept', async () => {
    answer = good;
    const wanted = '0'.repeat(64);
    expect(await failure(fetchFile('/dams.csv', { sha256: wanted }))).toBe(
      `${base}/dams.csv is not what it should be: its SHA-256 is ${SHA}, not ${wanted}.`,
    );
    expect(await readdir(join(dir, 'originals'))).toEqual([]);
  });

  it('larger than allowed is refused by its length before, or by its bytes', async () => {
    answer = good;
    const sentence = `${base}/dams.csv was not fetched: it is larger than 1000 bytes.`;
    expect(await failure(fetchFile('/dams.csv', { maxBytes: 1000 }))).toBe(sentence);
    answer = (_, response) => {
      for (let i = 0; i < 10; i += 1) response.write(BODY.subarray(0, 500));
      response.end();
    };
    expect(await failure(fetchFile('/dams.csv', { maxBytes: 1000 }))).toBe(sentence);
  });

  it('tells how far it is', async () => {
    answer = good;
    const told: [number, number | null][] = [];
    await fetchFile('/dams.csv', { progress: (bytes, total) => told.push([bytes, total]) });
    expect(told.at(-1)).toEqual([BODY.length, BODY.length]);
  });

  it('in a content-encoding that was not asked for is still whole', async () => {
    const { gzipSync } = await import('node:zlib');
    answer = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(BODY));
    expect(await fetchFile()).toMatchObject({ sha256: SHA, bytes: BODY.length });
  });
});

describe('a connection that breaks', () => {
  it('is gone on with where it broke, in the same call', async () => {
    answer = (request, response, number) =>
      number === 1 ? drop(response, 70_000) : good(request, response, number);
    expect(await fetchFile()).toMatchObject({ sha256: SHA, bytes: BODY.length });
    expect(seen[1]!.headers['if-range']).toBe(TAG);
    expect(seen[1]!.headers.range).toMatch(/^bytes=[1-9]\d*-$/);
  });

  it('again and again leaves a part, which the next call goes on with', async () => {
    answer = (_, response) => drop(response, 0);
    expect(await failure(fetchFile())).toMatch(
      /dams\.csv was not fetched whole: the connection to 127\.0\.0\.1:\d+ broke after 0 of 200000 bytes\.$/,
    );
    answer = (_, response, number) => (number === 3 ? drop(response, 70_000) : response.destroy());
    await failure(fetchFile());
    expect(await partIn()).toBeDefined();
    answer = good;
    seen = [];
    expect(await fetchFile()).toMatchObject({ sha256: SHA, fromCache: false });
    expect(seen).toHaveLength(1);
    expect(seen[0]!.headers.range).toMatch(/^bytes=[1-9]\d*-$/);
  });

  it('starts anew where the file has changed meanwhile', async () => {
    const other = Buffer.from('other'.repeat(1000));
    answer = (_, response, number) =>
      number === 1
        ? drop(response, 70_000)
        : response.writeHead(200, { etag: '"v2"', 'content-length': other.length }).end(other);
    expect(await fetchFile()).toMatchObject({ bytes: other.length, etag: '"v2"' });
  });

  it('starts anew where the server gave nothing to know the file by', async () => {
    answer = (_, response, number) =>
      number === 1 ? drop(response, 70_000, {}) : response.writeHead(200).end(BODY);
    expect(await fetchFile()).toMatchObject({ sha256: SHA });
    expect(seen[1]!.headers.range).toBeUndefined();
  });

  it('starts anew where the server sends another range than was asked for', async () => {
    answer = (request, response, number) => {
      if (number === 1) return drop(response, 70_000);
      if (!request.headers.range) return good(request, response, number);
      response.writeHead(206, { etag: TAG, 'content-range': `bytes 5-9/${BODY.length}` }).end('xxxxx');
    };
    expect(await fetchFile()).toMatchObject({ sha256: SHA });
  });

  it('takes a part that is whole already for the file (416)', async () => {
    answer = (_, response) => drop(response, 70_000);
    await failure(fetchFile());
    await writeFile(join(dir, 'originals', (await partIn())!), BODY);
    answer = good;
    expect(await fetchFile()).toMatchObject({ sha256: SHA, bytes: BODY.length });
  });

  it('drops a part that is longer than the file (416)', async () => {
    answer = (_, response) => drop(response, 70_000);
    await failure(fetchFile());
    await writeFile(join(dir, 'originals', (await partIn())!), Buffer.concat([BODY, BODY]));
    answer = good;
    expect(await fetchFile()).toMatchObject({ sha256: SHA, bytes: BODY.length });
  });
});

describe('a server that lies', () => {
  it('about a length that is too long, breaks off', async () => {
    answer = (_, response) => {
      response.writeHead(200, { etag: TAG, 'content-length': BODY.length + 10 });
      response.write(BODY);
      response.socket?.end();
    };
    expect(await failure(fetchFile())).toMatch(/not fetched whole: .* after \d+ of 200010 bytes\.$/);
  });

  it('about the whole of which it sends a range, is found out', async () => {
    answer = (request, response, number) => {
      if (number === 1) return drop(response, 70_000);
      const from = Number(/\d+/.exec(request.headers.range ?? '0')?.[0]);
      const range = `bytes ${from}-${BODY.length - 1}/${BODY.length + 99}`;
      response.writeHead(206, { etag: TAG, 'content-range': range }).end(BODY.subarray(from));
    };
    expect(await failure(fetchFile())).toMatch(/not fetched whole: it ended after 200000 of 200099 bytes\.$/);
  });
});

describe('time', () => {
  it('runs out where nothing comes', async () => {
    answer = (_, response) => {
      response.writeHead(200, { etag: TAG, 'content-length': BODY.length });
      response.write(BODY.subarray(0, 1000));
    };
    expect(await failure(fetchFile('/dams.csv', { idleMs: 1000 }))).toBe(
      `${base}/dams.csv was not fetched whole: it timed out after 1000 bytes, nothing came for 1 s.`,
    );
  });

  it('runs out where there is no answer at all', async () => {
    answer = () => undefined;
    expect(await failure(fetchFile('/dams.csv', { idleMs: 200 }))).toMatch(
      /timed out after 0 bytes, nothing came/,
    );
  });

  it('runs out in all where drops come for ever', async () => {
    answer = (_, response) => {
      const timer = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(timer));
    };
    expect(await failure(fetchFile('/dams.csv', { timeoutMs: 1500, idleMs: 1000 }))).toMatch(
      /timed out after \d+ bytes, took longer than 1.5 s\.$/,
    );
  });

  it('ends with the signal, whose reason is passed on', async () => {
    answer = (_, response) => void response.write('x');
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error('Ctrl-C')), 100);
    await expect(fetchFile('/dams.csv', { signal: stop.signal })).rejects.toThrow('Ctrl-C');
  });
});

describe('an address', () => {
  it('that leads elsewhere is followed', async () => {
    answer = (request, response, number) =>
      request.url === '/old'
        ? response.writeHead(302, { location: '/dams.csv' }).end()
        : good(request, response, number);
    expect(await fetchFile('/old')).toMatchObject({ sha256: SHA });
  });

  it('that leads in a circle is left', async () => {
    answer = (_, response) => response.writeHead(301, { location: '/b' }).end();
    expect(await failure(fetchFile('/a'))).toBe(
      `${base}/a leads from address to address, more than 5 times.`,
    );
    expect(seen).toHaveLength(6);
  });

  it('that leads to a file of the machine is left', async () => {
    answer = (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end();
    expect(await failure(fetchFile('/a'))).toBe(
      'file:///etc/passwd is no address that begins with http:// or https://.',
    );
  });

  it.each(['ftp://example.org/x', 'file:///etc/passwd', 'dams.csv', ''])('%j is none', async (address) => {
    const told = await failure(fetchOriginal(address, { dir, timeoutMs: 1000 }));
    expect(told).toBe(`${address} is no address that begins with http:// or https://.`);
  });

  it.each([
    [404, 'there is nothing at this address (404)'],
    [403, 'it may not be had (403)'],
    [500, 'the server has a fault, try later (500)'],
    [418, 'it was refused (418)'],
  ])('that answers %i is told', async (status, words) => {
    answer = (_, response) => response.writeHead(status).end('no');
    expect(await failure(fetchFile())).toBe(`${base}/dams.csv was not fetched: ${words}.`);
    expect(await readdir(join(dir, 'originals'))).toEqual([]);
  });

  it('that fails where an original is kept says where that lies', async () => {
    answer = good;
    const { path, retrieved } = await fetchFile();
    answer = (_, response) => response.writeHead(404).end();
    expect(await failure(fetchFile())).toBe(
      `${base}/dams.csv was not fetched: there is nothing at this address (404). What came on ${retrieved.slice(0, 10)} is in ${path}.`,
    );
  });

  it('of no host is told', async () => {
    const told = await failure(fetchOriginal('http://nothing.invalid/x.csv', { dir, timeoutMs: 10_000 }));
    expect(told).toBe(
      'http://nothing.invalid/x.csv was not fetched: the host nothing.invalid was not found.',
    );
  });

  it('at which nobody listens is told', async () => {
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const told = await failure(fetchFile());
    expect(told).toBe(`${base}/dams.csv was not fetched: 127.0.0.1:${port} refused the connection.`);
    server.listen(0, '127.0.0.1');
  });
});
