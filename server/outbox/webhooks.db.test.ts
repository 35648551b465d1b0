import { beforeAll, describe, expect, it } from 'vitest';
import type { PushSubscriptions, WebhookDetail, WebhookWithSecret } from '../../sql/model/api/outbox.ts';
import { keyOf, type Somebody, send, signIn } from '../../tests/harness/sign-in.ts';
import { useApp } from '../../tests/harness/use-app.ts';

const world = useApp({ template: 'empty' });
let admin: Somebody;
let amel: Somebody;
let other: Somebody;
beforeAll(async () => {
  [admin, amel, other] = await Promise.all([signIn(world, 'administrator'), signIn(world), signIn(world)]);
});

const json = async <T>(response: Promise<Response> | Response): Promise<T> =>
  (await (await response).json()) as T;
const as = (who: Somebody) => ({ headers: who.headers });
const query = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await world.db.pool.query<T>(sql, values)).rows;
const deeds = (action: string) =>
  query<{ after: unknown }>('select after from audit where action = $1 order by no desc', [action]);

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
