import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Subscription } from '../../../sql/model/api/warnings.ts';
import { useFollowers } from '../../../tests/harness/followers.ts';
import { doJobs } from '../../../tests/harness/jobs/do-jobs.ts';
import { makeAccount, openSession, type Somebody, signIn } from '../../../tests/harness/sign-in.ts';
import { useApp } from '../../../tests/harness/use-app.ts';
import { recipientHash, unsubscribeToken } from '../../outbox/unsubscribe-token.ts';
import { sendAll } from './digest.ts';

const world = useApp();
const { ask, places, env, publish, update, cancel, subscribe, count, written, clearConfirmations, notify } =
  useFollowers(world);
const nobody = { headers: {} };

let admin: Somebody;
beforeAll(async () => {
  admin = await signIn(world, 'administrator');
});

describe('following by e-mail', () => {
  it('is asked of whoever reads the mail, before anything else is sent; the link is good once', async () => {
    const path = '/api/warnings/subscriptions';
    const email = 'amel@example.tn';
    expect(await ask(nobody, 'POST', path, { email, language: 'fr' })).toMatchObject({ status: 202 });
    await publish();
    await doJobs(world.db, env);
    const mails = async () =>
      Promise.all(
        (await readdir(join(env.DATA_DIR!, 'mail'))).map((name) =>
          readFile(join(env.DATA_DIR!, 'mail', name), 'utf8'),
        ),
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
    await update(id, { places: [places[5]], severity: 'Minor' });
    await notify();
    expect((await written()).filter((row) => row.startsWith('warning-updated'))).toEqual(
      ['all', 'drawn', 'elsewhere', 'here', 'met', 'within'].map(
        (name) => `warning-updated ${name}@example.tn`,
      ),
    );
    await cancel(id);
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

describe('somebody who means harm', () => {
  const path = '/api/warnings/subscriptions';

  it('guesses no link: what is none, of another purpose, or somebody’s session, confirms nothing', async () => {
    await ask(nobody, 'POST', path, { email: 'guessed@example.tn', language: 'fr' });
    await ask(nobody, 'POST', '/api/register', { email: 'other-purpose@example.tn', language: 'fr' });
    const guesses = [
      ...Array.from({ length: 20 }, () => randomBytes(32).toString('base64url')),
      admin.headers.Cookie.split('=')[1],
      '0'.repeat(43),
      "' or 1=1 --",
      '',
      '../../etc/passwd',
    ];
    for (const token of guesses)
      expect([400, 410, 429]).toContain((await ask(nobody, 'POST', `${path}/confirm`, { token })).status);
    expect(await count(`warning_subscription where confirmed_at is not null`)).toBe(0);
  });

  it('writes no header of a mail by what a warning is called', async () => {
    await subscribe('headers@example.tn');
    await clearConfirmations();
    const name = 'Wind\r\nBcc: spied@example.tn\r\n\r\n<script>alert(1)</script>';
    await publish({ headline: { ar: name, fr: name, en: name } });
    await doJobs(world.db, env);
    const folder = join(env.DATA_DIR!, 'mail');
    const all = await Promise.all(
      (await readdir(folder)).map((file) => readFile(join(folder, file), 'utf8')),
    );
    const mail = all.find((text) => text.includes('headers@example.tn'))!;
    const [head = ''] = mail.split(/\r?\n\r?\n/);
    expect(head).toMatch(/^Subject:/m);
    expect(head).not.toMatch(/^Bcc:/im);
    expect(mail.split('Content-Type: text/html')[1]).not.toContain('<script>');
  });

  it('draws what he likes: nothing that is no polygon is taken, and the whole world is one', async () => {
    const status = async (coordinates: unknown) =>
      (
        await ask(nobody, 'POST', path, {
          email: `drawn-${randomBytes(4).toString('hex')}@example.tn`,
          language: 'fr',
          filter: { polygon: { type: 'Polygon', coordinates } },
        })
      ).status;
    const closed = (...ring: number[][]) => [...ring, ring[0]!];
    expect(await status([closed([-180, -90], [180, -90], [180, 90], [-180, 90])])).toBe(202);
    expect(await status([closed([2, 2], [2, 2], [2, 2])])).toBe(400);
    expect(await status([closed([2, 2], [3, 3], [4, 4])])).toBe(400);
    expect(await status([closed([2, 2], [1e308, 3], [4, 4])])).toBe(400);
    expect(await status([closed(...Array.from({ length: 5000 }, (_, at) => [at / 1e4, 1]))])).toBe(400);
    expect(await status([closed(...Array.from({ length: 100_000 }, (_, at) => [at / 1e6, 1]))])).toBe(413);
    expect(await status('POLYGON((0 0, 1 1, 1 0, 0 0))')).toBe(400);
  });

  // The last one: it uses up what an address and a network may ask for.
  it('floods no stranger: an address is asked a few times and not again, whatever is asked of it', async () => {
    // What the tests before asked for is forgotten.
    await world.db.pool.query('delete from throttle');
    const statuses: number[] = [];
    for (let at = 0; at < 15; at++) {
      const filter = { categories: at % 2 ? ['Met'] : ['Env'] };
      statuses.push(
        (await ask(nobody, 'POST', path, { email: 'stranger@example.tn', language: 'fr', filter })).status,
      );
    }
    expect(statuses.slice(0, 3)).toEqual([202, 202, 202]);
    expect(statuses.at(-1)).toBe(429);
    const mails = await count(`message where template = 'confirm-warnings' and recipient = $1`, [
      'stranger@example.tn',
    ]);
    expect(mails).toBe(statuses.filter((status) => status === 202).length);
    expect(mails).toBeLessThanOrEqual(10);
    // Nothing but the question was sent, and nothing is told before she answers.
    await publish();
    await notify();
    expect(await written()).toEqual([]);
  });
});
