import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { beforeAll, expect, it } from 'vitest';
import { CreatedKey } from '../../sql/model/api/keys.ts';
import { doJobs } from '../../tests/harness/jobs/do-jobs.ts';
import { mailsTo } from '../../tests/harness/mails.ts';
import { cookieOf, send, signIn } from '../../tests/harness/sign-in.ts';
import { useApp } from '../../tests/harness/use-app.ts';
import { COOKIE } from '../http/identify.ts';
import { openLog } from '../http/log.ts';

let lines = '';
const stream = new Writable({
  write: (chunk, _encoding, done) => {
    lines += String(chunk);
    done();
  },
});
const world = useApp({ template: 'empty', log: openLog('trace', stream) });

const EMAIL = 'douja.m@example.tn';
const NAME = 'Douja Marker';
const PASSWORD = 'purple lantern under water';
/** Secrets and names of the run: none may be found. */
const marks = new Set([EMAIL, NAME, 'Douja', 'douja', PASSWORD, 'purple', COOKIE, 'bia_']);

const ask = async (
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  headers: Record<string, string> = {},
  body?: unknown,
): Promise<Response> => send(world, method, path, { headers: { Origin: world.origin, ...headers }, body });

/** Breaks what every deed writes to, so that requests fail for a reason that is ours. */
const whileBroken = async (work: () => Promise<void>): Promise<void> => {
  await world.db.pool.query('alter table audit_head rename to audit_head_away');
  await work();
  await world.db.pool.query('alter table audit_head_away rename to audit_head');
};

/** A life: registers, signs in wrongly and rightly, makes a key, fails, is looked for, erases. */
const live = async (): Promise<void> => {
  await ask('POST', '/api/accounts', {}, { email: EMAIL, language: 'fr' });
  const token = (await mailsTo(world.db, EMAIL))[0]?.token ?? '';
  const accept = { token, name: NAME, password: PASSWORD, language: 'fr' };
  await whileBroken(async () => {
    expect((await ask('POST', '/api/accounts/accept', {}, accept)).status).toBe(500);
  });
  expect((await ask('POST', '/api/accounts/accept', {}, accept)).status).toBe(200);
  expect((await ask('POST', '/api/session', {}, { email: EMAIL, password: `${PASSWORD}!` })).status).toBe(
    401,
  );
  const signedIn = await ask('POST', '/api/session', {}, { email: EMAIL, password: PASSWORD });
  const mine = { Cookie: cookieOf(signedIn) };
  const made = await ask('POST', '/api/keys', mine, { name: `${NAME}’s key`, scopes: [] });
  const { text } = CreatedKey.parse(await made.json());
  for (const mark of [token, mine.Cookie.split('=')[1]!, text, text.slice(-43)]) marks.add(mark);
  await ask('GET', '/api/country', { Authorization: `Bearer ${text}` });
  await ask('GET', '/api/country', { Authorization: `Bearer ${text}x` });
  await ask('GET', `/${EMAIL}/${text}?email=${EMAIL}&token=${text}`);
  await whileBroken(async () => {
    expect((await ask('PATCH', '/api/account', mine, { name: `${NAME} again` })).status).toBe(500);
  });
  const admin = await signIn(world, 'administrator');
  await ask('POST', '/api/users/search', admin.headers, { q: EMAIL });
  expect((await ask('DELETE', '/api/account', mine)).status).toBe(204);
};

let metrics: string;
beforeAll(async () => {
  await live();
  const env = {
    DATABASE_URL: world.url,
    SECRET_KEY: world.services.config.SECRET_KEY,
    DATA_DIR: await mkdtemp(join(tmpdir(), 'traces-')),
  };
  await doJobs(world.db, env);
  metrics = await (await world.get('/metrics')).text();
});

it('what failed is in the log, and nothing of whom it failed for', () => {
  expect(lines.match(/request failed/g)).toHaveLength(2);
  expect([...marks].filter((mark) => lines.includes(mark))).toEqual([]);
});

it('the numbers for Prometheus name nobody', () => {
  expect(metrics).toContain('route="/api/keys"');
  expect([...marks].filter((mark) => metrics.includes(mark))).toEqual([]);
});

it('nor does the trail', async () => {
  const { rows } = await world.db.pool.query<{ row: string }>('select audit::text as row from audit');
  expect(rows.length).toBeGreaterThan(4);
  expect(rows.filter(({ row }) => [...marks].some((mark) => row.includes(mark)))).toEqual([]);
});
