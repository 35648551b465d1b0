import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { FollowedHere } from '../../../sql/model/api/warnings.ts';
import { useFollowers } from '../../../tests/harness/followers.ts';
import { doJobs } from '../../../tests/harness/jobs/do-jobs.ts';
import { startPushService } from '../../../tests/harness/push-service.ts';
import { signIn } from '../../../tests/harness/sign-in.ts';
import { startApp, useApp } from '../../../tests/harness/use-app.ts';

const PUSH = { WEBHOOK_INSIDE: 'allow', PUSH_SERVICES: 'any' };
const world = useApp({ env: PUSH });
const { ask, places, env, publish, count, written } = useFollowers(world);
const service = startPushService();
afterAll(() => service.close());

const PATH = '/api/warnings/push';
const nobody = { headers: {} };
type Browser = ReturnType<typeof service.newBrowser>;

beforeEach(async () => {
  service.state.status = 201;
  await world.db.pool.query(
    'delete from push_subscription; delete from throttle; delete from one_time_token',
  );
});

const send = () => doJobs(world.db, { ...env, ...PUSH });
const want = ({ browser }: Browser, more: object = {}) =>
  ask(nobody, 'POST', PATH, { browser, language: 'fr', ...more });
const confirm = (token = '') => ask(nobody, 'POST', '/api/warnings/subscriptions/confirm', { token });
const proofOf = ({ browser: { endpoint, keys } }: Browser) => ({ endpoint, auth: keys.auth });
const followed = async (given: object) =>
  (JSON.parse((await ask(nobody, 'POST', `${PATH}/list`, given)).text) as FollowedHere).subscriptions;
const end = (given: object) => ask(nobody, 'POST', `${PATH}/end`, given);
/** Asks for warnings, gets the message, and answers it as the service worker does. */
const following = async (browser: Browser, more: object = {}) => {
  expect((await want(browser, more)).status).toBe(202);
  await send();
  expect((await confirm(browser.inbox().at(-1)?.confirm?.token)).status).toBe(200);
};

describe('following in a browser without an account', () => {
  it('begins when the browser answers what was sent to it, and not before; the answer is good once', async () => {
    expect(JSON.parse((await ask(nobody, 'GET', PATH)).text).publicKey).toMatch(/^[\w-]{87}$/);
    const browser = service.newBrowser();
    const filter = { places: [places[0]], severity: 'Moderate' };
    expect((await want(browser, { filter })).status).toBe(202);
    await publish();
    await send();
    expect(browser.inbox()).toMatchObject([
      {
        link: expect.stringMatching(/^\/warnings\/confirm#[\w-]{43}$/),
        language: 'fr',
        dir: 'ltr',
        confirm: { token: expect.stringMatching(/^[\w-]{43}$/), done: { link: '/warnings#follow' } },
      },
    ]);
    expect(await followed(proofOf(browser))).toMatchObject([{ isConfirmed: false, filter }]);
    const token = browser.inbox()[0]?.confirm?.token;
    expect((await confirm('x'.repeat(43))).status).toBe(410);
    expect((await confirm(token)).status).toBe(200);
    expect((await confirm(token)).status).toBe(410);
    expect(await followed(proofOf(browser))).toMatchObject([{ isConfirmed: true, filter, language: 'fr' }]);
    const id = await publish();
    await publish({ places: [places[5]] });
    await publish({ severity: 'Minor' });
    await send();
    expect(browser.inbox().slice(1)).toMatchObject([
      { title: expect.stringContaining('Wind'), link: `/warnings/${id}` },
    ]);
    // What was sent is not kept, and the token is kept nowhere.
    const { rows } = await world.db.pool.query(
      'select content from message union all select payload from job',
    );
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('is asked for an hour; a newer wish takes the place of one that was not answered', async () => {
    const browser = service.newBrowser();
    await want(browser);
    await want(browser, { filter: { categories: ['Met'] } });
    await send();
    const [first, second] = browser.inbox().map((one) => one.confirm?.token);
    expect((await confirm(first)).status).toBe(410);
    await world.db.pool.query(`update one_time_token set expires_at = now() - interval '1 second'`);
    await world.db.pool.query(`update warning_subscription set created_at = now() - interval '61 minutes'`);
    expect((await confirm(second)).status).toBe(410);
    expect(await followed(proofOf(browser))).toEqual([]);
    await publish();
    await send();
    expect(browser.inbox()).toHaveLength(2);
  });

  it('ends in the same browser, by what only it and we know; then nothing of it is kept', async () => {
    const [browser, other] = [service.newBrowser(), service.newBrowser()];
    await following(browser);
    await following(browser, { filter: { categories: ['Met'] }, rhythm: 'daily' });
    await following(other);
    const [one, two] = await followed(proofOf(browser));
    const { endpoint } = proofOf(browser);
    const wrong = proofOf(other).auth;
    expect(await followed({ endpoint, auth: wrong })).toEqual([]);
    expect((await end({ endpoint, auth: wrong, subscription: one?.id })).status).toBe(404);
    expect((await end({ ...proofOf(other), subscription: one?.id })).status).toBe(404);
    expect(JSON.parse((await end({ ...proofOf(browser), subscription: one?.id })).text)).toEqual({
      isKept: true,
    });
    expect(JSON.parse((await end({ ...proofOf(browser), subscription: two?.id })).text)).toEqual({
      isKept: false,
    });
    expect((await end({ ...proofOf(browser), subscription: two?.id })).status).toBe(404);
    expect(await count('push_subscription')).toBe(1);
    await publish();
    await send();
    expect([browser.inbox().length, other.inbox().length]).toEqual([2, 2]);
    const { rows } = await world.db.pool.query(
      `select action, actor_kind from audit where object_kind = 'subscription' order by no desc limit 2`,
    );
    expect(rows).toEqual(Array(2).fill({ action: 'warnings.unfollow', actor_kind: 'public' }));
    const all = await world.db.pool.query(`select before, after from audit`);
    expect(JSON.stringify(all.rows)).not.toContain('127.0.0.1');
  });

  it.each([404, 410])(
    'is over where the push service answers %i: the address goes at once',
    async (status) => {
      const browser = service.newBrowser();
      await following(browser);
      service.state.status = status;
      await publish();
      await send();
      expect([await count('push_subscription'), await count('warning_subscription')]).toEqual([0, 0]);
      const { rows } = await world.db.pool.query(
        `select state, error from message where template = 'warning-issued'`,
      );
      expect(rows).toEqual([{ state: 'dead', error: `http ${status}` }]);
    },
  );

  it('goes on where the push service gives the browser another address, by the secret of the old one', async () => {
    const [old, now, other] = [service.newBrowser(), service.newBrowser(), service.newBrowser()];
    await following(old);
    await following(other);
    const move = (was: object, is: Browser) => ask(nobody, 'POST', '/api/push/move', { was, is: is.browser });
    const { endpoint } = proofOf(old);
    expect((await move({ endpoint, auth: proofOf(other).auth }, now)).status).toBe(404);
    expect((await move(proofOf(now), old)).status).toBe(404);
    expect((await move(proofOf(old), other)).status).toBe(409);
    expect((await move(proofOf(old), now)).status).toBe(204);
    expect((await move(proofOf(old), now)).status).toBe(404);
    expect(await followed(proofOf(old))).toEqual([]);
    expect(await followed(proofOf(now))).toMatchObject([{ isConfirmed: true, language: 'fr' }]);
    await publish();
    await send();
    expect([old.inbox().length, now.inbox().length]).toEqual([1, 1]);
    expect(now.inbox()).toMatchObject([{ title: expect.stringContaining('Wind') }]);
  });

  it('tells a browser once, whichever of its wishes it fits, and waits for the digest where it is wanted', async () => {
    const browser = service.newBrowser();
    await following(browser);
    await following(browser, { filter: { categories: ['Met'] } });
    await publish();
    await send();
    expect(await written()).toHaveLength(3);
    expect(browser.inbox()).toHaveLength(3);
  });
});

describe('somebody who means harm', () => {
  it('changes no keys of a browser that proved itself, nor of one of an account', async () => {
    const browser = service.newBrowser();
    await following(browser);
    const his = {
      ...browser,
      browser: { ...service.newBrowser().browser, endpoint: browser.browser.endpoint },
    };
    expect((await want(his)).status).toBe(409);
    const owner = await signIn(world);
    const hers = service.newBrowser();
    expect((await ask(owner, 'POST', '/api/push', { ...hers.browser, language: 'ar' })).status).toBe(201);
    const theft = { ...hers, browser: { ...service.newBrowser().browser, endpoint: hers.browser.endpoint } };
    expect((await want(theft)).status).toBe(409);
    // Her own browser follows without signing in, too; the account keeps it, and its language.
    await following(hers, { language: 'en' });
    const [one] = await followed(proofOf(hers));
    expect(JSON.parse((await end({ ...proofOf(hers), subscription: one?.id })).text)).toEqual({
      isKept: true,
    });
    const { rows } = await world.db.pool.query(
      'select language from push_subscription where account_id = $1',
      [owner.accountId],
    );
    expect(rows).toEqual([{ language: 'ar' }]);
  });

  it('confirms by what he guesses of an address nothing: who cannot read what is sent there has no answer', async () => {
    const browser = service.newBrowser();
    const his = {
      ...browser,
      browser: { ...service.newBrowser().browser, endpoint: browser.browser.endpoint },
    };
    expect((await want(his)).status).toBe(202);
    await send();
    expect(() => browser.inbox()).toThrow();
    // The browser itself is not kept out by him.
    expect((await want(browser)).status).toBe(202);
  });

  it('has us call no machine of ours and no host that is no push service', async () => {
    const { browser } = service.newBrowser();
    const strict = await startApp(world);
    const at = async (endpoint: string, path = PATH, who: { headers: Record<string, string> } = nobody) => {
      const body =
        path === PATH
          ? { browser: { ...browser, endpoint }, language: 'fr' }
          : { ...browser, endpoint, language: 'fr' };
      const response = await strict.get(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Origin: strict.origin, ...who.headers },
        body: JSON.stringify(body),
      });
      const { parameter } = (await response.json().catch(() => ({}))) as { parameter?: string };
      return [response.status, parameter];
    };
    const inside = [
      'http://127.0.0.1:80/x',
      'https://127.0.0.1/x',
      'https://[::1]/x',
      'https://localhost/x',
      'https://10.0.0.1/',
      'https://169.254.169.254/',
      'https://u:p@fcm.googleapis.com/x',
    ];
    const strangers = [
      'https://evil.example/x',
      'https://fcm.googleapis.com.evil.example/',
      'https://notify.windows.com.evil.example/',
      'https://evilnotify.windows.com/',
    ];
    for (const endpoint of [...inside, ...strangers])
      expect([endpoint, ...(await at(endpoint))]).toEqual([endpoint, 400, 'browser.endpoint']);
    const { endpoint: known, keys } = browser;
    const moved = await strict.get('/api/push/move', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: strict.origin },
      body: JSON.stringify({
        was: { endpoint: known, auth: keys.auth },
        is: { ...browser, endpoint: 'https://evil.example/x' },
      }),
    });
    expect(await moved.json()).toMatchObject({ status: 400, parameter: 'is.endpoint' });
    expect(await at('ftp://fcm.googleapis.com/x')).toEqual([400, 'browser.endpoint']);
    const owner = await signIn({ db: world.db, origin: strict.origin });
    for (const endpoint of inside)
      expect([endpoint, ...(await at(endpoint, '/api/push', owner))]).toEqual([endpoint, 400, 'endpoint']);
    expect(await at('https://fcm.googleapis.com/fcm/send/x')).toEqual([202, undefined]);
    expect(await at('https://wns2-par02p.notify.windows.com/w/?token=x')).toEqual([202, undefined]);
    await strict.close();
  });

  it.each<[string, object, string]>([
    ['a place that there is not', { filter: { places: ['governorate:ins:none'] } }, 'filter.places'],
    [
      'a key that is no point',
      { browser: { keys: { p256dh: 'A'.repeat(87), auth: 'A'.repeat(22) } } },
      'browser.keys',
    ],
    ['a secret of another length', { browser: { keys: { auth: 'A'.repeat(27) } } }, 'browser.keys'],
    ['no endpoint', { browser: { endpoint: 'x' } }, 'browser.endpoint'],
    ['a word of ours', { account: '1' }, 'account'],
  ])('with %s is refused by name', async (_, given, parameter) => {
    const { browser: own } = service.newBrowser();
    const { browser = {}, ...rest } = given as { browser?: Partial<typeof own> };
    const merged = { ...own, ...browser, keys: { ...own.keys, ...browser.keys } };
    const { status, text } = await ask(nobody, 'POST', PATH, { browser: merged, language: 'fr', ...rest });
    expect([status, JSON.parse(text).parameter]).toEqual([400, parameter]);
    expect(await count('push_subscription')).toBe(0);
  });

  it('floods no browser, and asks for no more than a browser may have', async () => {
    const browser = service.newBrowser();
    const statuses: number[] = [];
    for (let at = 0; at < 8; at++) statuses.push((await want(browser)).status);
    expect(statuses.slice(0, 3)).toEqual([202, 202, 202]);
    expect(statuses.at(-1)).toBe(429);
    expect(await count('warning_subscription')).toBe(1);
    const full = service.newBrowser();
    await following(full);
    await world.db.pool.query(
      `insert into warning_subscription (channel, push_id, language, filter, confirmed_at)
       select channel, push_id, language, filter, now() from warning_subscription, generate_series(2, 30) where confirmed_at is not null`,
    );
    expect((await want(full)).status).toBe(409);
  });
});
