import { type TOTP, URI } from 'otpauth';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SessionInfo, SignInAnswer } from '../../sql/model/api/accounts.ts';
import { jsonAsker } from '../../tests/harness/ask.ts';
import { mailsTo } from '../../tests/harness/mails.ts';
import { makeAccount, openSession, type Somebody } from '../../tests/harness/sign-in.ts';
import { useApp } from '../../tests/harness/use-app.ts';

const world = useApp({ template: 'empty' });
const PASSWORD = 'violet kettle on the roof';

const ask = jsonAsker(world);
const me = async (headers: Somebody['headers']): Promise<SessionInfo> =>
  (await ask('GET', '/api/session', headers)).json;

const somebody = async (): Promise<Somebody> => {
  const passwordHash = await world.services.passwords.hash(PASSWORD);
  const account = await makeAccount(world.db, { passwordHash });
  return { ...account, ...(await openSession(world, account.accountId)) };
};
const templatesTo = async (email: string) => (await mailsTo(world.db, email)).map(({ template }) => template);

beforeEach(async () => {
  await world.db.pool.query('delete from throttle');
});

describe('one’s own account', () => {
  it('has a name and a language that one may change, and nothing else', async () => {
    const { headers } = await somebody();
    expect(
      (await ask('PATCH', '/api/account', headers, { name: 'Amel', language: 'ar' })).json,
    ).toMatchObject({
      name: 'Amel',
      language: 'ar',
    });
    for (const field of ['email', 'roles', 'state', 'id', 'email_verified_at']) {
      const refused = await ask('PATCH', '/api/account', headers, { name: 'Amel', [field]: 'x' });
      expect([refused.status, refused.json.parameter]).toEqual([400, field]);
    }
  });

  it('gets a new password with a recent proof, which ends all other sessions and renews this one', async () => {
    const { accountId, headers, email } = await somebody();
    const other = await openSession(world, accountId);
    const stale = await openSession(world, accountId, { confirmed: false });
    const body = { password: 'quite another one' };
    expect((await ask('PUT', '/api/account/password', stale.headers, body)).json.type).toBe(
      '/problems/confirm-needed',
    );
    const changed = await ask('PUT', '/api/account/password', headers, body);
    expect(changed.status).toBe(200);
    expect(await me(changed.headers)).toMatchObject({ kind: 'account' });
    for (const gone of [headers, other.headers, stale.headers])
      expect(await me(gone)).toEqual({ kind: 'public' });
    expect(await templatesTo(email)).toEqual(['password-changed']);
    expect((await ask('POST', '/api/session', {}, { email, ...body })).status).toBe(200);
  });

  it('is proved to be one’s own again by the password', async () => {
    const { accountId } = await somebody();
    const { headers } = await openSession(world, accountId, { confirmed: false });
    expect(await me(headers)).toMatchObject({ confirmedUntil: null, confirmBy: 'password' });
    expect((await ask('POST', '/api/session/confirm', headers, { password: 'wrong' })).status).toBe(401);
    expect((await ask('POST', '/api/session/confirm', headers, { code: '123456' })).json.parameter).toBe(
      'password',
    );
    const proved = await ask('POST', '/api/session/confirm', headers, { password: PASSWORD });
    expect(Date.parse(proved.json.confirmedUntil) - Date.now()).toBeGreaterThan(9 * 60_000);
    // What could be done with the old token cannot be done with more right now.
    expect(await me(headers)).toEqual({ kind: 'public' });
    expect(await me(proved.headers)).toMatchObject({ confirmedUntil: proved.json.confirmedUntil });
  });

  it('moves to another address when that confirms it; the old one is told', async () => {
    const { headers, email } = await somebody();
    await ask('POST', '/api/accounts/reset', {}, { email, language: 'fr' });
    const [reset] = await mailsTo(world.db, email);
    const address = `new-${email}`;
    expect((await ask('POST', '/api/account/email', headers, { email: address })).status).toBe(202);
    expect(await me(headers)).toMatchObject({ email });
    const [mail] = await mailsTo(world.db, address);
    expect(mail).toMatchObject({
      template: 'verify-email',
      content: { link: expect.stringMatching(/^\/account\/email#/) },
    });
    expect((await ask('POST', '/api/account/email/confirm', {}, { token: mail?.token })).status).toBe(204);
    expect(await me(headers)).toMatchObject({ email: address });
    expect(await templatesTo(email)).toContain('email-changed');
    // What lies in the old mailbox opens nothing any more.
    expect((await ask('POST', '/api/links', {}, { token: reset?.token })).status).toBe(410);
  });

  it('does not learn whether another address has an account', async () => {
    const [mine, other] = [await somebody(), await somebody()];
    const asked = await ask('POST', '/api/account/email', mine.headers, { email: other.email });
    expect([asked.status, asked.json]).toEqual([202, { kind: 'mail-sent' }]);
    expect(await templatesTo(other.email)).toEqual(['account-exists']);
  });

  it('lists its sessions, and ends one or all others', async () => {
    const { accountId, headers, sessionId } = await somebody();
    const [two, three] = [await openSession(world, accountId), await openSession(world, accountId)];
    const stranger = await somebody();
    const { json } = await ask('GET', '/api/account/sessions', headers);
    expect(json.sessions).toHaveLength(3);
    expect(json.sessions.filter(({ current }: { current: boolean }) => current)).toMatchObject([
      { id: sessionId, browser: '', secondFactor: false },
    ]);
    expect((await ask('DELETE', `/api/account/sessions/${two.sessionId}`, headers)).status).toBe(204);
    expect(await me(two.headers)).toEqual({ kind: 'public' });
    expect((await ask('DELETE', `/api/account/sessions/${stranger.sessionId}`, headers)).status).toBe(404);
    expect((await ask('DELETE', '/api/account/sessions/none', headers)).status).toBe(404);
    expect((await ask('DELETE', '/api/account/sessions', headers)).status).toBe(204);
    expect([await me(three.headers), await me(headers)]).toMatchObject([
      { kind: 'public' },
      { kind: 'account' },
    ]);
  });

  it('tells its owner of a sign-in from a browser that is new', async () => {
    const { email } = await somebody();
    await ask('POST', '/api/session', {}, { email, password: PASSWORD });
    expect(await templatesTo(email)).toEqual(['new-sign-in']);
    await ask('POST', '/api/session', {}, { email, password: PASSWORD });
    expect(await templatesTo(email)).toEqual(['new-sign-in']);
  });
});

describe('a second factor', () => {
  /** The code of the app at a step from now. A step may turn while it is on its way: none here is at the very edge. */
  const codeAt = (uri: string, step: number): string =>
    (URI.parse(uri) as TOTP).generate({ timestamp: Date.now() + step * 30_000 });

  const withSecondFactor = async () => {
    const { email, headers } = await somebody();
    const { json } = await ask('POST', '/api/account/second-factor', headers);
    const on = await ask('POST', '/api/account/second-factor/confirm', headers, {
      code: codeAt(json.uri, 0),
    });
    // As if it were half a minute later: each step is good once.
    await world.db.pool.query('update account set totp_step = null');
    const ticket = async () =>
      (await ask('POST', '/api/session', {}, { email, password: PASSWORD })).json as Extract<
        SignInAnswer,
        { kind: 'second-factor' }
      >;
    return { email, before: headers, on, uri: json.uri as string, start: json, ticket };
  };

  it('is set up by an app and asked for in a second step', async () => {
    const { email, before, on, uri, start, ticket } = await withSecondFactor();
    expect(uri).toMatch(
      /^otpauth:\/\/totp\/Biatouna:[^?]+\?issuer=Biatouna&secret=[A-Z2-7]{32}&algorithm=SHA1&digits=6&period=30$/,
    );
    expect(start.qr.path).toMatch(/^(M\d+ \d+h\d+v1h-\d+z)+$/);
    expect(on.json.recoveryCodes).toHaveLength(10);
    expect(await me(before)).toEqual({ kind: 'public' });
    expect(await me(on.headers)).toMatchObject({
      secondFactor: { on: true, recoveryCodesLeft: 10 },
      confirmBy: 'code',
    });
    expect(await templatesTo(email)).toContain('second-factor-on');

    const first = await ask('POST', '/api/session', {}, { email, password: PASSWORD });
    expect([first.json.kind, first.headers.Cookie]).toEqual(['second-factor', '']);
    // The ticket is no session.
    expect(await me({ Cookie: `__Host-biatouna=${first.json.ticket}`, Origin: world.origin })).toEqual({
      kind: 'public',
    });
    const wrong = await ask(
      'POST',
      '/api/session/second-factor',
      {},
      { ticket: first.json.ticket, code: '000000' },
    );
    expect([wrong.status, wrong.json.type, wrong.headers.Cookie]).toEqual([401, '/problems/code-wrong', '']);
    const body = { ticket: first.json.ticket, code: codeAt(uri, 0) };
    const second = await ask('POST', '/api/session/second-factor', {}, body);
    expect(await me(second.headers)).toMatchObject({ kind: 'account', email });
    // Neither the ticket nor the code is good again.
    expect((await ask('POST', '/api/session/second-factor', {}, body)).status).toBe(410);
    const { ticket: other } = await ticket();
    const replay = await ask('POST', '/api/session/second-factor', {}, { ...body, ticket: other });
    expect([replay.status, replay.json.type]).toEqual([401, '/problems/code-wrong']);
  });

  it('takes the steps beside the one that is now, and no others', async () => {
    const { uri, ticket } = await withSecondFactor();
    for (const [step, status] of [
      [3, 401],
      [-3, 401],
      [1, 200],
    ] as const) {
      await world.db.pool.query('update account set totp_step = null');
      const { ticket: one } = await ticket();
      const answer = await ask(
        'POST',
        '/api/session/second-factor',
        {},
        { ticket: one, code: codeAt(uri, step) },
      );
      expect([step, answer.status]).toEqual([step, status]);
    }
  });

  it('is replaced by a recovery code, once each', async () => {
    const { on, ticket } = await withSecondFactor();
    const code = on.json.recoveryCodes[3].toLowerCase().replaceAll('-', ' ');
    const { ticket: one } = await ticket();
    const used = await ask('POST', '/api/session/second-factor', {}, { ticket: one, code });
    expect(await me(used.headers)).toMatchObject({ secondFactor: { recoveryCodesLeft: 9 } });
    const { ticket: two } = await ticket();
    expect((await ask('POST', '/api/session/second-factor', {}, { ticket: two, code })).status).toBe(401);
    // New ones take the place of all.
    const renewed = await ask('POST', '/api/account/second-factor/recovery-codes', used.headers);
    expect(renewed.json.recoveryCodes).toHaveLength(10);
    const old = on.json.recoveryCodes[4];
    expect((await ask('POST', '/api/session/second-factor', {}, { ticket: two, code: old })).status).toBe(
      401,
    );
  });

  it('is still asked for after a new password by mail, and to confirm', async () => {
    const { email, uri, on } = await withSecondFactor();
    await ask('POST', '/api/accounts/reset', {}, { email, language: 'en' });
    const [mail] = await mailsTo(world.db, email);
    const reset = await ask(
      'POST',
      '/api/accounts/reset/confirm',
      {},
      { token: mail?.token, password: `${PASSWORD} 2` },
    );
    expect([reset.json.kind, reset.headers.Cookie]).toEqual(['second-factor', '']);
    expect(await me(on.headers)).toEqual({ kind: 'public' });
    const second = await ask(
      'POST',
      '/api/session/second-factor',
      {},
      { ticket: reset.json.ticket, code: codeAt(uri, 0) },
    );
    const byPassword = await ask('POST', '/api/session/confirm', second.headers, {
      password: `${PASSWORD} 2`,
    });
    expect([byPassword.status, byPassword.json.parameter]).toEqual([400, 'code']);
    const byCode = await ask('POST', '/api/session/confirm', second.headers, { code: codeAt(uri, 1) });
    expect(byCode.status).toBe(200);
    expect((await ask('DELETE', '/api/account/second-factor', byCode.headers)).status).toBe(204);
    expect(await me(byCode.headers)).toMatchObject({ secondFactor: { on: false }, confirmBy: 'password' });
    expect(await templatesTo(email)).toContain('second-factor-off');
  });

  it('is stored sealed, its recovery codes hashed', async () => {
    const { start, on } = await withSecondFactor();
    const { rows } = await world.db.pool.query<{ all: string }>(
      `select string_agg(a::text, ' ') || (select string_agg(r::text, ' ') from recovery_code r) as all from account a`,
    );
    const seed = Buffer.from(URI.parse(start.uri).secret.bytes).toString('hex');
    expect(rows[0]?.all).not.toContain(seed);
    for (const code of on.json.recoveryCodes) expect(rows[0]?.all).not.toContain(code.replaceAll('-', ''));
  });
});
