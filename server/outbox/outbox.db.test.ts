import { beforeAll, describe, expect, it } from 'vitest';
import type {
  OutboxMessage,
  OutboxPage,
  PushSubscriptions,
  WebhookDetail,
  WebhookWithSecret,
} from '../../sql/model/api/outbox.ts';
import { post } from '../../sql/outbox/post.ts';
import { transaction } from '../../sql/transaction.ts';
import { keyOf, type Somebody, send, signIn } from '../../tests/harness/sign-in.ts';
import { useApp } from '../../tests/harness/use-app.ts';
import { unsubscribeToken } from './unsubscribe-token.ts';

const world = useApp();
let admin: Somebody;
let amel: Somebody;
let other: Somebody;
beforeAll(async () => {
  [admin, amel, other] = await Promise.all([signIn(world, 'administrator'), signIn(world), signIn(world)]);
});

const TOKEN = 'tokenThatOpensAnAccount';
const write = (change: { dedupeKey?: string; language?: 'ar' | 'fr' } = {}): Promise<string | null> =>
  transaction(world.db, (client) =>
    post(client, {
      channel: 'mail',
      to: 'amel.bensalah@example.tn',
      accountId: amel.accountId,
      language: 'ar',
      template: 'verify-email',
      content: { link: `/verify?token=${TOKEN}`, expires: '2030-01-01T00:00:00Z' },
      ...change,
    }),
  );
const json = async <T>(response: Promise<Response> | Response): Promise<T> =>
  (await (await response).json()) as T;
const as = (who: Somebody) => ({ headers: who.headers });
const query = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await world.db.pool.query<T>(sql, values)).rows;
const stateOf = async (id: string) =>
  (await query<{ state: string }>('select state from message where id = $1', [id]))[0]?.state;
const deeds = (action: string) =>
  query<{ actor_id: string; object_id: string; before: unknown; after: unknown }>(
    'select actor_id, object_id, before, after from audit where action = $1 order by no desc',
    [action],
  );

describe('a message', () => {
  it('is there with its job, or neither, as the change that it tells of', async () => {
    const count = async () =>
      (
        await query<{ n: number }>(
          `select (select count(*) from message) * 1000 + (select count(*) from job where kind = 'deliver') as n`,
        )
      )[0]!.n;
    const before = await count();
    const failed = transaction(world.db, async (client) => {
      await post(client, {
        channel: 'mail',
        to: 'a@example.tn',
        language: 'fr',
        template: 'test-message',
        content: {},
      });
      throw new Error('rolled back');
    });
    await expect(failed).rejects.toThrow('rolled back');
    expect(await count()).toBe(before);
    await write();
    expect(await count()).toBe(before + 1001);
  });

  it('with a key is written once', async () => {
    const ids = await Promise.all([1, 2, 3].map(() => write({ dedupeKey: 'only once' })));
    expect(ids.filter((id) => id !== null)).toHaveLength(1);
  });

  it.each(['a@b.tn, c@d.tn', 'a@b.tn\r\nBcc: c@d.tn', 'Amel <a@b.tn>', 'a@', '', '@b'])(
    'is written to one address, not to %j',
    async (to) => {
      const written = transaction(world.db, (client) =>
        post(client, { channel: 'mail', to, language: 'fr', template: 'test-message', content: {} }),
      );
      await expect(written).rejects.toThrow('such a receiver');
    },
  );
});

describe('/api/outbox', () => {
  it('shows operators neither what a message says nor to whom', async () => {
    const id = (await write())!;
    const page = await send(world, 'GET', '/api/outbox?channel=mail&state=waiting', as(admin));
    const text = await page.text();
    expect((JSON.parse(text) as OutboxPage).messages.find((message) => message.id === id)).toMatchObject({
      recipient: 'a…@example.tn',
      template: 'verify-email',
      state: 'waiting',
      attempts: 0,
      error: null,
    });
    const one = await (await send(world, 'GET', `/api/outbox/${id}`, as(admin))).text();
    expect(text + one).not.toMatch(/bensalah|token/i);
  });

  it('is read page by page, each message once', async () => {
    await Promise.all(Array.from({ length: 5 }, () => write()));
    const all = await json<OutboxPage>(send(world, 'GET', '/api/outbox?limit=200', as(admin)));
    const seen: OutboxMessage[] = [];
    let cursor: string | null = null;
    do {
      const more: string = cursor ? `&cursor=${cursor}` : '';
      const page: OutboxPage = await json(send(world, 'GET', `/api/outbox?limit=2${more}`, as(admin)));
      seen.push(...page.messages);
      cursor = page.next;
    } while (cursor);
    expect(seen).toEqual(all.messages);
  });

  it('gives up a message, and what it said with it', async () => {
    const id = (await write())!;
    const answer = await json<OutboxMessage>(send(world, 'POST', `/api/outbox/${id}/discard`, as(admin)));
    expect(answer.state).toBe('discarded');
    expect(await query('select content, recipient from message where id = $1', [id])).toEqual([
      { content: {}, recipient: 'a…@example.tn' },
    ]);
    expect((await deeds('message.discard'))[0]).toEqual({
      actor_id: admin.accountId,
      object_id: id,
      before: { state: 'waiting' },
      after: { state: 'discarded' },
    });
    const again = await send(world, 'POST', `/api/outbox/${id}/discard`, as(admin));
    expect(again.status).toBe(409);
  });

  it('has a dead message tried again, and its job end it or wake it', async () => {
    const id = (await write())!;
    const kill = () =>
      query(
        `update job set state = 'dead', error = 'not-delivered' where id = (select job_id from message where id = $1)`,
        [id],
      );
    expect((await send(world, 'POST', `/api/outbox/${id}/retry`, as(admin))).status).toBe(409);
    await kill();
    expect(await stateOf(id)).toBe('dead');
    await query(`update job set state = 'waiting' where id = (select job_id from message where id = $1)`, [
      id,
    ]);
    expect(await stateOf(id)).toBe('waiting');
    await kill();
    const first = await query<{ job_id: number }>('select job_id from message where id = $1', [id]);
    const answer = await json<OutboxMessage>(send(world, 'POST', `/api/outbox/${id}/retry`, as(admin)));
    const second = await query<{ job_id: number }>('select job_id from message where id = $1', [id]);
    expect([answer.state, answer.error, second[0]!.job_id > first[0]!.job_id]).toEqual([
      'waiting',
      null,
      true,
    ]);
    expect((await deeds('message.retry'))[0]?.object_id).toBe(id);
  });

  it('is for who may manage it', async () => {
    const id = (await write())!;
    const asked = [
      ['GET', '/api/outbox'],
      ['GET', `/api/outbox/${id}`],
      ['POST', `/api/outbox/${id}/retry`],
      ['POST', `/api/outbox/${id}/discard`],
    ] as const;
    for (const [method, path] of asked) {
      expect([path, (await send(world, method, path)).status]).toEqual([path, 401]);
      expect([path, (await send(world, method, path, as(amel))).status]).toEqual([path, 403]);
    }
    const key = await keyOf(world, admin.accountId, ['jobs.manage']);
    expect((await send(world, 'GET', '/api/outbox', { headers: key.headers })).status).toBe(403);
    expect(await stateOf(id)).toBe('waiting');
  });

  it.each(['x', '00000000-0000-4000-8000-000000000000', '%27%20or%201=1--'])('knows no %s', async (id) => {
    expect((await send(world, 'GET', `/api/outbox/${id}`, as(admin))).status).toBe(404);
    expect((await send(world, 'POST', `/api/outbox/${id}/retry`, as(admin))).status).toBe(404);
  });

  it('is counted for Prometheus without a word of anybody', async () => {
    const figures = await (await world.get('/metrics')).text();
    expect(figures).toMatch(/^outbox_messages\{state="waiting",channel="mail"\} [1-9]/m);
    expect(figures).not.toMatch(/example\.tn/);
  });
});

describe('/api/webhooks', () => {
  const make = (who = amel, body: object = {}) =>
    send(world, 'POST', '/api/webhooks', {
      ...as(who),
      body: { url: 'https://hooks.example.org/in?key=s3cret', topics: ['layers'], ...body },
    });

  it('tells a secret once, and keeps it sealed', async () => {
    const made = await make();
    const webhook = await json<WebhookWithSecret>(made);
    expect([made.status, webhook.secret]).toEqual([201, expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/)]);
    const list = await (await send(world, 'GET', '/api/webhooks', as(amel))).text();
    const one = await (await send(world, 'GET', `/api/webhooks/${webhook.id}`, as(amel))).text();
    expect(list + one).not.toContain(webhook.secret.slice(6));
    const [row] = await query<{ secret_sealed: Buffer }>('select secret_sealed from webhook where id = $1', [
      webhook.id,
    ]);
    expect(row!.secret_sealed.includes(Buffer.from(webhook.secret.slice(6), 'base64'))).toBe(false);
    const [deed] = await deeds('webhook.create');
    expect(deed?.after).toEqual({
      host: 'hooks.example.org',
      topics: ['layers'],
      language: 'en',
      enabled: true,
    });
    expect(JSON.stringify(await query('select * from audit'))).not.toMatch(/s3cret|whsec_/);

    const renewed = await json<WebhookWithSecret>(
      send(world, 'POST', `/api/webhooks/${webhook.id}/secret`, as(amel)),
    );
    expect(renewed.secret).not.toBe(webhook.secret);
  });

  it('is its owner’s alone', async () => {
    const { id } = await json<WebhookWithSecret>(make());
    for (const who of [other, admin]) {
      expect((await send(world, 'GET', `/api/webhooks/${id}`, as(who))).status).toBe(404);
      expect(
        (await send(world, 'PATCH', `/api/webhooks/${id}`, { ...as(who), body: { enabled: false } })).status,
      ).toBe(404);
      expect((await send(world, 'POST', `/api/webhooks/${id}/secret`, as(who))).status).toBe(404);
      expect((await send(world, 'POST', `/api/webhooks/${id}/test`, as(who))).status).toBe(404);
      expect((await send(world, 'DELETE', `/api/webhooks/${id}`, as(who))).status).toBe(404);
    }
    const key = await keyOf(world, amel.accountId, []);
    expect((await send(world, 'GET', `/api/webhooks/${id}`, { headers: key.headers })).status).toBe(403);
  });

  it('is changed in what is given, tested once a minute, and removed', async () => {
    const { id } = await json<WebhookWithSecret>(make());
    const changed = await json<WebhookDetail>(
      send(world, 'PATCH', `/api/webhooks/${id}`, { ...as(amel), body: { enabled: false, language: 'ar' } }),
    );
    expect(changed).toMatchObject({ language: 'ar', topics: ['layers'], disabledAt: expect.any(String) });
    await send(world, 'PATCH', `/api/webhooks/${id}`, { ...as(amel), body: { enabled: true } });
    const tests = await Promise.all(
      [1, 2].map(() => send(world, 'POST', `/api/webhooks/${id}/test`, as(amel))),
    );
    expect(tests.map(({ status }) => status).sort()).toEqual([202, 429]);
    const detail = await json<WebhookDetail>(send(world, 'GET', `/api/webhooks/${id}`, as(amel)));
    expect(detail.disabledAt).toBeNull();
    expect(detail.deliveries).toMatchObject([{ template: 'test-message', state: 'waiting' }]);
    expect((await send(world, 'DELETE', `/api/webhooks/${id}`, as(amel))).status).toBe(204);
    expect((await send(world, 'GET', `/api/webhooks/${id}`, as(amel))).status).toBe(404);
  });

  it.each([
    ...[
      'http://hooks.example.org/',
      'https://localhost/',
      'https://127.0.0.1/',
      'https://[::1]/',
      'https://10.0.0.1/',
    ],
    ...[
      'https://169.254.169.254/latest',
      'https://2130706433/',
      'https://a:b@hooks.example.org/',
      'javascript:alert(1)',
      'x',
    ],
  ])('does not lie at %s', async (url) => {
    expect((await make(amel, { url })).status).toBe(400);
  });

  it.each([
    { secret: 'mine' },
    { account_id: 'x' },
    { id: 'x' },
    { topics: ['accounts'] },
    { topics: 'layers' },
  ])('sets nothing that is not asked for: %j', async (body) =>
    expect((await make(amel, body)).status).toBe(400),
  );

  it('is one of ten at most, however many are made at once', async () => {
    const made = await Promise.all(Array.from({ length: 12 }, () => make(other)));
    expect(made.map(({ status }) => status).sort()).toEqual([...Array(10).fill(201), 409, 409]);
  });
});

describe('/api/push', () => {
  const KEY = 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM';
  const subscription = (endpoint = 'https://push.example.org/s/abc', keys: object = {}) => ({
    endpoint,
    expirationTime: null,
    keys: { p256dh: KEY, auth: 'tBHItJI5svbpez7KI4CCXg', ...keys },
    language: 'ar',
  });
  const subscribe = (who: Somebody, body: object = subscription()) =>
    send(world, 'POST', '/api/push', { ...as(who), body });
  const list = (who: Somebody) => json<PushSubscriptions>(send(world, 'GET', '/api/push', as(who)));

  it('takes a browser over from who used it before, and lets go of it', async () => {
    expect((await subscribe(amel)).status).toBe(201);
    const { publicKey, subscriptions } = await list(amel);
    expect(Buffer.from(publicKey, 'base64url')).toHaveLength(65);
    expect(subscriptions).toMatchObject([{ service: 'push.example.org', language: 'ar', goneAt: null }]);
    await subscribe(other);
    expect((await list(amel)).subscriptions).toEqual([]);
    const [taken] = (await list(other)).subscriptions;
    expect((await send(world, 'DELETE', `/api/push/${taken!.id}`, as(amel))).status).toBe(404);
    const tested = await send(world, 'POST', '/api/push/test', as(other));
    expect([tested.status, (await json<{ messages: string[] }>(tested)).messages.length]).toEqual([202, 1]);
    expect((await send(world, 'DELETE', `/api/push/${taken!.id}`, as(other))).status).toBe(204);
    expect(JSON.stringify(await deeds('push.subscribe'))).not.toContain('push.example.org');
  });

  it.each([
    ['an address that is not https', subscription('http://push.example.org/s')],
    ['a key that is no point', subscription(undefined, { p256dh: `BAAA${KEY.slice(4)}` })],
    ['a short secret', subscription(undefined, { auth: 'AAAAAAAAAAAAAAAAAAAA' })],
    ['more than it asks for', { ...subscription(), accountId: 'x' }],
  ])('does not take %s', async (_, body) => expect((await subscribe(amel, body)).status).toBe(400));
});

describe('/api/unsubscribe', () => {
  const token = () => unsubscribeToken(world.services.secrets, 'layers', 'Amel.BenSalah@example.tn ');
  const path = (of = token()) => `/api/unsubscribe?token=${of}`;
  const count = async () => (await query('select from unsubscribed')).length;

  it('changes nothing by being opened, ends a topic by a post, and takes it back', async () => {
    expect(token()).not.toMatch(/amel|example/i);
    expect(await json(world.get(path()))).toMatchObject({ topic: 'layers', subscribed: true });
    expect(await count()).toBe(0);
    // As programs of mail do it (RFC 8058): no cookie, no origin, a form.
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    const post = () => fetch(world.origin + path(), { method: 'POST', body });
    expect(await json(post())).toMatchObject({ subscribed: false });
    expect((await post()).status).toBe(200);
    expect([await count(), (await deeds('topic.unsubscribe')).length]).toEqual([1, 1]);
    expect(await json(world.get(path()))).toMatchObject({ subscribed: false });
    expect(await json(send(world, 'DELETE', path()))).toMatchObject({ subscribed: true });
    expect(await count()).toBe(0);
  });

  it('leads a browser to the page', async () => {
    const answer = await fetch(world.origin + path(), {
      headers: { Accept: 'text/html' },
      redirect: 'manual',
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/unsubscribe?token=${token()}`]);
  });

  it('is not done by another site, nor with a token that is changed', async () => {
    const headers = { Origin: 'https://evil.example' };
    expect((await send(world, 'POST', path(), { headers })).status).toBe(403);
    const [topic, hash, mac] = token().split('.') as [string, string, string];
    const forged = [
      `${topic}.${mac}.${hash}`,
      `${topic}.${hash}.`,
      `x.${hash}.${mac}`,
      `${topic}.${hash}x.${mac}`,
      '..',
      'a',
    ];
    for (const one of forged)
      for (const method of ['GET', 'POST', 'DELETE'] as const)
        expect([one, (await send(world, method, path(one))).status]).toEqual([one, 404]);
    expect((await send(world, 'POST', '/api/unsubscribe')).status).toBe(400);
    expect(await count()).toBe(0);
  });
});
