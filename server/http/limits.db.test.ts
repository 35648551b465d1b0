import { afterEach, describe, expect, it } from 'vitest';
import { keyOf, makeAccount, openSession, signIn } from '../../tests/harness/sign-in.ts';
import { startApp } from '../../tests/harness/use-app.ts';
import { useDb } from '../../tests/harness/use-db.ts';

const test = useDb();

let app: Awaited<ReturnType<typeof startApp>>;
const start = async (env: Record<string, string>) => {
  app = await startApp(test, env);
};
afterEach(() => app.close());

const ask = async (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> => {
  const response = await fetch(app.origin + path, { method, headers });
  await response.arrayBuffer();
  return response;
};
/** The statuses of so many requests in a row. */
const statuses = async (
  many: number,
  path: string,
  headers?: (no: number) => Record<string, string>,
  method?: string,
) => {
  const found: number[] = [];
  for (let no = 0; no < many; no++) found.push((await ask(path, headers?.(no), method)).status);
  return found;
};
const from = (forwarded: string) => () => ({ 'X-Forwarded-For': forwarded });

describe('an address', () => {
  it('is told how much is left, and for how long it has to wait', async () => {
    await start({ RATE_LIMIT_PER_MINUTE: '3' });
    const first = await ask('/api/country');
    expect(first.headers.get('ratelimit')).toMatch(/^"reads"; r=2; t=60$/);
    expect(first.headers.get('ratelimit-policy')).toMatch(/^"reads"; q=3; w=60; pk=:[\w+/=]+:$/);
    expect(first.headers.get('access-control-expose-headers')).toContain('RateLimit-Policy');
    await statuses(2, '/api/country');
    const last = await fetch(`${app.origin}/api/country`, { headers: { 'Accept-Language': 'fr' } });
    expect(last.status).toBe(429);
    expect(last.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(Number(last.headers.get('retry-after'))).toSatisfy((wait: number) => wait > 50 && wait <= 60);
    expect(last.headers.get('ratelimit')).toMatch(/^"reads"; r=0; t=\d+$/);
    expect(await last.json()).toMatchObject({
      type: '/problems/too-many-requests',
      detail: expect.stringContaining('secondes'),
    });
  });

  it('writes by a smaller limit, and draws by a larger, each counted by itself', async () => {
    await start({ RATE_LIMIT_PER_MINUTE: '4' });
    const json = () => ({ 'Content-Type': 'application/json' });
    expect(await statuses(2, '/api/session', json, 'POST')).toEqual([400, 429]);
    expect(await statuses(5, '/api/country')).toEqual([200, 200, 200, 200, 429]);
    expect(new Set(await statuses(40, '/tiles/none/0/0/0.mvt'))).toEqual(new Set([404]));
    const over = await ask('/tiles/none/0/0/0.mvt');
    expect([over.status, over.headers.get('retry-after')]).toEqual([429, expect.stringMatching(/^\d+$/)]);
  });

  it('gains nothing by headers that only a proxy may send', async () => {
    await start({ RATE_LIMIT_PER_MINUTE: '2' });
    const tricks = (no: number) => ({
      'X-Forwarded-For': `10.0.0.${no}`,
      'X-Real-IP': `10.0.0.${no}`,
      Forwarded: `for=10.0.0.${no}`,
      'CF-Connecting-IP': `10.0.0.${no}`,
    });
    expect(await statuses(3, '/api/country', tricks)).toEqual([200, 200, 429]);
  });

  it.each(['1', 'loopback'])(
    'behind a proxy (TRUST_PROXY=%s) is the one that the proxy saw',
    async (TRUST_PROXY) => {
      await start({ RATE_LIMIT_PER_MINUTE: '2', TRUST_PROXY });
      // What the client itself sent stands before what the proxy added.
      const spoofed = (no: number) => ({ 'X-Forwarded-For': `10.9.8.${no}, 41.226.11.7` });
      expect(await statuses(3, '/api/country', spoofed)).toEqual([200, 200, 429]);
      expect((await ask('/api/country', from('41.226.11.8')())).status).toBe(200);
      expect(await statuses(3, '/api/country', from('no address'))).toEqual([200, 200, 429]);
    },
  );

  it('of IPv6 is a network of 64 bits', async () => {
    await start({ RATE_LIMIT_PER_MINUTE: '2', TRUST_PROXY: '1' });
    const neighbours = (no: number) => ({ 'X-Forwarded-For': `2001:db8:1:2::${no + 1}` });
    expect(await statuses(3, '/api/country', neighbours)).toEqual([200, 200, 429]);
    expect((await ask('/api/country', from('2001:db8:1:3::1')())).status).toBe(200);
  });

  it('is counted also for keys that are none, and for addresses that cannot be read', async () => {
    await start({ RATE_LIMIT_PER_MINUTE: '3' });
    expect(await statuses(2, '/api/country', () => ({ Authorization: 'Bearer bia_no' }))).toEqual([401, 401]);
    expect(await statuses(2, '/api/%E0')).toEqual([400, 429]);
    expect((await ask('/api/country', { Authorization: 'Bearer bia_no' })).status).toBe(429);
  });

  it('may ask as much as it likes where the limit is 0', async () => {
    await start({ RATE_LIMIT_PER_MINUTE: '0' });
    const response = await ask('/api/country');
    expect([response.status, response.headers.get('ratelimit')]).toEqual([200, null]);
  });
});

describe('who proved who it is', () => {
  it('is counted by account, whatever the address and the session', async () => {
    await start({ RATE_LIMIT_PER_MINUTE: '2', TRUST_PROXY: '1' });
    const world = { ...test, db: test.db, origin: app.origin };
    const one = await signIn(world);
    const again = await openSession(world, one.accountId);
    const sessions = (no: number) => ({
      ...(no % 2 ? one : again).headers,
      'X-Forwarded-For': `10.0.0.${no}`,
    });
    expect(await statuses(3, '/api/country', sessions)).toEqual([200, 200, 429]);
    expect((await ask('/api/country', (await signIn(world)).headers)).status).toBe(200);
    expect((await ask('/api/country')).status).toBe(200);
  });

  it('is counted by key as the key says, also where addresses are not counted', async () => {
    await start({ RATE_LIMIT_PER_MINUTE: '0' });
    const world = { db: test.db, origin: app.origin };
    const { accountId } = await makeAccount(test.db);
    const [one, two] = [await keyOf(world, accountId, [], 2), await keyOf(world, accountId, [], 5)];
    const first = await ask('/api/country', one.headers);
    expect(first.headers.get('ratelimit')).toMatch(/^"reads"; r=1; t=60, "keys"; r=5999; t=60$/);
    expect(await statuses(2, '/api/country', () => one.headers)).toEqual([200, 429]);
    expect(await statuses(5, '/api/country', () => two.headers)).toEqual([200, 200, 200, 200, 200]);
    expect((await ask('/api/country', two.headers)).status).toBe(429);
  });
});
