import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Listening, listen } from './listen.ts';
import { pages } from './pages.ts';
import { noSuchPage, problemHandler } from './problem.ts';
import { security } from './security.ts';

let folder: string;
let server: Listening;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'biatouna-pages-'));
  await mkdir(join(folder, 'assets'));
  await mkdir(join(folder, '.vite'));
  await writeFile(join(folder, 'index.html'), '<!doctype html>');
  await writeFile(join(folder, 'icon.svg'), '<svg/>');
  await writeFile(join(folder, 'assets', 'index-1a2b3c.js'), 'x');
  await writeFile(join(folder, '.vite', 'manifest.json'), '{}');
  await writeFile(join(folder, '.built'), 'x');
  const app = express();
  app.use(
    security({ PUBLIC_URL: undefined }),
    pages(folder),
    noSuchPage,
    problemHandler(pino({ level: 'silent' })),
  );
  server = await listen(app, { port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const get = async (path: string, init?: RequestInit) => {
  const response = await fetch(server.address + path, init);
  return { status: response.status, headers: response.headers, body: await response.text() };
};

describe('the pages', () => {
  it.each([
    '/',
    '/?layers=dams',
    '/place/governorate:ins:17',
    '/civic/petitions/3',
    '/embed',
    '/embed/map',
    '/sign-in',
    '/account/keys',
  ])('%s is the viewer, asked for each time', async (path) => {
    const { status, headers, body } = await get(path);
    expect([status, body]).toEqual([200, '<!doctype html>']);
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  });

  it('keep what has a hash in its name for good', async () => {
    const { status, headers } = await get('/assets/index-1a2b3c.js');
    expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    expect((await get('/icon.svg')).headers.get('cache-control')).toBe('public, max-age=3600');
  });

  it.each([
    '/assets/index-old.js',
    '/assets',
    '/.built',
    '/.vite/manifest.json',
    '/../package.json',
    '/nothing',
  ])('%s is not there, as a problem', async (path) => {
    const { status, headers } = await get(path);
    expect([status, headers.get('content-type')]).toEqual([404, 'application/problem+json; charset=utf-8']);
  });

  it('answer no other method', async () => {
    const { status, headers } = await get('/', { method: 'POST' });
    expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
});

describe('the security headers', () => {
  it('let nothing in from elsewhere, and no inline script or style', async () => {
    const policy = (await get('/')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).toContain("worker-src 'self' blob:");
    expect(policy).toContain("img-src 'self' data: blob:");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|http:|\*/);
  });

  it('let others frame /embed, and nothing else', async () => {
    const embed = (await get('/embed/map')).headers;
    expect(embed.get('content-security-policy')).toContain('frame-ancestors *');
    expect(embed.get('x-frame-options')).toBeNull();
    expect((await get('/embedded')).headers.get('x-frame-options')).toBe('DENY');
    expect((await get('/')).headers.get('x-content-type-options')).toBe('nosniff');
  });
});
