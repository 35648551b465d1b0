import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PushPayload } from '../../sql/model/api/outbox.ts';
import { openBrowser, PATIENCE_MS } from './open.ts';

const worker = await readFile(new URL('../../web/public/sw.js', import.meta.url));
const told: string[] = [];
const server = createServer(async (request, response) => {
  if (request.method === 'POST') told.push(`${request.url} ${await text(request)}`);
  const isWorker = request.url === '/sw.js';
  response.setHeader('Content-Type', isWorker ? 'text/javascript' : 'text/html').end(isWorker ? worker : '');
}).listen(0, 'localhost');
const origin = () => `http://localhost:${(server.address() as AddressInfo).port}`;

let browser: Browser;
let page: Page;
let devtools: CDPSession;
let registrationId: string;

beforeAll(async () => {
  browser = await openBrowser([], { whole: true });
  const context = await browser.newContext({ permissions: ['notifications'] });
  page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(origin());
  devtools = await context.newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      if (registrations[0]) resolve(registrations[0].registrationId);
    });
  });
  await devtools.send('ServiceWorker.enable');
  await page.evaluate(() =>
    navigator.serviceWorker.register('/sw.js').then(() => navigator.serviceWorker.ready),
  );
  registrationId = await registered;
});
afterAll(async () => {
  await browser?.close();
  server.close();
});

const push = (data: string) =>
  devtools.send('ServiceWorker.deliverPushMessage', { origin: origin(), registrationId, data });
const shown = () =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const all = await registration.getNotifications();
    return all.map(({ title, body, lang, dir, tag, data }) => ({ title, body, lang, dir, tag, data }));
  });

it('a notification is shown in its language and direction, once however often it comes', async () => {
  const payload: PushPayload = {
    id: '0b7f3c0e-7a51-4a0e-9d0c-3b1a5f2c9e44',
    title: 'رسالة تجريبية من بيئتنا',
    body: 'وصلت هذه الرسالة، فالإرسال يعمل.',
    link: '/account',
    language: 'ar',
    dir: 'rtl',
  };
  await push('no JSON');
  for (let time = 0; time < 2; time++) await push(JSON.stringify(payload));
  const { id, language, link, ...rest } = payload;
  await expect.poll(shown).toEqual([{ ...rest, lang: language, tag: id, data: { link } }]);
});

it('it opens a page of ours and no other', async () => {
  const [running] = page.context().serviceWorkers();
  const opens = (link: string) => running!.evaluate(`ownUrl(${JSON.stringify(link)})`);
  expect(await opens('/account?x=1')).toBe(`${origin()}/account?x=1`);
  for (const link of ['https://evil.example/', '//evil.example', 'javascript:alert(1)', '/\\evil.example'])
    expect([link, await opens(link)]).toEqual([link, `${origin()}/`]);
});

it('it tells when the push service gave it another address, by what it was told of the old one', async () => {
  const [running] = page.context().serviceWorkers();
  await running!.evaluate(async () => {
    const one = (endpoint: string) => ({
      toJSON: () => ({ endpoint, expirationTime: null, keys: { p256dh: 'p', auth: `a of ${endpoint}` } }),
    });
    for (const [oldSubscription, newSubscription] of [
      [null, one('n')] as const,
      [one('o'), one('n')] as const,
    ]) {
      const event = Object.assign(new Event('pushsubscriptionchange'), { oldSubscription, newSubscription });
      const done: Promise<unknown>[] = [];
      self.dispatchEvent(Object.assign(event, { waitUntil: (given: Promise<unknown>) => done.push(given) }));
      await Promise.all(done);
    }
  });
  await expect
    .poll(() => told)
    .toEqual([
      `/api/push/move ${JSON.stringify({
        was: { endpoint: 'o', auth: 'a of o' },
        is: { endpoint: 'n', expirationTime: null, keys: { p256dh: 'p', auth: 'a of n' } },
      })}`,
    ]);
});
