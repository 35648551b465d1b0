import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ApiKey, CreatedKey, KeyList, MOST_KEYS } from '../../sql/model/api/keys.ts';
import { asker } from '../../tests/harness/ask.ts';
import { type Looks, watchLooks } from '../../tests/harness/looks.ts';
import { openSession, type Somebody, signIn } from '../../tests/harness/sign-in.ts';
import { startApp, useApp } from '../../tests/harness/use-app.ts';

const world = useApp({ template: 'empty' });

/** The same product once more, over the same database. */
let other: Awaited<ReturnType<typeof startApp>>;
let looks: Looks;
beforeAll(async () => {
  looks = watchLooks(world.db, 'access_state');
  other = await startApp({ db: looks.db, url: world.url });
});
afterAll(() => other.close());

let admin: Somebody;
let editor: Somebody;
beforeEach(async () => {
  admin = await signIn(world, 'administrator');
  editor = await signIn(world, ['editor', 'monitoring']);
});

const ask = asker(world);
const make = async (
  who: Somebody,
  body: object = {},
): Promise<CreatedKey & { headers: Record<string, string> }> => {
  const { text } = await ask(who, 'POST', '/api/keys', { name: 'pipeline', scopes: [], ...body });
  const made = CreatedKey.parse(JSON.parse(text));
  return { ...made, headers: { Authorization: `Bearer ${made.text}` } };
};
const list = async (who: Somebody, query = ''): Promise<ApiKey[]> =>
  KeyList.parse(JSON.parse((await ask(who, 'GET', `/api/keys${query}`)).text)).keys;

/** An address that only who may read the trail is let in to. */
const letsIn = async (headers: Record<string, string>, at: { origin: string } = world): Promise<number> =>
  (await fetch(`${at.origin}/api/audit`, { headers })).status;

describe('a key', () => {
  it('is made with the text shown once, and holds as its owner', async () => {
    const made = await make(admin, { scopes: ['audit.read', 'audit.read'], perMinute: 50 });
    expect(made.text).toMatch(/^bia_[a-f0-9]{12}_[A-Za-z0-9_-]{43}$/);
    expect(made.key).toMatchObject({
      scopes: ['audit.read'],
      perMinute: 50,
      state: 'active',
      lastUsedAt: null,
    });
    expect(await letsIn(made.headers)).toBe(200);
    const [listed] = await list(admin);
    expect(listed).toMatchObject({ id: made.key.id, name: 'pipeline', owner: { id: admin.accountId } });
    await expect.poll(async () => (await list(admin))[0]?.lastUsedAt).toEqual(expect.any(String));
    expect(JSON.stringify(await list(admin))).not.toContain(made.text.slice(-43));
    const { rows } = await world.db.pool.query('select api_key::text as key from api_key where id = $1', [
      made.key.id,
    ]);
    expect(rows[0].key).not.toContain(made.text.slice(-43));
  });

  it('is written into the trail without its name and its secret', async () => {
    const made = await make(admin, { name: 'of Leïla' });
    await ask(admin, 'DELETE', `/api/keys/${made.key.id}`);
    const { rows } = await world.db.pool.query(
      `select action, audit::text as row from audit where object_kind = 'key' and object_id = $1 order by no`,
      [made.key.id],
    );
    expect(rows.map(({ action }) => action)).toEqual(['key.create', 'key.revoke']);
    expect(rows.map(({ row }) => row).join()).not.toMatch(new RegExp(`Leïla|${made.text.slice(-43)}|@`));
  });

  it.each([
    ['more than its owner may', { scopes: ['audit.read'] }, 400, 'scope-not-held'],
    ['what nobody may', { scopes: ['everything'] }, 400, 'invalid-parameter'],
    ['an end in the past', { expiresAt: '2020-01-01T00:00:00Z' }, 400, 'key-life'],
    ['an end in two years', { expiresAt: new Date(Date.now() + 63e9).toISOString() }, 400, 'key-life'],
    ['no limit', { perMinute: 0 }, 400, 'invalid-parameter'],
    ['a limit beyond all', { perMinute: 6001 }, 400, 'invalid-parameter'],
    ['no name', { name: ' ' }, 400, 'invalid-parameter'],
    [
      'an owner of another’s choice',
      { accountId: '00000000-0000-4000-8000-000000000000' },
      400,
      'unknown-field',
    ],
    ['an id of one’s choice', { id: 'aaaaaaaaaaaa' }, 400, 'unknown-field'],
  ])('is not made with %s', async (_, body, status, code) => {
    expect(await ask(editor, 'POST', '/api/keys', { name: 'x', scopes: [], ...body })).toMatchObject({
      status,
      code,
    });
  });

  it('is not made by a session whose last proof is old, by the public, or from another site', async () => {
    const old = await openSession(world, admin.accountId, { confirmed: false });
    const body = { name: 'x', scopes: [] };
    expect(await ask(old, 'POST', '/api/keys', body)).toMatchObject({ status: 403, code: 'confirm-needed' });
    expect((await ask({ headers: {} }, 'POST', '/api/keys', body)).status).toBe(401);
    const elsewhere = { headers: { ...admin.headers, Origin: 'https://evil.example' } };
    expect(await ask(elsewhere, 'POST', '/api/keys', body)).toMatchObject({
      status: 403,
      code: 'cross-site',
    });
  });

  it('is one of twenty at most, also when all are asked for at once', async () => {
    const tries = Array.from({ length: MOST_KEYS + 5 }, () =>
      ask(admin, 'POST', '/api/keys', { name: 'x', scopes: [] }),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(MOST_KEYS);
    expect(statuses.filter((status) => status === 409)).toHaveLength(5);
  });

  it('manages no keys', async () => {
    const made = await make(admin, { scopes: ['accounts.manage', 'audit.read'] });
    for (const [method, path, body] of [
      ['GET', '/api/keys'],
      ['GET', '/api/keys?account=all'],
      ['POST', '/api/keys', { name: 'x', scopes: [] }],
      ['DELETE', `/api/keys/${made.key.id}`],
    ] as const)
      expect(await ask(made, method, path, body)).toMatchObject({ status: 403, code: 'not-allowed' });
  });
});

describe('keys of others', () => {
  it('are seen and revoked by who manages accounts, and by nobody else', async () => {
    const { key, headers } = await make(editor);
    const citizen = await signIn(world);
    expect((await list(admin, `?account=${editor.accountId}`)).map(({ id }) => id)).toEqual([key.id]);
    expect((await list(admin, '?account=all')).map(({ id }) => id)).toContain(key.id);
    expect((await list(citizen)).length).toBe(0);
    expect((await ask(citizen, 'GET', '/api/keys?account=all')).status).toBe(403);
    expect((await ask(citizen, 'GET', `/api/keys?account=${citizen.accountId}`)).status).toBe(403);
    expect(await ask(citizen, 'DELETE', `/api/keys/${key.id}`)).toMatchObject({
      status: 404,
      code: 'no-such-key',
    });
    expect((await fetch(`${world.origin}/api`, { headers })).status).toBe(200);
    expect((await ask(admin, 'DELETE', `/api/keys/${key.id}`)).status).toBe(204);
    expect((await fetch(`${world.origin}/api`, { headers })).status).toBe(401);
  });
});

/** With what a timer is late by. */
const A_SECOND = 1200;

describe('a key that holds no more', () => {
  it('is refused at once where it was revoked, and within a second by another process', async () => {
    const made = await make(admin, { scopes: ['audit.read'] });
    expect([await letsIn(made.headers), await letsIn(made.headers, other)]).toEqual([200, 200]);
    expect((await ask(admin, 'DELETE', `/api/keys/${made.key.id}`)).status).toBe(204);
    expect(await letsIn(made.headers)).toBe(401);
    expect(await looks.next()).toBeLessThan(A_SECOND);
    expect(await letsIn(made.headers, other)).toBe(401);
    expect((await ask(admin, 'DELETE', `/api/keys/${made.key.id}`)).status).toBe(204);
    expect((await list(admin)).map(({ state }) => state)).toEqual(['revoked']);
  });

  it.each([
    ['its owner is disabled', `update account set state = 'disabled' where id = $1`, 401],
    ['it has expired', `update api_key set expires_at = now() where account_id = $1`, 401],
    ['its owner lost the role', 'delete from account_role where account_id = $1', 403],
  ])('because %s', async (_, change, status) => {
    const made = await make(admin, { scopes: ['audit.read'] });
    expect(await letsIn(made.headers, other)).toBe(200);
    await world.db.pool.query(change, [admin.accountId]);
    expect(await looks.next()).toBeLessThan(A_SECOND);
    expect(await letsIn(made.headers, other)).toBe(status);
  });
});

describe('what is no key', () => {
  it.each<[string, (text: string) => string]>([
    ['the right number with a wrong secret', (text) => `Bearer ${text.slice(0, -43)}${'A'.repeat(43)}`],
    ['a number that is none', (text) => `Bearer bia_000000000000_${text.slice(-43)}`],
    ['the secret alone', (text) => `Bearer ${text.slice(-43)}`],
    ['a key and more', (text) => `Bearer ${text}A`],
    ['another scheme', (text) => `Basic ${Buffer.from(`${text}:`).toString('base64')}`],
    ['nothing', () => 'Bearer'],
  ])('%s', async (_, headerOf) => {
    const { text } = await make(admin, { scopes: ['audit.read'] });
    const response = await fetch(`${world.origin}/api/audit`, { headers: { Authorization: headerOf(text) } });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer /);
  });

  it.each(['key', 'api_key', 'apikey', 'access_token', 'token'])(
    'one in the address, as %s',
    async (name) => {
      const { text } = await make(admin, { scopes: ['audit.read'] });
      expect((await fetch(`${world.origin}/api/audit?${name}=${text}`)).status).toBe(401);
    },
  );

  it('one in a cookie or another header', async () => {
    const { text } = await make(admin, { scopes: ['audit.read'] });
    expect(await letsIn({ Cookie: `__Host-biatouna=${text}` })).toBe(401);
    expect(await letsIn({ 'X-API-Key': text })).toBe(401);
  });
});
