import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Looks, watchLooks } from '../../tests/harness/looks.ts';
import { cookieOf, keyOf, makeAccount, openSession, send, signIn } from '../../tests/harness/sign-in.ts';
import { type StartedApp, startApp, useApp } from '../../tests/harness/use-app.ts';
import { COOKIE } from '../http/identify.ts';
import { newToken } from './secrets.ts';

const world = useApp({ template: 'empty' });
const PASSWORD = 'violet kettle on the roof';

/** A second server on the same database, where administrators need a second factor. */
let second: StartedApp & { close: () => Promise<void> };
let looks: Looks;
beforeAll(async () => {
  looks = watchLooks(world.db, 'access_state');
  second = await startApp({ db: looks.db, url: world.url }, { REQUIRE_SECOND_FACTOR: 'true' });
});
afterAll(() => second?.close());

type Headers = Record<string, string>;
const me = async (headers: Headers, origin = world.origin) =>
  (await fetch(`${origin}/api/session`, { headers })).json();
const attempt = (email: string, password: string, headers: Headers) =>
  send(world, 'POST', '/api/session', { headers, body: { email, password } });
const somebody = async () =>
  makeAccount(world.db, { passwordHash: await world.services.passwords.hash(PASSWORD) });

it('knows who asks by cookie and by key, and what she may', async () => {
  const { accountId, headers } = await signIn(world, 'administrator', ['editor', 'water']);
  const token = headers.Cookie.split('=')[1] ?? '';
  const grants = [
    { role: 'administrator', scope: '' },
    { role: 'editor', scope: 'water' },
  ];
  expect(await world.services.identities.bySession(token)).toMatchObject({
    kind: 'account',
    accountId,
    grants,
  });
  const key = await keyOf(world, accountId, ['layers.read']);
  expect(await world.services.identities.byKey(key.headers.Authorization.slice(7))).toMatchObject({
    kind: 'key',
    keyId: key.keyId,
    scopes: ['layers.read'],
    grants,
  });
});

it('forgets a session that was revoked', async () => {
  const { accountId } = await signIn(world);
  const { sessionId, headers } = await openSession(world, accountId);
  const token = headers.Cookie.split('=')[1] ?? '';
  expect(await world.services.identities.bySession(token)).not.toBeNull();
  await world.db.pool.query('update session set revoked_at = now() where id = $1', [sessionId]);
  world.services.identities.forget();
  expect(await world.services.identities.bySession(token)).toBeNull();
});

describe('a stolen cookie', () => {
  it('is worth nothing after its owner signed out: here at once, on other servers within a second', async () => {
    const { accountId, headers, sessionId } = await signIn(world);
    const mine = await openSession(world, accountId);
    expect([await me(headers), await me(headers, second.origin)]).toMatchObject([
      { kind: 'account' },
      { kind: 'account' },
    ]);
    expect((await send(world, 'DELETE', `/api/account/sessions/${sessionId}`, mine)).status).toBe(204);
    expect(await me(headers)).toEqual({ kind: 'public' });
    // With what a timer is late by.
    expect(await looks.next()).toBeLessThan(1200);
    expect(await me(headers, second.origin)).toEqual({ kind: 'public' });
  });

  it('ends thirty days after its last use, ninety after the sign-in', async () => {
    const { sessionId, headers } = await signIn(world);
    const age = (days: number, left: string) =>
      world.db.pool.query(
        `update session set created_at = now() - make_interval(days => $2), expires_at = now() + $3::interval where id = $1`,
        [sessionId, days, left],
      );
    const daysLeft = async () => {
      const { rows } = await world.db.pool.query<{ left: number }>(
        `select extract(epoch from expires_at - now())::int / 3600 as left from session where id = $1`,
        [sessionId],
      );
      return Math.round(rows[0]!.left / 24);
    };
    for (const [days, left] of [
      [1, 30],
      [80, 10],
    ] as const) {
      await age(days, '1 day');
      world.services.identities.forget();
      expect((await me(headers)).kind).toBe('account');
      // Noted beside the answer.
      await expect.poll(daysLeft).toBe(left);
    }
    await age(90, '-1 second');
    world.services.identities.forget();
    expect(await me(headers)).toEqual({ kind: 'public' });
  });
});

describe('a session that was planted', () => {
  it('is not the one that somebody signs in to', async () => {
    const { email } = await somebody();
    const planted = `${COOKIE}=${newToken()}`;
    const entered = await attempt(email, PASSWORD, { Cookie: planted, Origin: world.origin });
    expect(cookieOf(entered)).not.toBe(planted);
    expect(await me({ Cookie: planted })).toEqual({ kind: 'public' });
    // One that stands for somebody else ends.
    const attacker = await signIn(world);
    await attempt(email, PASSWORD, attacker.headers);
    expect(await me(attacker.headers)).toEqual({ kind: 'public' });
  });
});

describe('a page of another site', () => {
  it.each([
    ['another origin', { Origin: 'https://evil.example' }],
    ['a sibling of ours', { Origin: 'http://evil.127.0.0.1' }],
    ['another port of ours', { Origin: 'http://127.0.0.1:1' }],
    ['a sandboxed frame', { Origin: 'null' }],
    ['an origin that hides ours', { Origin: 'http://127.0.0.1.evil.example' }],
    ['a same site that is not the same origin', { 'Sec-Fetch-Site': 'same-site' }],
    ['nothing about where it comes from', {}],
  ])('that tells %s changes nothing', async (_, headers) => {
    const { headers: mine } = await signIn(world);
    const { Origin: __, ...cookie } = mine;
    const refused = await send(world, 'PATCH', '/api/account', {
      headers: { ...cookie, ...(headers as Headers) },
      body: { name: 'Mallory' },
    });
    expect([refused.status, (await refused.json()).type]).toEqual([403, '/problems/cross-site']);
  });

  it('cannot sign somebody in as the attacker', async () => {
    const { email } = await somebody();
    const refused = await attempt(email, PASSWORD, { Origin: 'https://evil.example' });
    expect([refused.status, cookieOf(refused)]).toEqual([403, '']);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    'that sends a form as %j is not read',
    async (type) => {
      const { headers } = await signIn(world);
      const response = await fetch(`${world.origin}/api/account`, {
        method: 'PATCH',
        headers: { ...headers, 'Content-Type': type },
        body: '{"name": "Mallory"}',
      });
      expect(response.status).toBe(415);
    },
  );
});

describe('an administrator without a second factor, where one is needed', () => {
  it('may what a citizen may, and is told why', async () => {
    const { accountId, headers } = await signIn(world, 'administrator', 'moderator');
    const key = await keyOf(world, accountId, ['accounts.manage', 'moderate']);
    expect(await me(headers)).toMatchObject({ withheld: [] });
    expect(await me(headers, second.origin)).toMatchObject({
      capabilities: ['moderate'],
      withheld: ['administrator'],
    });
    expect(await me(key.headers, second.origin)).toMatchObject({ capabilities: ['moderate'] });
    const ask = (with_: Headers) =>
      send({ ...world, origin: second.origin }, 'POST', '/api/users/search', {
        headers: { ...with_, Origin: second.origin },
        body: {},
      });
    expect((await ask(headers)).status).toBe(403);
    await world.db.pool.query('update account set totp_confirmed_at = now() where id = $1', [accountId]);
    const proved = await openSession(world, accountId, { secondFactor: true });
    expect((await ask(proved.headers)).status).toBe(200);
    // It is the session that counts, and for keys the account.
    second.services.identities.forget();
    expect([(await ask(headers)).status, (await ask(key.headers)).status]).toEqual([403, 200]);
  });
});
