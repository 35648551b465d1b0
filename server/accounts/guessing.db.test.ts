import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mailsTo } from '../../tests/harness/mails.ts';
import { cookieOf, makeAccount, send } from '../../tests/harness/sign-in.ts';
import { type StartedApp, startApp, useApp } from '../../tests/harness/use-app.ts';
import type { HttpError } from '../http/error.ts';
import type { Attempt } from './attempts.ts';
import { openPasswords } from './passwords.ts';
import { newToken } from './secrets.ts';

const world = useApp({ template: 'empty' });
const PASSWORD = 'violet kettle on the roof';

/** A second server on the same database, behind a proxy. */
let second: StartedApp & { close: () => Promise<void> };
beforeAll(async () => {
  second = await startApp(world, { TRUST_PROXY: 'loopback' });
});
afterAll(() => second?.close());
beforeEach(async () => {
  await world.db.pool.query('delete from throttle');
});

type Headers = Record<string, string>;
const attempt = (email: string, password: string, headers: Headers = {}, origin = world.origin) =>
  send({ ...world, origin }, 'POST', '/api/session', { headers, body: { email, password } });
const somebody = async () =>
  makeAccount(world.db, { passwordHash: await world.services.passwords.hash(PASSWORD) });
const count = async (table: string): Promise<number> =>
  (await world.db.pool.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]!.n;

describe('who wants to know who has an account', () => {
  /** What one request did, as far as it takes time or can be seen. */
  const traceOf = async (path: string, body: object) => {
    const before = await Promise.all([
      count('message'),
      count('job'),
      count('one_time_token'),
      count('audit'),
    ]);
    const hashes = world.services.passwords.made();
    const response = await send(world, 'POST', path, { body });
    const after = await Promise.all([
      count('message'),
      count('job'),
      count('one_time_token'),
      count('audit'),
    ]);
    const { date: _, ...headers } = Object.fromEntries(response.headers);
    return {
      status: response.status,
      text: await response.text(),
      headers,
      hashes: world.services.passwords.made() - hashes,
      rows: after.map((value, index) => value - before[index]!),
    };
  };

  it.each([
    ['/api/accounts', { language: 'fr' }],
    ['/api/accounts/reset', { language: 'fr' }],
    ['/api/session/email', { language: 'fr' }],
    ['/api/session', { password: 'not the password' }],
  ])('learns it neither from what %s answers nor from how much it does', async (path, rest) => {
    const known = await somebody();
    const disabled = await somebody();
    await world.db.pool.query(`update account set state = 'disabled' where id = $1`, [disabled.accountId]);
    const { email: withoutPassword } = await makeAccount(world.db);
    const traces = [];
    for (const email of [
      known.email,
      disabled.email,
      withoutPassword,
      `nobody-${newToken().slice(0, 8)}@example.tn`,
    ])
      traces.push(await traceOf(path, { email, ...rest }));
    expect(new Set(traces.map((trace) => JSON.stringify(trace))).size).toBe(1);
  });

  it('gets the mail of no address that only looks alike', async () => {
    await makeAccount(world.db, { email: 'mike@example.org' });
    const lookalike = 'ｍike@example.org';
    await send(world, 'POST', '/api/accounts/reset', { body: { email: lookalike, language: 'fr' } });
    expect(await mailsTo(world.db, lookalike)).toEqual([]);
    expect(await mailsTo(world.db, 'mike@example.org')).toHaveLength(1);
  });

  it('can flood nobody with mails', async () => {
    const statuses = [];
    for (let time = 0; time < 6; time++) {
      const body = { email: 'victim@example.org', language: 'fr' };
      statuses.push((await send(world, 'POST', '/api/accounts', { body })).status);
    }
    expect(statuses).toEqual([202, 202, 202, 202, 429, 429]);
    expect(await mailsTo(world.db, 'victim@example.org')).toHaveLength(4);
  });
});

describe('who guesses passwords', () => {
  const guess = async (
    email: string,
    times: number,
    headersOf: (time: number) => Headers,
    origin: string,
  ) => {
    const statuses: number[] = [];
    for (let time = 0; time < times; time++)
      statuses.push((await attempt(email, 'wrong', headersOf(time), origin)).status);
    return statuses;
  };

  it('has to wait, and then even the right one is refused', async () => {
    const { email } = await somebody();
    expect(await guess(email, 7, () => ({}), world.origin)).toEqual([401, 401, 401, 401, 401, 401, 429]);
    const hashes = world.services.passwords.made();
    const right = await attempt(email, PASSWORD);
    expect([right.status, Number(right.headers.get('retry-after')), cookieOf(right)]).toEqual([
      429,
      expect.toSatisfy((seconds: number) => seconds > 0 && seconds <= 15),
      '',
    ]);
    expect(world.services.passwords.made()).toBe(hashes);
  });

  it('is not somebody else at each try because of headers, unless a proxy of ours says so', async () => {
    const { email } = await somebody();
    const other = (time: number): Headers => ({
      'X-Forwarded-For': `198.51.100.${time}`,
      'X-Real-IP': `198.51.100.${time}`,
      Forwarded: `for=198.51.100.${time}`,
    });
    expect((await guess(email, 7, other, world.origin)).at(-1)).toBe(429);
    await world.db.pool.query('delete from throttle');
    expect((await guess(email, 7, other, second.origin)).at(-1)).toBe(401);
    await world.db.pool.query('delete from throttle');
    // What a client wrote there before the proxy added its own address counts for nothing.
    const spoofed = (time: number): Headers => ({ 'X-Forwarded-For': `198.51.100.${time}, 203.0.113.9` });
    expect((await guess(email, 7, spoofed, second.origin)).at(-1)).toBe(429);
    await world.db.pool.query('delete from throttle');
    // One customer's many addresses of IPv6 are one.
    const sixes = (time: number): Headers => ({ 'X-Forwarded-For': `2001:db8:1:2::${time + 1}` });
    expect((await guess(email, 7, sixes, second.origin)).at(-1)).toBe(429);
  });

  it('keeps nobody out for long: where she was before she gets in, elsewhere by mail', async () => {
    const { email } = await somebody();
    const at = (address: string): Headers => ({ 'X-Forwarded-For': address });
    await attempt(email, PASSWORD, at('203.0.113.7'), second.origin);
    const statuses = await guess(email, 33, (time) => at(`198.51.${time}.1`), second.origin);
    expect([statuses[0], statuses.at(-1)]).toEqual([401, 429]);
    expect((await attempt(email, PASSWORD, at('192.0.2.1'), second.origin)).status).toBe(429);
    // Another machine of the network that she uses.
    expect((await attempt(email, PASSWORD, at('203.0.113.8'), second.origin)).status).toBe(200);
    await send(world, 'POST', '/api/accounts/reset', { body: { email, language: 'fr' } });
    const [mail] = await mailsTo(world.db, email);
    const reset = await send({ ...world, origin: second.origin }, 'POST', '/api/accounts/reset/confirm', {
      headers: at('192.0.2.1'),
      body: { token: mail?.token, password: `${PASSWORD} 2` },
    });
    expect(reset.status).toBe(200);
    expect((await attempt(email, `${PASSWORD} 2`, at('192.0.2.1'), second.origin)).status).toBe(200);
  });

  it('finds hashes that are made anew with the effort of today', async () => {
    const passwordHash = await openPasswords({ cost: 4 }).hash(PASSWORD);
    const { email, accountId } = await makeAccount(world.db, { passwordHash });
    expect((await attempt(email, PASSWORD)).status).toBe(200);
    const { rows } = await world.db.pool.query('select password_hash from account where id = $1', [
      accountId,
    ]);
    expect(rows[0].password_hash).toMatch(/^scrypt\$10\$8\$1\$/);
    expect((await attempt(email, PASSWORD)).status).toBe(200);
  });
});

describe('a link', () => {
  it('opens nothing but what it is for', async () => {
    const { email } = await somebody();
    await send(world, 'POST', '/api/accounts/reset', { body: { email, language: 'fr' } });
    const [mail] = await mailsTo(world.db, email);
    const token = mail?.token;
    for (const [path, body] of [
      ['/api/account/email/confirm', { token }],
      ['/api/session/email/confirm', { token }],
      ['/api/accounts/accept', { token, name: 'x', password: PASSWORD, language: 'fr' }],
      ['/api/session/second-factor', { ticket: token, code: '123456' }],
    ] as const)
      expect([path, (await send(world, 'POST', path, { body })).status]).toEqual([path, 410]);
    const body = { token, password: `${PASSWORD} 2` };
    const both = await Promise.all(
      [1, 2].map(() => send(world, 'POST', '/api/accounts/reset/confirm', { body })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 410]);
  });

  it('is stored hashed', async () => {
    const token = (await mailsTo(world.db, 'victim@example.org'))[0]!.token;
    const { rows } = await world.db.pool.query<{ all: string }>(
      `select string_agg(t::text, ' ') as all from one_time_token t`,
    );
    expect(token).toHaveLength(43);
    expect(rows[0]?.all).not.toContain(token);
    expect(rows[0]?.all).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
  });
});

/** All waits that there are. */
const WAITS = [15, 30, 60, 120, 240, 480, 900];
/** When the last try began: no wait began before it. */
let last = 0;
/** The wait that has so many seconds left, of which no more may have passed than did since then: on a busy machine that takes seconds. */
const wholeOf = (left: number): number => {
  const passed = (Date.now() - last) / 1000;
  return WAITS.find((whole) => left <= whole && left >= Math.floor(whole - passed)) ?? left;
};
/** Tries so many times; gives for each the seconds to wait, 0 where it was let through. */
const tries = async (
  times: number,
  attempt: Omit<Attempt, 'purpose'> & Partial<Pick<Attempt, 'purpose'>>,
): Promise<number[]> => {
  const waits: number[] = [];
  for (let time = 0; time < times; time++) {
    const begins = Date.now();
    waits.push(
      await world.services.attempts.begin({ purpose: 'sign-in', ...attempt }).then(
        () => 0,
        (error: HttpError) => wholeOf(Number(error.values.seconds)),
      ),
    );
    last = begins;
  }
  return waits;
};
/** As if the waits of everybody had passed. */
const waited = () => world.db.pool.query('update throttle set until = now() where until > now()');

describe('tries', () => {
  it('are free at first, then wait longer and longer, at most a quarter of an hour', async () => {
    const attempt = { who: 'a@example.tn', network: '192.0.2.1' };
    expect(await tries(7, attempt)).toEqual([0, 0, 0, 0, 0, 0, 15]);
    const waits: number[] = [];
    for (let round = 0; round < 8; round++) {
      await waited();
      waits.push(...(await tries(2, attempt)));
    }
    expect(waits.filter((_, index) => index % 2 === 1)).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
  });

  it('begin anew after a quiet hour, and after success', async () => {
    const attempt = { who: 'b@example.tn', network: '192.0.2.2' };
    await tries(7, attempt);
    await world.db.pool.query(`update throttle set until = now() - interval '61 minutes'`);
    expect(await tries(6, attempt)).toEqual([0, 0, 0, 0, 0, 0]);
    await waited();
    await (await world.services.attempts.begin({ purpose: 'sign-in', ...attempt })).succeeded();
    expect(await tries(6, attempt)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('that are made all at once are counted all', async () => {
    const attempt = { purpose: 'sign-in' as const, who: 'c@example.tn', network: '192.0.2.3' };
    const all = await Promise.allSettled(
      Array.from({ length: 40 }, () => world.services.attempts.begin(attempt)),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(6);
  });

  it('from one network at many doors wait too, and one’s own success does not reset that', async () => {
    const network = '2001:db8:0:1::/64';
    for (let door = 0; door < 50; door++) await tries(1, { who: `d${door}@example.tn`, network });
    await (
      await world.services.attempts.begin({ purpose: 'sign-in', who: 'mine@example.tn', network })
    ).succeeded();
    expect(await tries(2, { who: 'd60@example.tn', network })).toEqual([0, 15]);
  });

  it('from everywhere at one door do not keep its owner out where she was before', async () => {
    const who = 'E@example.tn';
    for (let at = 0; at < 31; at++) await tries(1, { who, network: `198.51.100.${at}` });
    expect(await tries(1, { who: 'e@EXAMPLE.tn', network: '203.0.113.1' })).toEqual([15]);
    expect(await tries(1, { who, network: '203.0.113.2', isKnownThere: true })).toEqual([0]);
    await world.services.attempts.forgive('sign-in', who);
    expect(await tries(1, { who, network: '203.0.113.3' })).toEqual([0]);
  });

  it('from everywhere at a published case do not keep out who sent it, and wait at each network', async () => {
    const [purpose, who] = ['case', '7K2M-9QXB'] as const;
    for (let at = 0; at < 40; at++) await tries(1, { purpose, who, network: `198.51.100.${at}` });
    expect(await tries(1, { purpose, who, network: '203.0.113.1' })).toEqual([0]);
    expect(await tries(7, { purpose, who, network: '203.0.113.2' })).toEqual([0, 0, 0, 0, 0, 0, 15]);
  });

  it('are kept without anything that names somebody', async () => {
    await tries(1, { who: 'f@example.tn', network: '192.0.2.4' });
    const { rows } = await world.db.pool.query<{ all: string }>(
      `select string_agg(t::text, ' ') as all from throttle t`,
    );
    expect(rows[0]?.all).not.toMatch(/example|192\.0\.2|198\.51|2001:db8/);
  });
});
