import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { jsonAsker } from '../../tests/harness/ask.ts';
import { mailsTo } from '../../tests/harness/mails.ts';
import { keyOf, makeAccount, openSession, type Somebody, signIn } from '../../tests/harness/sign-in.ts';
import { useApp } from '../../tests/harness/use-app.ts';
import { firstAdministratorLink } from './first-administrator.ts';

const world = useApp();
const PASSWORD = 'violet kettle on the roof';

const ask = jsonAsker(world);

describe('the first start', () => {
  it('has a link that makes the administrator, once; each start makes the one before void', async () => {
    const old = await firstAdministratorLink(world.db);
    const link = (await firstAdministratorLink(world.db)) ?? '';
    expect(link).toMatch(/^\/invite#[\w-]{43}$/);
    const body = { name: 'Amel', password: PASSWORD, language: 'ar', email: 'first@example.tn' };
    const accept = (url: string | null, more: object = {}) =>
      ask('POST', '/api/accounts/accept', {}, { ...body, token: url?.split('#')[1], ...more });
    expect((await accept(old)).status).toBe(410);
    expect((await ask('POST', '/api/links', {}, { token: link.split('#')[1] })).json).toMatchObject({
      kind: 'administrator',
      email: null,
    });
    expect((await accept(link, { email: undefined })).json.parameter).toBe('email');
    const done = await accept(link);
    expect(done.json.session).toMatchObject({
      roles: [{ role: 'administrator' }],
      email: 'first@example.tn',
    });
    expect((await accept(link)).status).toBe(410);
    expect(await firstAdministratorLink(world.db)).toBeNull();
  });

  it('of two who use such links at once makes one administrator', async () => {
    await world.db.pool.query('delete from account');
    const tokens = await Promise.all(
      ['a', 'b'].map(async (name) => {
        const token = name.repeat(43);
        await world.db.pool.query(
          `insert into one_time_token (hash, kind, expires_at) values (sha256($1), 'administrator', now() + interval '1 hour')`,
          [Buffer.from(token)],
        );
        return token;
      }),
    );
    const body = { name: 'Amel', password: PASSWORD, language: 'ar' };
    const done = await Promise.all(
      tokens.map((token, index) =>
        ask('POST', '/api/accounts/accept', {}, { ...body, token, email: `admin-${index}@example.tn` }),
      ),
    );
    expect(done.map(({ status }) => status).sort()).toEqual([200, 410]);
  });
});

describe('an administrator', () => {
  let admin: Somebody;
  beforeAll(async () => {
    await world.db.pool.query('delete from account');
    await world.db.pool.query(
      `insert into institution (id, name, kind, status, manifest) values
        ('agency', '{"ar": "وكالة", "fr": "Agence", "en": "Agency"}', 'agency', 'open', '{}')`,
    );
    admin = await signIn(world, 'administrator');
  });
  beforeEach(async () => {
    await world.db.pool.query('delete from throttle');
  });

  it('finds accounts by a part of name or address, role and state', async () => {
    await makeAccount(world.db, { name: 'أحلام بن صالح', email: 'Ahlem@example.org' });
    const find = async (body: object) =>
      (await ask('POST', '/api/users/search', admin.headers, body)).json as {
        users: { name: string; email: string }[];
        total: number;
      };
    for (const q of ['احلام', 'ahlem', 'EXAMPLE.ORG'])
      expect((await find({ q })).users.map(({ email }) => email)).toEqual(['Ahlem@example.org']);
    expect(await find({ q: '%' })).toMatchObject({ users: [], total: 0 });
    expect((await find({ role: 'administrator' })).users.map(({ email }) => email)).toEqual([admin.email]);
    expect(await find({ limit: 1, offset: 1 })).toMatchObject({ users: [{}], total: 2 });
    expect((await find({ state: 'invited' })).total).toBe(0);
  });

  it('invites somebody who chooses a password and has the roles', async () => {
    const body = {
      email: 'officer@example.tn',
      language: 'ar',
      roles: [{ role: 'data-officer', scope: 'agency' }],
    };
    const invited = await ask('POST', '/api/users', admin.headers, body);
    expect([invited.status, invited.json]).toEqual([202, { kind: 'mail-sent' }]);
    const [mail] = await mailsTo(world.db, body.email);
    expect(mail).toMatchObject({ template: 'invitation', language: 'ar' });
    expect((await ask('POST', '/api/links', {}, { token: mail?.token })).json).toMatchObject({
      kind: 'invitation',
      email: body.email,
      roles: [{ role: 'data-officer', scope: 'agency', scopeTitle: { fr: 'Agence' } }],
    });
    expect((await ask('POST', '/api/users/search', admin.headers, { state: 'invited' })).json.total).toBe(1);
    const accept = { token: mail?.token, name: 'Salah', password: PASSWORD, language: 'fr' };
    const done = await ask('POST', '/api/accounts/accept', {}, accept);
    expect(done.json.session).toMatchObject({
      name: 'Salah',
      capabilities: expect.arrayContaining(['layers.write']),
      within: expect.objectContaining({ 'layers.publish': [] }),
    });
    // Who has an account gets roles, and a mail that opens nothing.
    await ask('POST', '/api/users', admin.headers, { ...body, roles: [{ role: 'moderator' }] });
    expect((await mailsTo(world.db, body.email))[0]).toMatchObject({ template: 'roles-granted', token: '' });
    expect((await ask('GET', '/api/session', done.headers)).json.roles).toHaveLength(2);
  });

  it('tells for which themes what is not held for everything', async () => {
    const within = async (who: Parameters<typeof signIn>[1]) =>
      (await ask('GET', '/api/session', (await signIn(world, who)).headers)).json.within;
    expect(await within(['editor', 'monitoring'])).toMatchObject({
      'layers.publish': ['monitoring'],
      'policies.write': ['monitoring'],
    });
    expect(await within('administrator')).toEqual({});
    expect(await within('moderator')).toEqual({});
  });

  it('grants and revokes roles of what exists', async () => {
    const { accountId, headers } = await signIn(world);
    const path = `/api/users/${accountId}/roles`;
    for (const [grant, scopeTitle] of [
      [{ role: 'editor', scope: 'monitoring' }, expect.objectContaining({ en: expect.any(String) })],
      [{ role: 'case-officer', scope: 'agency' }, expect.objectContaining({ ar: 'وكالة' })],
      [{ role: 'duty-officer', scope: 'governorate:ins:11' }, expect.any(Object)],
      [{ role: 'moderator', scope: '' }, null],
    ] as const) {
      const { status, json } = await ask('POST', path, admin.headers, grant);
      expect([status, json.roles]).toEqual([
        200,
        expect.arrayContaining([expect.objectContaining({ ...grant, scopeTitle })]),
      ]);
    }
    expect((await ask('GET', '/api/session', headers)).json.capabilities).toEqual([
      'layers.read',
      'layers.write',
      'layers.publish',
      'observations.write',
      'warnings.issue',
      'cases.handle',
      'moderate',
      'policies.write',
    ]);
    for (const grant of [
      { role: 'editor', scope: 'no-theme' },
      { role: 'editor' },
      { role: 'moderator', scope: 'agency' },
      { role: 'data-officer', scope: "agency' or 1=1 --" },
    ]) {
      const { status, json } = await ask('POST', path, admin.headers, grant);
      expect([grant, status, json.parameter]).toEqual([grant, 400, 'scope']);
    }
    const gone = await ask('DELETE', `${path}?role=editor&scope=monitoring`, admin.headers);
    expect(gone.json.roles.map(({ role }: { role: string }) => role)).not.toContain('editor');
  });

  it('disables an account, which is out at once, also by key, and cannot come back until it is enabled', async () => {
    const passwordHash = await world.services.passwords.hash(PASSWORD);
    const { accountId, email } = await makeAccount(world.db, { passwordHash });
    const { headers } = await openSession(world, accountId);
    const key = await keyOf(world, accountId, []);
    const set = (state: string) => ask('PATCH', `/api/users/${accountId}`, admin.headers, { state });
    expect((await ask('GET', '/api/session', key.headers)).json.kind).toBe('key');
    expect((await set('disabled')).json.state).toBe('disabled');
    expect((await ask('GET', '/api/session', headers)).json).toEqual({ kind: 'public' });
    expect((await ask('GET', '/api/session', key.headers)).status).toBe(401);
    expect((await ask('POST', '/api/session', {}, { email, password: PASSWORD })).status).toBe(401);
    await ask('POST', '/api/accounts/reset', {}, { email, language: 'fr' });
    expect((await mailsTo(world.db, email))[0]).toMatchObject({ template: 'no-account', token: '' });
    await set('active');
    expect((await ask('GET', '/api/session', headers)).json).toEqual({ kind: 'public' });
    expect((await ask('POST', '/api/session', {}, { email, password: PASSWORD })).status).toBe(200);
  });

  it('cannot be taken away when she is the last, also by two who take each other away at once', async () => {
    await world.db.pool.query(`update account set password_hash = 'x' where id = $1`, [admin.accountId]);
    const path = (id: string) => `/api/users/${id}/roles?role=administrator`;
    const last = await ask('DELETE', path(admin.accountId), admin.headers);
    expect([last.status, last.json.type]).toEqual([409, '/problems/last-administrator']);
    const off = await ask('PATCH', `/api/users/${admin.accountId}`, admin.headers, { state: 'disabled' });
    expect(off.status).toBe(409);
    const other = await signIn(world, 'administrator');
    await world.db.pool.query(`update account set password_hash = 'x' where id = $1`, [other.accountId]);
    const both = await Promise.all([
      ask('DELETE', path(other.accountId), admin.headers),
      ask('DELETE', path(admin.accountId), other.headers),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    await world.db.pool.query(
      `insert into account_role (account_id, role) values ($1, 'administrator') on conflict do nothing`,
      [admin.accountId],
    );
    world.services.identities.forget();
  });

  it('needs a recent proof for what changes something, and a browser', async () => {
    const { accountId } = await signIn(world);
    const stale = await openSession(world, admin.accountId, { confirmed: false });
    const key = await keyOf(world, admin.accountId, ['accounts.manage']);
    const deeds: [Parameters<typeof ask>[0], string, unknown?][] = [
      ['POST', '/api/users', { email: 'x@example.tn', language: 'fr', roles: [] }],
      ['PATCH', `/api/users/${accountId}`, { state: 'disabled' }],
      ['POST', `/api/users/${accountId}/roles`, { role: 'moderator' }],
      ['DELETE', `/api/users/${accountId}/roles?role=moderator`],
      ['DELETE', `/api/users/${accountId}/second-factor`],
      ['DELETE', `/api/users/${accountId}/sessions`],
    ];
    for (const [method, path, body] of deeds) {
      const late = await ask(method, path, stale.headers, body);
      expect([path, late.json.type]).toEqual([path, '/problems/confirm-needed']);
      expect([path, (await ask(method, path, key.headers, body)).status]).toEqual([path, 403]);
    }
    expect((await ask('GET', `/api/users/${accountId}`, key.headers)).status).toBe(200);
    expect((await ask('GET', '/api/users/none', admin.headers)).status).toBe(404);
  });

  it('leaves a trail without names and addresses', async () => {
    const { rows } = await world.db.pool.query<{ actions: string[]; all: string }>(
      `select array_agg(distinct action) as actions, string_agg(a::text, ' ') as all from audit a`,
    );
    expect(rows[0]?.actions).toEqual(
      expect.arrayContaining([
        'account.create',
        'account.invite',
        'account.invitation.accept',
        'account.role.grant',
        'account.role.revoke',
        'account.state.set',
        'session.open',
        'session.open.failed',
      ]),
    );
    expect(rows[0]?.all).not.toMatch(/example\.|Salah|Amel/);
  });
});

describe('without the role', () => {
  it('nobody looks at or changes users', async () => {
    const { headers, accountId } = await signIn(world, 'moderator', ['editor', 'monitoring']);
    for (const [method, path, body] of [
      ['POST', '/api/users/search', {}],
      ['GET', `/api/users/${accountId}`],
      ['POST', `/api/users/${accountId}/roles`, { role: 'administrator' }],
    ] as const)
      expect([path, (await ask(method, path, headers, body)).status]).toEqual([path, 403]);
  });
});
