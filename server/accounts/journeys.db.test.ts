import { describe, expect, it } from 'vitest';
import type { SessionInfo, SignInAnswer } from '../../sql/model/api/accounts.ts';
import { transaction } from '../../sql/transaction.ts';
import { mailsTo } from '../../tests/harness/mails.ts';
import { cookieOf, makeAccount, send } from '../../tests/harness/sign-in.ts';
import { useApp } from '../../tests/harness/use-app.ts';
import { openCase } from './cases.ts';
import { newReadableCode } from './readable-code.ts';

const world = useApp({ template: 'empty' });
const PASSWORD = 'violet kettle on the roof';

type Body = Record<string, unknown>;
const post = (path: string, body: Body, headers: Record<string, string> = {}) =>
  send(world, 'POST', path, { body, headers: { Origin: world.origin, ...headers } });
const jsonOf = async <T>(response: Response): Promise<T> => (await response.json()) as T;
const typeOf = async (response: Response) => [
  response.status,
  (await jsonOf<{ type: string }>(response)).type,
];
const me = async (headers: Record<string, string>) =>
  jsonOf<SessionInfo>(await send(world, 'GET', '/api/session', { headers }));
const tokenIn = async (email: string) => (await mailsTo(world.db, email))[0]?.token ?? '';

/** Registers somebody and gives the headers of her browser. */
const register = async (email: string, password = PASSWORD) => {
  await post('/api/accounts', { email, language: 'ar' });
  const token = await tokenIn(email);
  const done = await post('/api/accounts/accept', { token, name: 'أمل', password, language: 'ar' });
  expect(done.status).toBe(200);
  return { Cookie: cookieOf(done), Origin: world.origin };
};

describe('somebody who comes for the first time', () => {
  it('registers by mail, is signed in, and known by name', async () => {
    expect(await me({})).toEqual({ kind: 'public' });
    const asked = await post('/api/accounts', { email: 'Amel@Example.tn', language: 'ar' });
    expect([asked.status, await asked.json()]).toEqual([202, { kind: 'mail-sent' }]);
    const [mail] = await mailsTo(world.db, 'Amel@Example.tn');
    expect(mail).toMatchObject({ template: 'verify-email', language: 'ar' });
    expect(mail?.content.link).toMatch(/^\/verify#[\w-]{43}$/);

    const info = await post('/api/links', { token: mail?.token });
    expect(await info.json()).toMatchObject({ kind: 'register', email: 'Amel@Example.tn', language: 'ar' });

    const done = await post('/api/accounts/accept', {
      token: mail?.token,
      name: '  أمل الطرابلسي ',
      password: PASSWORD,
      language: 'ar',
    });
    expect(done.headers.get('set-cookie')).toMatch(
      /^__Host-biatouna=[\w-]{43}; Max-Age=7776000; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
    );
    const { session } = (await jsonOf(done)) as Extract<SignInAnswer, { kind: 'signed-in' }>;
    expect(session).toMatchObject({
      kind: 'account',
      name: 'أمل الطرابلسي',
      email: 'Amel@Example.tn',
      language: 'ar',
      roles: [],
      capabilities: [],
      hasPassword: true,
      confirmBy: 'password',
    });
    expect(await me({ Cookie: cookieOf(done) })).toEqual(session);
    // The link is good once.
    expect(await typeOf(await post('/api/links', { token: mail?.token }))).toEqual([
      410,
      '/problems/link-gone',
    ]);
  });

  it('signs in with the address however it is written, and out', async () => {
    await register('rim@example.tn');
    const entered = await post('/api/session', { email: ' RIM@example.TN', password: PASSWORD });
    const headers = { Cookie: cookieOf(entered), Origin: world.origin };
    expect(await me(headers)).toMatchObject({ kind: 'account', email: 'rim@example.tn' });
    const out = await send(world, 'DELETE', '/api/session', { headers });
    expect([out.status, out.headers.get('clear-site-data'), out.headers.get('set-cookie')]).toEqual([
      204,
      '"cache"',
      expect.stringMatching(/^__Host-biatouna=; Path=\/; Expires=Thu, 01 Jan 1970/),
    ]);
    expect(await me(headers)).toEqual({ kind: 'public' });
  });

  it('is not let in with a wrong password', async () => {
    await register('ines@example.tn');
    const refused = await post('/api/session', { email: 'ines@example.tn', password: `${PASSWORD}.` });
    expect(refused.headers.get('set-cookie')).toBeNull();
    expect(await typeOf(refused)).toEqual([401, '/problems/sign-in-failed']);
  });

  it.each([
    [{ password: 'short' }, 'password'],
    [{ password: 'x'.repeat(201) }, 'password'],
    [{ password: 'qwertyuiop' }, 'password'],
    [{ password: 'nadia@example.tn' }, 'password'],
    [{ name: ' ' }, 'name'],
    [{ name: 'a\u202eb' }, 'name'],
    [{ language: 'de' }, 'language'],
    [{ roles: [{ role: 'administrator', scope: '' }] }, 'roles'],
    [{ email: 'other@example.tn' }, 'email'],
  ])('cannot accept with %j', async (bad, parameter) => {
    await world.db.pool.query('delete from throttle');
    await post('/api/accounts', { email: 'nadia@example.tn', language: 'fr' });
    const token = await tokenIn('nadia@example.tn');
    const good = { token, name: 'Nadia', password: PASSWORD, language: 'fr' };
    const refused = await post('/api/accounts/accept', { ...good, ...bad });
    expect([refused.status, (await jsonOf<{ parameter: string }>(refused)).parameter]).toEqual([
      400,
      parameter,
    ]);
  });
});

describe('somebody who forgot the password', () => {
  it('gets a link, is in, and every other browser is out', async () => {
    const before = await register('selma@example.tn');
    await post('/api/accounts/reset', { email: 'selma@example.tn', language: 'en' });
    // In her own language, whoever asked in whichever.
    const [mail] = await mailsTo(world.db, 'selma@example.tn');
    expect(mail).toMatchObject({ template: 'reset-password', language: 'ar' });
    const done = await post('/api/accounts/reset/confirm', { token: mail?.token, password: `${PASSWORD} 2` });
    expect(await me({ Cookie: cookieOf(done) })).toMatchObject({ kind: 'account' });
    expect(await me(before)).toEqual({ kind: 'public' });
    expect((await mailsTo(world.db, 'selma@example.tn')).map(({ template }) => template)).toContain(
      'password-changed',
    );
    expect((await post('/api/session', { email: 'selma@example.tn', password: PASSWORD })).status).toBe(401);
    expect(
      (await post('/api/session', { email: 'selma@example.tn', password: `${PASSWORD} 2` })).status,
    ).toBe(200);
    const again = await post('/api/accounts/reset/confirm', {
      token: mail?.token,
      password: `${PASSWORD} 3`,
    });
    expect(await typeOf(again)).toEqual([410, '/problems/link-gone']);
  });

  it('of an address without account is told so by mail', async () => {
    await post('/api/accounts/reset', { email: 'nobody@example.tn', language: 'fr' });
    const [mail] = await mailsTo(world.db, 'nobody@example.tn');
    expect(mail).toMatchObject({ template: 'no-account', language: 'fr' });
    expect((await jsonOf<{ kind: string }>(await post('/api/links', { token: mail?.token }))).kind).toBe(
      'register',
    );
  });

  it('cannot use a link that is older than an hour', async () => {
    const { email } = await makeAccount(world.db);
    await post('/api/accounts/reset', { email, language: 'fr' });
    await world.db.pool.query(`update one_time_token set expires_at = expires_at - interval '61 minutes'`);
    const late = await post('/api/accounts/reset/confirm', {
      token: await tokenIn(email),
      password: PASSWORD,
    });
    expect(await typeOf(late)).toEqual([410, '/problems/link-gone']);
  });
});

describe('somebody without an account', () => {
  it('acts with a confirmed address only', async () => {
    const asked = await post('/api/session/email', { email: 'walid@example.tn', language: 'ar' });
    expect([asked.status, await asked.json()]).toEqual([202, { kind: 'mail-sent' }]);
    const [mail] = await mailsTo(world.db, 'walid@example.tn');
    expect(mail).toMatchObject({
      template: 'confirm-email-act',
      content: { link: expect.stringMatching(/^\/act#/) },
    });
    const done = await post('/api/session/email/confirm', { token: mail?.token });
    const headers = { Cookie: cookieOf(done), Origin: world.origin };
    expect(await me(headers)).toMatchObject({ kind: 'email', email: 'walid@example.tn' });
    expect((await send(world, 'GET', '/api/account/sessions', { headers })).status).toBe(403);
    expect((await post('/api/session/email/confirm', { token: mail?.token })).status).toBe(410);
  });

  it('comes back to a case by its number and code, however they are written', async () => {
    const { number, code } = await transaction(world.db, (client) =>
      openCase(world.services, client, 'petitions'),
    );
    expect([number, code]).toEqual([
      expect.stringMatching(/^\w{4}-\w{4}$/),
      expect.stringMatching(/^\w{4}-\w{4}-\w{4}$/),
    ]);
    const done = await post('/api/session/case', {
      number: number.toLowerCase(),
      code: code.replaceAll('-', ' '),
    });
    expect(await me({ Cookie: cookieOf(done) })).toMatchObject({ kind: 'case', number });
    const { rows } = await world.db.pool.query('select * from case_access');
    expect(JSON.stringify(rows)).not.toContain(code);

    const mistyped = await post('/api/session/case', {
      number,
      code: `${code.slice(0, -1)}${code.endsWith('7') ? 8 : 7}`,
    });
    expect(await jsonOf(mistyped)).toMatchObject({
      status: 400,
      type: '/problems/code-mistyped',
      parameter: 'code',
    });
    const other = await transaction(world.db, (client) => openCase(world.services, client, 'petitions'));
    const wrong = await post('/api/session/case', { number, code: other.code });
    const unknown = await post('/api/session/case', { number: newReadableCode(8), code });
    for (const refused of [wrong, unknown])
      expect(await typeOf(refused)).toEqual([401, '/problems/sign-in-failed']);
  });

  it('cannot guess codes on and on', async () => {
    const { number } = await transaction(world.db, (client) => openCase(world.services, client, 'petitions'));
    const statuses: number[] = [];
    for (let time = 0; time < 8; time++)
      statuses.push((await post('/api/session/case', { number, code: newReadableCode(12) })).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 401, 429, 429]);
  });
});
