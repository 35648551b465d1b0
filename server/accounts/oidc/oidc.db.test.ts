import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startOidc } from '../../../tests/harness/oidc.ts';
import { cookieOf, makeAccount, openSession, send, signIn } from '../../../tests/harness/sign-in.ts';
import { useApp } from '../../../tests/harness/use-app.ts';

const provider = await startOidc();
const world = useApp({ template: 'empty', env: { ...provider.client, OIDC_NAME: 'e-Houwiya' } });
beforeAll(() => provider.serve(world.origin));
afterAll(() => provider.close());
beforeEach(async () => {
  await world.db.pool.query('delete from account');
  provider.people.clear();
  provider.people.set('amel', { email: 'amel@example.tn', email_verified: true, name: 'أمل' });
});

const all = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

/** Begins a sign-in; gives the provider's address and what the browser keeps. */
const begin = async (query = '', cookie = '') => {
  const response = await send(world, 'GET', `/auth/oidc${query}`, { headers: { Cookie: cookie } });
  return { url: response.headers.get('location') ?? '', cookie: all(response), status: response.status };
};
/** Comes back from the provider. */
const comeBack = async (url: string, cookie: string) => {
  const response = await send(world, 'GET', url.replace(world.origin, ''), { headers: { Cookie: cookie } });
  return {
    status: response.status,
    to: response.headers.get('location'),
    cookie: cookieOf(response),
    cache: response.headers.get('cache-control'),
  };
};
const throughProvider = async (sub = 'amel', query = '', cookie = '') => {
  const { url, cookie: kept } = await begin(query, cookie);
  return comeBack(await provider.signIn(url, sub), [kept, cookie].filter(Boolean).join('; '));
};
const me = async (cookie: string) =>
  (await send(world, 'GET', '/api/session', { headers: { Cookie: cookie } })).json();

describe('somebody whom the provider knows', () => {
  it('has an account after the first sign-in, and the same after the second', async () => {
    const first = await throughProvider('amel', '?return=/account');
    expect(first).toMatchObject({ status: 303, to: '/account', cache: 'no-store' });
    const session = await me(first.cookie);
    expect(session).toMatchObject({
      kind: 'account',
      email: 'amel@example.tn',
      name: 'أمل',
      hasOidc: true,
      hasPassword: false,
      confirmBy: 'oidc',
    });
    // Another address at the provider is the same person still.
    provider.people.set('amel', { email: 'new@example.tn', email_verified: true });
    const second = await throughProvider();
    expect(await me(second.cookie)).toMatchObject({ id: session.id, email: 'amel@example.tn' });
    const ways = await (await send(world, 'GET', '/api/sign-in')).json();
    expect(ways).toEqual({ registration: true, oidc: 'e-Houwiya' });
  });

  it.each([
    ['an address that is not verified', { email: 'x@example.tn', email_verified: false }, 'oidc-unverified'],
    ['an address that nobody says is verified', { email: 'x@example.tn' }, 'oidc-unverified'],
    ['no address', { email_verified: true }, 'oidc-unverified'],
    ['no address but a name', { email: 'A <x@example.tn>', email_verified: true }, 'oidc-unverified'],
  ])('and that tells %s gets no account', async (_, person, problem) => {
    provider.people.set('x', person);
    const refused = await throughProvider('x');
    expect(refused).toMatchObject({ to: `/sign-in?problem=${problem}&return=%2F`, cookie: '' });
  });

  it('does not take over an account that has the address, but may link it from inside', async () => {
    const { accountId } = await makeAccount(world.db, { email: 'Amel@Example.tn' });
    expect(await throughProvider()).toMatchObject({
      to: '/sign-in?problem=oidc-email-taken&return=%2F',
      cookie: '',
    });
    const { headers } = await openSession(world, accountId);
    const asked = await send(world, 'POST', '/api/account/oidc', { headers, body: { return: '/account' } });
    const { url } = (await asked.json()) as { url: string };
    const kept = `${all(asked)}; ${headers.Cookie}`;
    expect(await comeBack(await provider.signIn(url, 'amel'), kept)).toMatchObject({ to: '/account' });
    expect(await me((await throughProvider()).cookie)).toMatchObject({ id: accountId });
    // Without a password there would be no way in any more.
    expect((await send(world, 'DELETE', '/api/account/oidc', { headers })).status).toBe(409);
    await world.db.pool.query(`update account set password_hash = 'x'`);
    expect((await send(world, 'DELETE', '/api/account/oidc', { headers })).status).toBe(204);
    expect((await throughProvider()).to).toBe('/sign-in?problem=oidc-email-taken&return=%2F');
  });

  it('with a second factor gives that too', async () => {
    await throughProvider();
    await world.db.pool.query(`update account set totp_sealed = '\\x00', totp_confirmed_at = now()`);
    const half = await throughProvider('amel', '?return=/office');
    expect([half.to, half.cookie]).toEqual([
      expect.stringMatching(/^\/sign-in\?return=%2Foffice#[\w-]{43}$/),
      '',
    ]);
  });

  it('is out when the account is disabled', async () => {
    await throughProvider();
    await world.db.pool.query(`update account set state = 'disabled'`);
    expect(await throughProvider()).toMatchObject({
      to: '/sign-in?problem=oidc-failed&return=%2F',
      cookie: '',
    });
  });

  it('proves once more that it is she, by signing in at the provider again', async () => {
    const { cookie } = await throughProvider();
    await world.db.pool.query(`update session set confirmed_at = now() - interval '1 hour'`);
    const { url } = await begin('?purpose=confirm', cookie);
    expect(url).toMatch(/prompt=login/);
    const proved = await throughProvider('amel', '?purpose=confirm&return=/account', cookie);
    expect(proved.to).toBe('/account');
    expect(await me(cookie)).toEqual({ kind: 'public' });
    expect((await me(proved.cookie)).confirmedUntil).not.toBeNull();
    // Somebody else at the provider is no proof.
    provider.people.set('other', { email: 'other@example.tn', email_verified: true });
    const wrong = await throughProvider('other', '?purpose=confirm', proved.cookie);
    expect(wrong).toMatchObject({ to: '/account?problem=oidc-failed', cookie: '' });
  });
});

describe('a sign-in that is tampered with', () => {
  const failed = { to: expect.stringMatching(/^\/sign-in\?problem=oidc-failed/), cookie: '' };

  it('ends for another state, another issuer, none, a refusal, or another browser', async () => {
    const { url, cookie } = await begin();
    const back = new URL(await provider.signIn(url, 'amel'));
    const changed = (name: string, value: string | null) => {
      const copy = new URL(back);
      if (value === null) copy.searchParams.delete(name);
      else copy.searchParams.set(name, value);
      return copy.href;
    };
    for (const [name, value] of [
      ['state', 'another'],
      ['state', null],
      ['iss', 'https://evil.example'],
      ['iss', null],
      ['code', 'another'],
      ['error', 'access_denied'],
    ] as const)
      expect([name, value, await comeBack(changed(name, value), cookie)]).toMatchObject([
        name,
        value,
        failed,
      ]);
    expect(await comeBack(back.href, '')).toMatchObject(failed);
    expect(await comeBack(back.href, cookie.replace(/.{8}$/, 'AAAAAAAA'))).toMatchObject(failed);
    expect(await comeBack(back.href, (await begin()).cookie)).toMatchObject(failed);
  });

  it('ends for a code that somebody else was given', async () => {
    const [mine, theirs] = [await begin(), await begin()];
    const [back, stolen] = [
      new URL(await provider.signIn(mine.url, 'amel')),
      new URL(await provider.signIn(theirs.url, 'amel')),
    ];
    back.searchParams.set('code', stolen.searchParams.get('code') ?? '');
    expect(await comeBack(back.href, mine.cookie)).toMatchObject(failed);
  });

  it('ends for a token with another nonce', async () => {
    const redirect = `${world.origin}/auth/oidc/callback`;
    const oidc = world.services.oidc!;
    const tries = ['right', 'wrong'].map(async (nonce) => {
      const { url, pending } = await oidc.begin(redirect, false);
      const back = new URL(await provider.signIn(url, 'amel'));
      return oidc.finish(back, nonce === 'right' ? pending : { ...pending, nonce }, false);
    });
    expect((await Promise.allSettled(tries)).map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });

  it('links nothing to an account that another browser is signed in to', async () => {
    const [mine, theirs] = [await signIn(world), await signIn(world)];
    const asked = await send(world, 'POST', '/api/account/oidc', {
      headers: mine.headers,
      body: { return: '/' },
    });
    const { url } = (await asked.json()) as { url: string };
    const back = await provider.signIn(url, 'amel');
    expect((await comeBack(back, `${all(asked)}; ${theirs.headers.Cookie}`)).to).toBe(
      '/account?problem=oidc-failed',
    );
    expect((await world.db.pool.query('select from account_identity')).rowCount).toBe(0);
  });

  it('leads nowhere but to pages of ours', async () => {
    for (const to of [
      '//evil',
      '/\\evil',
      'https://evil',
      'https:evil',
      '/%09/evil',
      '%2F%2Fevil',
      'javascript:1',
    ]) {
      const asked = await begin(
        `?return=${to.startsWith('%') ? to : encodeURIComponent(decodeURIComponent(to))}`,
      );
      expect([to, asked.status, asked.url]).toEqual([to, 400, '']);
    }
    // A Host header of somebody's making gets a redirect that the provider does not know.
    const { url } = await begin();
    expect(new URL(url).searchParams.get('redirect_uri')).toBe(`${world.origin}/auth/oidc/callback`);
  });
});
