import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../../sql/audit.ts';
import type { Db } from '../../../sql/db.ts';
import type { JobContext } from '../../../sql/jobs/handler.ts';
import type { IncomingAlerts, KeptSource, Subscription } from '../../../sql/model/api/warnings.ts';
import { transaction } from '../../../sql/transaction.ts';
import { asker } from '../../../tests/harness/ask.ts';
import { dyingAfter } from '../../../tests/harness/dying-db.ts';
import { doJobs } from '../../../tests/harness/jobs/do-jobs.ts';
import { makeAccount, openSession, type Somebody, signIn } from '../../../tests/harness/sign-in.ts';
import { useApp } from '../../../tests/harness/use-app.ts';
import { recipientHash, unsubscribeToken } from '../../outbox/unsubscribe-token.ts';
import { fetchAlerts } from '../incoming/fetch.ts';
import { fetchDue } from '../incoming/job.ts';
import { type By, cancelWarning, draftWarning, publishWarning, updateWarning } from '../issue/deeds.ts';
import { findWarning } from '../issue/store.ts';
import { sendAll } from './digest.ts';
import { notifyFollowers } from './notify.ts';

const world = useApp({ env: { WEBHOOK_INSIDE: 'allow' } });
const ask = asker(world);
const nobody = { headers: {} };
const HOUR = 3_600_000;
const text = (words: string) => ({ ar: `ع ${words}`, fr: words, en: words });

let folder: string;
let env: Record<string, string>;
let places: string[];
let admin: Somebody;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'follow-'));
  env = { DATABASE_URL: world.url, SECRET_KEY: 'of-the-tests-and-of-nothing-else-at-all', DATA_DIR: folder };
  const { pool } = world.db;
  await pool.query(
    `insert into institution (id, name, kind, status, manifest) values ('office', $1, 'agency', 'open', '{}')`,
    [JSON.stringify(text('Office'))],
  );
  places = (
    await pool.query<{ id: string }>(`select id from place where level = 'governorate' order by id`)
  ).rows.map(({ id }) => id);
  admin = await signIn(world, 'administrator');
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(() =>
  world.db.pool.query(
    'delete from warning_subscription; delete from webhook; delete from message; delete from job',
  ),
);

const contentOf = (given: object = {}) =>
  ({
    ...{
      authority: 'office',
      category: 'Met',
      severity: 'Moderate',
      urgency: 'Future',
      certainty: 'Possible',
      responses: [],
    },
    ...{
      event: text('Wind'),
      headline: text('Wind'),
      description: text('Wind'),
      instruction: null,
      audience: null,
    },
    ...{ places: [places[0]], polygon: null },
    onset: new Date(Date.now() - HOUR).toISOString(),
    expires: new Date(Date.now() + HOUR).toISOString(),
    ...given,
  }) as Parameters<typeof draftWarning>[1];
const by = (client: By['client']): By => ({ client, actor: SYSTEM, base: 'https://map.example.tn' });
const publish = (given: object = {}, db: Db = world.db): Promise<string> =>
  transaction(db, async (client) => {
    const id = await draftWarning(by(client), contentOf(given));
    await publishWarning(by(client), (await findWarning(client, id))!);
    return id;
  });
const subscribe = async (email: string, given: object = {}): Promise<void> => {
  const { status } = await ask(nobody, 'POST', '/api/warnings/subscriptions', {
    email,
    language: 'en',
    ...given,
  });
  expect(status).toBe(202);
  await world.db.pool.query('update warning_subscription set confirmed_at = now() where email = $1', [email]);
};
const count = async (sql: string, values: unknown[] = []): Promise<number> =>
  (await world.db.pool.query<{ n: number }>(`select count(*)::int as n from ${sql}`, values)).rows[0]!.n;
/** Who was sent what, by the outbox: template and receiver. */
const written = async (): Promise<string[]> =>
  (
    await world.db.pool.query<{ row: string }>(
      `select template || ' ' || recipient as row from message where template <> 'confirm-warnings' order by 1`,
    )
  ).rows.map(({ row }) => row);
const clearConfirmations = () => world.db.pool.query(`delete from job; delete from message`);
const notify = () => doJobs(world.db, env, { deliver: async () => undefined });

describe('following by e-mail', () => {
  it('is asked of whoever reads the mail, before anything else is sent; the link is good once', async () => {
    const path = '/api/warnings/subscriptions';
    const email = 'amel@example.tn';
    expect(await ask(nobody, 'POST', path, { email, language: 'fr' })).toMatchObject({ status: 202 });
    await publish();
    await doJobs(world.db, env);
    const mails = async () =>
      Promise.all(
        (await readdir(join(folder, 'mail'))).map((name) => readFile(join(folder, 'mail', name), 'utf8')),
      );
    expect(await mails()).toHaveLength(1);
    const token = /warnings\/confirm#([\w-]+)/.exec((await mails())[0]!.replace(/=\r?\n/g, ''))?.[1] ?? '';
    expect(await ask(nobody, 'POST', `${path}/confirm`, { token: 'x'.repeat(43) })).toMatchObject({
      status: 410,
    });
    expect(await ask(nobody, 'POST', `${path}/confirm`, { token })).toMatchObject({ status: 200 });
    expect(await ask(nobody, 'POST', `${path}/confirm`, { token })).toMatchObject({ status: 410 });
    await publish();
    await doJobs(world.db, env);
    const all = await mails();
    expect(all).toHaveLength(2);
    const warned = all.find((mail) => mail.includes('List-Unsubscribe-Post'))!;
    expect(warned.replace(/\r?\n /g, '')).toMatch(
      /List-Unsubscribe: ?<[^>]*\/api\/unsubscribe\?token=warnings\./,
    );
  });

  it('ends by one click without signing in; a forged word ends nothing; what is ended is forgotten', async () => {
    await subscribe('bilel@example.tn');
    await clearConfirmations();
    const { secrets } = world.services;
    const token = unsubscribeToken(secrets, 'warnings', 'bilel@example.tn');
    const hash = recipientHash(secrets, 'bilel@example.tn');
    const forged = [
      token.slice(0, -2),
      token.replace('warnings.', 'layers.'),
      `warnings.${hash}.${'A'.repeat(43)}`,
      `warnings.${recipientHash(secrets, 'else@example.tn')}.${token.split('.')[2]}`,
    ];
    for (const wrong of forged)
      expect((await ask(nobody, 'POST', `/api/unsubscribe?token=${wrong}`)).status).toBe(404);
    expect(await count('unsubscribed')).toBe(0);
    expect((await ask(nobody, 'POST', `/api/unsubscribe?token=${token}`)).status).toBe(200);
    await publish();
    await doJobs(world.db, env);
    const { rows } = await world.db.pool.query(`select state from message where template = 'warning-issued'`);
    expect(rows).toEqual([{ state: 'suppressed' }]);
    await world.db.pool.query(`update unsubscribed set at = now() - interval '2 days'`);
    await doJobs(world.db, env, {});
    const { PERSONAL_SWEEPS } = await import('../../privacy/sweeps.ts');
    for (const { statement } of PERSONAL_SWEEPS) await world.db.pool.query(statement, [10]);
    expect(await count('warning_subscription')).toBe(0);
  });

  it.each<[string, () => object, string]>([
    ['no address', () => ({ email: 'x' }), 'email'],
    ['a header', () => ({ email: 'a@example.tn\r\nBcc: b@example.tn' }), 'email'],
    ['a place that there is not', () => ({ filter: { places: ['governorate:ins:none'] } }), 'filter.places'],
    [
      'a polygon that crosses itself',
      () => ({
        filter: {
          polygon: {
            type: 'Polygon',
            coordinates: [
              [
                [2, 2],
                [3, 3],
                [3, 2],
                [2, 3],
                [2, 2],
              ],
            ],
          },
        },
      }),
      'filter.polygon',
    ],
    ['a category that there is not', () => ({ filter: { categories: ['All'] } }), 'filter.categories.0'],
    ['a word of ours', () => ({ confirmed_at: '2026-01-01' }), 'confirmed_at'],
    ['somebody’s account', () => ({ accountId: admin.accountId }), 'accountId'],
  ])('with %s is refused by name', async (_, given, parameter) => {
    const body = { email: 'a@example.tn', language: 'fr', ...given() };
    const { status, text: told } = await ask(nobody, 'POST', '/api/warnings/subscriptions', body);
    expect([status, JSON.parse(told).parameter]).toEqual([400, parameter]);
  });
});

describe('who is told', () => {
  it('follows by place, polygon, category and gravity', async () => {
    const { rows } = await world.db.pool.query<{ x: number; y: number }>(
      'select ST_X(ST_PointOnSurface(geom)) as x, ST_Y(ST_PointOnSurface(geom)) as y from place where id = $1',
      [places[0]],
    );
    const { x, y } = rows[0]!;
    const square = (dx: number) => ({
      type: 'Polygon',
      coordinates: [
        [
          [x + dx, y],
          [x + dx + 0.01, y],
          [x + dx + 0.01, y + 0.01],
          [x + dx, y],
        ],
      ],
    });
    const inside = (
      await world.db.pool.query<{ id: string }>(
        `select p.id from place p join place_parent h on h.place_no = p.no where h.parent_id = $1 limit 1`,
        [places[0]],
      )
    ).rows[0]!.id;
    await subscribe('all@example.tn');
    await subscribe('here@example.tn', { filter: { places: [places[0]] } });
    await subscribe('within@example.tn', { filter: { places: [inside] } });
    await subscribe('elsewhere@example.tn', { filter: { places: [places[5]] } });
    await subscribe('drawn@example.tn', { filter: { polygon: square(0) } });
    await subscribe('drawn-elsewhere@example.tn', { filter: { polygon: square(30) } });
    await subscribe('met@example.tn', { filter: { categories: ['Met'], severity: 'Moderate' } });
    await subscribe('fire@example.tn', { filter: { categories: ['Fire'] } });
    await subscribe('grave@example.tn', { filter: { severity: 'Severe' } });
    await clearConfirmations();
    const id = await publish();
    await notify();
    const told = ['all', 'drawn', 'here', 'met', 'within'];
    expect(await written()).toEqual(told.map((name) => `warning-issued ${name}@example.tn`));
    // Whom it reached, its update and its end reach, wherever it moved to and however grave it is then.
    await transaction(world.db, async (client) => {
      await updateWarning(
        by(client),
        (await findWarning(client, id))!,
        contentOf({ places: [places[5]], severity: 'Minor' }),
        'x',
      );
    });
    await notify();
    expect((await written()).filter((row) => row.startsWith('warning-updated'))).toEqual(
      ['all', 'drawn', 'elsewhere', 'here', 'met', 'within'].map(
        (name) => `warning-updated ${name}@example.tn`,
      ),
    );
    await transaction(world.db, async (client) =>
      cancelWarning(by(client), (await findWarning(client, id))!, 'x'),
    );
    await notify();
    expect((await written()).filter((row) => row.startsWith('warning-cancelled'))).toContain(
      'warning-cancelled elsewhere@example.tn',
    );
  });

  it('by a webhook and a browser of one’s own, and by none of another’s', async () => {
    const one = await signIn(world);
    const { accountId } = await makeAccount(world.db);
    const other = await openSession(world, accountId);
    const hook = JSON.parse(
      (
        await ask(one, 'POST', '/api/webhooks', {
          url: 'https://hook.example.tn/x',
          topics: ['warnings'],
          language: 'fr',
        })
      ).text,
    ) as { id: string };
    const path = '/api/account/warnings';
    const body = { channel: 'webhook', target: hook.id, language: 'fr', filter: { places: [places[0]] } };
    expect(await ask(other, 'POST', path, body)).toMatchObject({ status: 400 });
    const made = await ask(one, 'POST', path, body);
    expect(made.status).toBe(201);
    await clearConfirmations();
    await publish();
    await publish({ places: [places[5]] });
    await notify();
    expect(await written()).toEqual([`warning-issued ${hook.id}`]);
    const { id } = JSON.parse(made.text) as Subscription;
    expect(await ask(other, 'DELETE', `${path}/${id}`)).toMatchObject({ status: 404 });
    expect(await ask(one, 'DELETE', `${path}/${id}`)).toMatchObject({ status: 204 });
    // Without a filter of its own it is told of all.
    await publish({ places: [places[5]] });
    await notify();
    expect(await written()).toHaveLength(2);
  });

  it('once a day has one mail of all, but for what may cost lives, and nothing that came at once already', async () => {
    await subscribe('daily@example.tn', { rhythm: 'daily' });
    await subscribe('both@example.tn', { rhythm: 'daily' });
    await subscribe('both@example.tn', { filter: { categories: ['Met'] } });
    await clearConfirmations();
    await publish();
    await publish({ category: 'Env' });
    await publish({ severity: 'Extreme' });
    await notify();
    await sendAll(world.db);
    await sendAll(world.db);
    expect(await written()).toEqual([
      'warning-digest both@example.tn',
      'warning-digest daily@example.tn',
      'warning-issued both@example.tn',
      'warning-issued both@example.tn',
      'warning-issued daily@example.tn',
    ]);
    const { rows } = await world.db.pool.query(
      `select recipient, (content->>'count')::int as n from message where template = 'warning-digest' order by 1`,
    );
    expect(rows).toEqual([
      { recipient: 'both@example.tn', n: 1 },
      { recipient: 'daily@example.tn', n: 2 },
    ]);
    expect(await count('warning_digest')).toBe(0);
  });
});

describe('killed at every step', () => {
  /** Whether it died on the way; whatever else is wrong is told. */
  const died = (work: Promise<unknown>): Promise<boolean> =>
    work.then(
      () => false,
      (error: Error) => {
        if (error.message !== 'killed') throw error;
        return true;
      },
    );

  it('of publishing: a warning is published with its message, its job and its place on the map, or not at all', async () => {
    const all = async () => [
      await count('warning'),
      await count('warning_message'),
      await count(`job where kind = 'warnings.notify'`),
      await count(`audit where action = 'warning.publish'`),
    ];
    const before = await all();
    let steps = 0;
    for (let most = 1; ; most++) {
      const dead = await died(publish({}, dyingAfter(world.db, most)));
      if (!dead) break;
      steps = most;
      expect(await all()).toEqual(before);
    }
    expect(steps).toBeGreaterThan(15);
    expect(await all()).toEqual(before.map((n) => n + 1));
  });

  it('of telling: nobody is told twice and nobody left out, whenever it dies and begins anew', async () => {
    for (const name of ['a', 'b', 'c']) await subscribe(`${name}@example.tn`);
    await subscribe('d@example.tn', { rhythm: 'daily' });
    await clearConfirmations();
    await publish();
    const { rows } = await world.db.pool.query<{ id: number; message: number }>(
      `select id, (payload->>'message')::int as message from job where kind = 'warnings.notify'`,
    );
    const { message } = rows[0]!;
    const context = (db: Db) =>
      ({
        db,
        signal: new AbortController().signal,
        complete: (work: Parameters<JobContext['complete']>[0]) => transaction(db, work),
      }) as unknown as JobContext;
    let steps = 0;
    for (let most = 1; ; most++) {
      const dead = await died(notifyFollowers({ message }, context(dyingAfter(world.db, most))));
      const told = await written();
      expect(new Set(told).size).toBe(told.length);
      if (!dead) break;
      steps = most;
    }
    expect(steps).toBeGreaterThan(10);
    expect(await written()).toEqual(['a', 'b', 'c'].map((name) => `warning-issued ${name}@example.tn`));
    expect(await count('job where kind = $1', ['deliver'])).toBe(3);
    for (let most = 1; ; most++) {
      const dead = await died(sendAll(dyingAfter(world.db, most)));
      expect(await count(`message where template = 'warning-digest'`)).toBeLessThan(2);
      if (!dead) break;
    }
    expect((await written()).filter((row) => row.startsWith('warning-digest'))).toEqual([
      'warning-digest d@example.tn',
    ]);
  });
});

describe('alerts of others', () => {
  const feed = readFileSync(
    join(import.meta.dirname, '../../../../shared/data/alerts/nws_atom_cap11_feed.xml'),
    'utf8',
  );
  let server: Server;
  let origin: string;
  const asked: (string | undefined)[] = [];
  let answer: (path: string) => { status: number; body?: string; headers?: Record<string, string> };

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.headers['if-none-match']);
      if (request.headers['if-none-match'] === '"one"') return void response.writeHead(304).end();
      const { status, body = '', headers = {} } = answer(request.url ?? '');
      response.writeHead(status, { ETag: '"one"', ...headers }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  const source = (given: object = {}) => ({
    source: {
      id: 'nws',
      title: text('Weather'),
      publisher: 'NWS',
      url: `${origin}/feed`,
      lists: 'all',
      ...given,
    },
  });
  const fetchNow = async () => {
    await world.db.pool.query('update warning_source set asked_at = null');
    await fetchDue({ db: world.db, signal: new AbortController().signal }, { inside: 'allow' });
  };
  const kept = async (): Promise<KeptSource> =>
    (JSON.parse((await ask(admin, 'GET', '/api/office/warning-sources')).text) as { sources: KeptSource[] })
      .sources[0]!;
  const shown = async () => (await (await world.get('/api/incoming-alerts')).json()) as IncomingAlerts;

  it('are read from a declared source, shown with their origin, and stand among none of ours', async () => {
    answer = () => ({ status: 200, body: feed.replaceAll('2018-08-', '2199-08-') });
    const officer = await signIn(world, ['duty-officer', places[0]!]);
    expect(await ask(officer, 'POST', '/api/office/warning-sources', source())).toMatchObject({
      status: 403,
    });
    expect(await ask(admin, 'POST', '/api/office/warning-sources', source())).toMatchObject({ status: 201 });
    await fetchNow();
    expect(await kept()).toMatchObject({ current: 163, error: null, refused: [] });
    const { alerts } = await shown();
    expect(alerts).toHaveLength(163);
    expect(alerts[0]).toMatchObject({
      source: { id: 'nws', publisher: 'NWS' },
      alert: { sender: 'w-nws.webmaster@noaa.gov' },
    });
    const own = await (await world.get('/api/warnings?state=all&limit=200')).text();
    expect(own).not.toContain('noaa');
    await fetchNow();
    expect(asked.at(-1)).toBe('"one"');
    expect((await kept()).current).toBe(163);
  });

  it('what a source lists no more, and what another one of it takes back, holds no more', async () => {
    const entries = feed.replaceAll('2018-08-', '2199-08-').split('<entry>');
    answer = () => ({
      status: 200,
      body: `${entries.slice(0, 11).join('<entry>')}</feed>`,
      headers: { ETag: '"two"' },
    });
    await world.db.pool.query('update warning_source set etag = null');
    await fetchNow();
    expect((await kept()).current).toBe(10);
    const { alert } = (await shown()).alerts[0]!;
    const cancel = `<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>c</identifier><sender>x</sender>
      <sent>2199-08-15T00:00:00-00:00</sent><status>Actual</status><msgType>Cancel</msgType><scope>Public</scope>
      <references>${alert.sender},${alert.identifier.replaceAll('&', '&amp;')},${alert.sent}</references></alert>`;
    answer = () => ({ status: 200, body: cancel, headers: { ETag: '"three"' } });
    await world.db.pool.query(
      `update warning_source set etag = null, manifest = manifest || '{"lists": "newest"}'`,
    );
    await fetchNow();
    expect((await kept()).current).toBe(9);
  });

  it.each([
    ['is away', () => ({ status: 503 }), 'http 503'],
    ['gives no feed', () => ({ status: 200, body: '<html><br></html>' }), /well-formed/],
    [
      'gives a bomb',
      () => ({ status: 200, body: '<!DOCTYPE a [<!ENTITY b "c">]><alert>&b;</alert>' }),
      /document type/,
    ],
    ['gives too much', () => ({ status: 200, body: `<a>${'x'.repeat(9_000_000)}</a>` }), 'too large'],
    ['leads on and on', () => ({ status: 302, headers: { Location: '/again' } }), 'too many redirects'],
  ])('a source that %s is told of; what it gave stays', async (_, given, error) => {
    answer = given;
    await world.db.pool.query('update warning_source set etag = null');
    await fetchNow();
    const now = await kept();
    expect(now.error).toEqual(typeof error === 'string' ? error : expect.stringMatching(error));
    expect(now.current).toBe(9);
  });

  it.each([
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://169.254.169.254/latest',
    'https://10.0.0.1/',
    'http://example.org/',
    'file:///etc/passwd',
  ])('nothing inside is reached: %s', async (url) => {
    const known = { etag: null, lastModified: null };
    await expect(fetchAlerts(url, known, { reach: { inside: 'refuse' } })).rejects.toThrow(
      /inside|not https/,
    );
  });

  it('nor by a name that leads inside, nor where an answer leads there', async () => {
    const known = { etag: null, lastModified: null };
    const resolve = ((_: string, __: object, done: (error: null, found: object[]) => void) =>
      done(null, [{ address: '127.0.0.1', family: 4 }])) as never;
    await expect(
      fetchAlerts('https://inside.example.org/', known, { reach: { inside: 'refuse', resolve } }),
    ).rejects.toThrow('inside');
  });
});
