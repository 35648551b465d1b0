import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { enqueue } from '../../sql/jobs/enqueue.ts';
import { Privacy } from '../../sql/model/api/privacy.ts';
import { COLUMNS } from '../../sql/model/personal/columns.ts';
import { post } from '../../sql/outbox/post.ts';
import { transaction } from '../../sql/transaction.ts';
import { asker } from '../../tests/harness/ask.ts';
import { doJobs } from '../../tests/harness/jobs/do-jobs.ts';
import { keyOf, makeAccount, openSession, type Somebody, signIn } from '../../tests/harness/sign-in.ts';
import { useApp } from '../../tests/harness/use-app.ts';
import { whereFound } from '../../tests/harness/where-found.ts';
import { apiDocs } from '../describe/api.ts';
import { exportedColumns, PARTS } from './export.ts';

const world = useApp({ template: 'empty' });

let env: Record<string, string>;
beforeAll(async () => {
  env = {
    DATABASE_URL: world.url,
    SECRET_KEY: 'of-the-tests-and-of-nothing-else-at-all',
    DATA_DIR: await mkdtemp(join(tmpdir(), 'privacy-')),
  };
});

const ask = asker(world);

/** Rows of somebody: `me.id` is the account, `me.email` its address. */
const MADE = [
  `account_identity (issuer, subject, account_id) select 'https://id.example.tn', me.email, me.id`,
  `recovery_code (account_id, hash) select me.id, sha256(convert_to(me.email, 'UTF8'))`,
  `one_time_token (hash, kind, account_id, email, expires_at)
     select sha256(convert_to(me.email, 'UTF8')), 'reset', me.id, me.email, now() + interval '1 hour'`,
  `one_time_token (hash, kind, email, expires_at)
     select sha256(convert_to('r' || me.email, 'UTF8')), 'register', upper(me.email), now() + interval '1 hour'`,
  `session (token_hash, kind, email, expires_at)
     select sha256(convert_to(me.email, 'UTF8')), 'email', me.email, now() + interval '1 hour'`,
  `push_subscription (account_id, endpoint, p256dh, auth) select me.id, 'https://push.example/' || me.email, 'p', 'a'`,
  `warning_subscription (channel, email, recipient_hash, language, filter)
     select 'mail', upper(me.email), me.email, 'fr', '{}'`,
  `warning_subscription (channel, account_id, email, recipient_hash, language, filter, confirmed_at)
     select 'mail', me.id, me.email, me.email, 'fr', '{}', now()`,
  `webhook (account_id, url, secret_sealed, topics) select me.id, 'https://hook.example/' || me.email, '\\x00', '{layers}'::text[]`,
  `policy (id, draft) select 'plan-' || substr(md5(me.email), 1, 8), '{}'`,
  `policy_version (policy_id, version, content, note, account_id)
     select 'plan-' || substr(md5(me.email), 1, 8), 1, '{}', '{}', me.id`,
  `policy_comment (policy_id, version, account_id, author, language, body)
     select 'plan-' || substr(md5(me.email), 1, 8), 1, me.id, me.name, 'fr', 'From ' || me.email`,
  `policy_comment (policy_id, version, email, language, body)
     select 'plan-' || substr(md5(me.email), 1, 8), 1, upper(me.email), 'fr', 'Mailed by ' || me.email`,
  `case_access (number, code_hash, module) select substr(md5(me.email), 1, 8), '', 'x'`,
  `record_case (number, module, state, kind, is_public, channel, language, account_id, answers, title)
     select substr(md5(me.email), 1, 8), 'x', 'x', 'open', false, 'web', 'fr', me.id, '{}', 'x'`,
  `record_draft (id, module, channel, sender, language)
     select gen_random_uuid(), 'x', 'e-mail', upper(me.email), 'fr'`,
  `petition_signature (case_no, is_sponsor, state, person_hash, network_hash, shape_hash, email, hears, language)
     select (select no from record_case where account_id = me.id), false, 'asked', 'x', 'x', 'x', me.email, 'all', 'fr'`,
];

/** Somebody of whom something lies in every table that may hold it. */
const somebodyKnown = async (
  marker: string,
  ...roles: 'administrator'[]
): Promise<Somebody & { marker: string }> => {
  const account = await makeAccount(world.db, {
    roles,
    email: `${marker}@example.tn`,
    name: `Name ${marker}`,
  });
  const session = await openSession(world, account.accountId);
  for (const rows of MADE)
    await world.db.pool.query(`insert into ${rows} from account me where id = $1`, [account.accountId]);
  await transaction(world.db, async (client) => {
    await post(client, {
      channel: 'mail',
      to: account.email,
      language: 'fr',
      template: 'invitation',
      content: { link: '/invite#x', name: `Name ${marker}`, expires: new Date().toISOString() },
    });
    await enqueue(
      client,
      'retention',
      {},
      { actor: { kind: 'account', id: account.accountId }, runAt: new Date(Date.now() + 1e8) },
    );
  });
  const person = { ...account, ...session, marker };
  expect((await ask(person, 'POST', '/api/keys', { name: `Key of ${marker}`, scopes: [] })).status).toBe(201);
  return person;
};

describe('/api/privacy', () => {
  it('tells everybody what is kept, and by what right', async () => {
    const privacy = Privacy.parse(await (await world.get('/api/privacy')).json());
    expect(privacy.law.fr).toContain('2004-63');
    expect(privacy.uses.find(({ id }) => id === 'keys')).toMatchObject({
      basis: { fr: expect.stringContaining('article 27') },
      fields: expect.arrayContaining(['api_key.last_used_at']),
    });
  });

  it('no address of the server takes what names somebody, but for the token that only unsubscribes', () => {
    const names = apiDocs.flatMap(({ path, query }) => [
      ...Object.keys(query.shape).map((name) => `${path}?${name}`),
      ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => `${path} ${name}`),
    ]);
    const telling = names.filter((name) => /[ ?](e?mail|token|password|secret|phone|code|name)$/i.test(name));
    expect(telling.filter((name) => !/^\/(styles|sprites)\//.test(name)).sort()).toEqual(
      telling.filter((name) => name.endsWith('unsubscribe?token')).sort(),
    );
  });
});

describe('what is kept of oneself', () => {
  it('is handed out whole, without proofs and without others', async () => {
    const one = await somebodyKnown('amina-handed');
    await somebodyKnown('bilel-other');
    const { text, headers } = await ask(one, 'GET', '/api/account/export');
    expect(headers.get('content-disposition')).toBe('attachment; filename="account.json"');
    const all = JSON.parse(text) as Record<string, Record<string, unknown>[]>;
    expect(Object.keys(all)).toEqual(PARTS.map(({ table }) => table));
    const named = Object.keys(COLUMNS).filter((table) => exportedColumns(table).includes('account_id'));
    expect(named.filter((table) => !(table in all))).toEqual([]);
    for (const [table, rows] of Object.entries(all).filter(([name]) => name !== 'account_role')) {
      expect([table, rows.length > 0]).toEqual([table, true]);
      expect(Object.keys(rows[0]!)).toEqual(exportedColumns(table));
    }
    expect(all.session?.map(({ kind }) => kind).sort()).toEqual(['account', 'email']);
    expect(all.audit?.map(({ action }) => action)).toEqual(['key.create', 'account.export']);
    expect(text).not.toMatch(/bilel|password_hash|_hash|sealed/);
  });

  it('is written in pages', async () => {
    const one = await signIn(world);
    await world.db.pool.query(
      `insert into session (token_hash, kind, account_id, expires_at)
       select sha256(convert_to($1 || no, 'UTF8')), 'account', $1::uuid, now() from generate_series(1, 1100) no`,
      [one.accountId],
    );
    const { text } = await ask(one, 'GET', '/api/account/export');
    const { session } = JSON.parse(text) as { session: { id: string }[] };
    expect(new Set(session.map(({ id }) => id)).size).toBe(1101);
  });

  it('is neither handed out nor erased without a recent proof, by a key, or from another site', async () => {
    const { accountId } = await signIn(world);
    const old = await openSession(world, accountId, { confirmed: false });
    const fresh = await openSession(world, accountId);
    const key = await keyOf(world, accountId, []);
    for (const [method, path] of [
      ['GET', '/api/account/export'],
      ['DELETE', '/api/account'],
    ] as const) {
      expect(await ask(old, method, path)).toMatchObject({ status: 403, code: 'confirm-needed' });
      expect(await ask(key, method, path)).toMatchObject({ status: 403, code: 'not-allowed' });
    }
    const elsewhere = { headers: { ...fresh.headers, Origin: 'https://evil.example' } };
    expect(await ask(elsewhere, 'DELETE', '/api/account')).toMatchObject({ status: 403, code: 'cross-site' });
    expect((await ask(fresh, 'GET', '/api/account/export')).status).toBe(200);
  });
});

describe('erasing one’s account', () => {
  it('leaves her name and address nowhere in the database, and her number in the trail', async () => {
    const one = await somebodyKnown('chiraz-erased');
    expect((await whereFound(world.db, one.marker)).length).toBeGreaterThan(6);
    const { status, headers } = await ask(one, 'DELETE', '/api/account');
    expect(status).toBe(204);
    expect(headers.get('set-cookie')).toMatch(/^__Host-biatouna=;.*Expires=Thu, 01 Jan 1970/);
    expect((await ask(one, 'GET', '/api/account/export')).status).toBe(401);
    // The last mail is on its way, and gone with it is what it was sent to.
    expect(await whereFound(world.db, one.marker)).toEqual(['message']);
    await doJobs(world.db, env);
    expect(await whereFound(world.db, one.marker)).toEqual([]);
    expect(await whereFound(world.db, one.accountId)).toEqual(['audit', 'job']);
    const { rows } = await world.db.pool.query(
      `select action, before, after, reason from audit where object_id = $1 and object_kind = 'account'`,
      [one.accountId],
    );
    expect(rows).toEqual([{ action: 'account.erase', before: null, after: null, reason: null }]);
  });

  it('is refused to the last who manages accounts', async () => {
    const { rows } = await world.db.pool.query(
      `select account_id from account_role where role = 'administrator'`,
    );
    expect(rows).toEqual([]);
    const last = await somebodyKnown('last-one', 'administrator');
    await world.db.pool.query(`update account set password_hash = 'x' where id = $1`, [last.accountId]);
    expect(await ask(last, 'DELETE', '/api/account')).toMatchObject({
      status: 409,
      code: 'last-administrator',
    });
    expect(await whereFound(world.db, last.marker)).toContain('account');
    const next = await signIn(world, 'administrator');
    await world.db.pool.query(`update account set password_hash = 'x' where id = $1`, [next.accountId]);
    expect((await ask(last, 'DELETE', '/api/account')).status).toBe(204);
  });
});
