import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Db } from '../../../sql/db.ts';
import type { JobContext } from '../../../sql/jobs/handler.ts';
import { transaction } from '../../../sql/transaction.ts';
import { dyingAfter } from '../../../tests/harness/dying-db.ts';
import { useFollowers } from '../../../tests/harness/followers.ts';
import { startPushService } from '../../../tests/harness/push-service.ts';
import { makeAccount } from '../../../tests/harness/sign-in.ts';
import { useApp } from '../../../tests/harness/use-app.ts';
import { deliver } from '../../outbox/deliver.ts';
import { newSecret } from '../../outbox/webhook.ts';
import { sendAll } from './digest.ts';
import { notifyFollowers } from './notify.ts';

const world = useApp();
const { env, publish, subscribe, count, written, clearConfirmations, notify } = useFollowers(world);

/** Those who are written to: a push service and a machine of somebody's, on the loopback. */
const service = startPushService();
const hooked: unknown[] = [];
const hook = createServer((request, response) => {
  hooked.push(request.headers['webhook-id']);
  response.end();
}).listen(0, '127.0.0.1');
afterAll(() => {
  service.close();
  hook.close();
});

/** Whether it died on the way; whatever else is wrong is told. */
const died = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => false,
    (error: Error) => {
      if (error.message !== 'killed') throw error;
      return true;
    },
  );

it('killed at every step of publishing: a warning is published with its message, its job and its place on the map, or not at all', async () => {
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

it('killed at every step of telling: nobody is told twice and nobody left out, whenever it dies and begins anew', async () => {
  for (const name of ['a', 'b', 'c']) await subscribe(`${name}@example.tn`);
  await subscribe('d@example.tn', { rhythm: 'daily' });
  // A browser without an account, that follows twice.
  const { rows: browsers } = await world.db.pool.query<{ id: string }>(
    `with browser as (insert into push_subscription (endpoint, p256dh, auth) values ('https://push.example/1', 'p', 'a') returning id)
     insert into warning_subscription (channel, push_id, language, filter, confirmed_at)
     select 'push', id, 'fr', '{}', now() from browser, generate_series(1, 2) returning push_id as id`,
  );
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
  const receivers = [browsers[0]!.id, ...['a', 'b', 'c'].map((name) => `${name}@example.tn`)];
  expect(await written()).toEqual(receivers.map((one) => `warning-issued ${one}`).sort());
  expect(await count('job where kind = $1', ['deliver'])).toBe(4);
  for (let most = 1; ; most++) {
    const dead = await died(sendAll(dyingAfter(world.db, most)));
    expect(await count(`message where template = 'warning-digest'`)).toBeLessThan(2);
    if (!dead) break;
  }
  expect((await written()).filter((row) => row.startsWith('warning-digest'))).toEqual([
    'warning-digest d@example.tn',
  ]);
});

it('killed at every step of sending, by mail, push and webhook: each has it, nobody has another, and what comes again has its number', async () => {
  const { browser, inbox } = service.newBrowser();
  const { accountId } = await makeAccount(world.db);
  const id = crypto.randomUUID();
  const url = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/`;
  await world.db.pool.query(
    `insert into webhook (id, account_id, url, secret_sealed, topics) values ($1, $2, $3, $4, '{warnings}')`,
    [id, accountId, url, newSecret(world.services.secrets, id).sealed],
  );
  await world.db.pool.query(
    `with browser as (insert into push_subscription (endpoint, p256dh, auth) values ($1, $2, $3) returning id)
     insert into warning_subscription (channel, push_id, language, filter, confirmed_at) select 'push', id, 'fr', '{}', now() from browser`,
    [browser.endpoint, browser.keys.p256dh, browser.keys.auth],
  );
  await subscribe('a@example.tn');
  await clearConfirmations();
  await publish();
  await notify();
  const { rows } = await world.db.pool.query<{ id: string; channel: string }>(
    'select id, channel from message order by channel',
  );
  expect(rows.map(({ channel }) => channel)).toEqual(['mail', 'push', 'webhook']);
  const sending = (db: Db) =>
    ({
      ...{ db, attempt: 1, env: { ...env, WEBHOOK_INSIDE: 'allow', PUSH_SERVICES: 'any' } },
      signal: new AbortController().signal,
      complete: (work: Parameters<JobContext['complete']>[0]) => transaction(db, work),
    }) as unknown as JobContext;
  for (const message of rows) {
    let steps = 0;
    for (let most = 0; await died(deliver({ message: message.id }, sending(dyingAfter(world.db, most)))); )
      steps = ++most;
    // The message read, its receiver, and begin, note and commit that it was sent.
    expect([message.channel, steps]).toEqual([message.channel, 5]);
    // Whoever is asked for it again once that was noted sends nothing.
    await deliver({ message: message.id }, sending(world.db));
  }
  const [mail, push, webhook] = rows.map((row) => row.id);
  const told = { push: inbox().map((one) => one.id), webhook: hooked };
  // Each time that it was handed over and not noted, and then once.
  expect(told).toEqual({ push: Array(4).fill(push), webhook: Array(4).fill(webhook) });
  const folder = join(env.DATA_DIR!, 'mail');
  const mails = await Promise.all(
    (await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')),
  );
  expect(mails.map((text) => text.includes(`<${mail}@`))).toEqual([true]);
  expect(await count(`message where state = 'sent'`)).toBe(3);
});
