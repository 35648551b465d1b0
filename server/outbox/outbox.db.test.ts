import { beforeAll, describe, expect, it } from 'vitest';
import type { OutboxMessage, OutboxPage } from '../../sql/model/api/outbox.ts';
import { post } from '../../sql/outbox/post.ts';
import { transaction } from '../../sql/transaction.ts';
import { keyOf, type Somebody, send, signIn } from '../../tests/harness/sign-in.ts';
import { useApp } from '../../tests/harness/use-app.ts';
import { unsubscribeToken } from './unsubscribe-token.ts';

const world = useApp({ template: 'empty' });
let admin: Somebody;
let amel: Somebody;
beforeAll(async () => {
  [admin, amel] = await Promise.all([signIn(world, 'administrator'), signIn(world)]);
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
