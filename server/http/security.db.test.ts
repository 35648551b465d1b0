import { expect, it } from 'vitest';
import { type Somebody, send, signIn } from '../../tests/harness/sign-in.ts';
import { startApp, useApp } from '../../tests/harness/use-app.ts';
import { apiDocs } from '../describe/api.ts';
import { PAGES } from './pages.ts';

const world = useApp({ template: 'empty' });

/** Whatever is asked for: pages, what there is not, what is refused, every address of the API but tiles. */
const paths = [
  ...PAGES.map((path) => path.replace(/\{?\/[:*].*$/, '/x')),
  '/nothing',
  '/assets/nothing.js',
  '/%E0',
  ...apiDocs
    .filter(({ method = 'get' }) => method === 'get')
    .map(({ path }) => path.replace(/\{(\w+)\}/g, '0')),
].filter((path) => !path.endsWith('.mvt'));

const POLICY = [
  "default-src 'self'",
  "base-uri 'none'",
  "font-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "script-src 'self'",
  "script-src-attr 'none'",
  "style-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
].join(';');

const isFramed = (path: string): boolean => path.startsWith('/embed');

const expectedOf = (path: string): Record<string, unknown> => ({
  'content-security-policy': isFramed(path) ? POLICY.replace("ancestors 'none'", 'ancestors *') : POLICY,
  'x-frame-options': isFramed(path) ? null : 'DENY',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': expect.stringMatching(/camera=\(\).*microphone=\(\).*geolocation=\(self\)/),
  'strict-transport-security': null,
  'x-powered-by': null,
});

it('every page, answer and error says what a browser may do with it', async () => {
  for (const path of new Set(paths)) {
    const { headers, body } = await world.get(path, { redirect: 'manual' });
    await body?.cancel();
    const expected = expectedOf(path);
    const found = Object.fromEntries(Object.keys(expected).map((name) => [name, headers.get(name)]));
    expect({ path, ...found }).toEqual({ path, ...expected });
  }
});

it('what is told to somebody who is known is kept by no cache but her own', async () => {
  const admin: Somebody = await signIn(world, 'administrator');
  const kept: string[] = [];
  for (const { path } of apiDocs.filter(({ method = 'get' }) => method === 'get')) {
    const response = await send(world, 'GET', path.replace(/\{(\w+)\}/g, '0'), { headers: admin.headers });
    await response.arrayBuffer();
    if (!/no-store|^private, no-cache$/.test(response.headers.get('cache-control') ?? '')) kept.push(path);
  }
  expect(kept).toEqual([]);
});

it('what only some may ask for is drawn into no page of others', async () => {
  const { headers } = await send(world, 'GET', '/api/audit', {});
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  expect((await world.get('/api/country')).headers.get('cross-origin-resource-policy')).toBe('cross-origin');
});

it('where the address is https, browsers come by it only', async () => {
  const secure = await startApp(world, { PUBLIC_URL: 'https://map.example.tn' });
  for (const path of ['/api/country', '/nothing'])
    expect((await secure.get(path)).headers.get('strict-transport-security')).toBe('max-age=31536000');
  await secure.close();
});
