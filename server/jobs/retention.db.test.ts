import { expect, it } from 'vitest';
import { enqueue } from '../../sql/jobs/enqueue.ts';
import { KEPT_DAYS } from '../../sql/model/personal/retention.ts';
import { doJobs } from '../../tests/harness/jobs/do-jobs.ts';
import { makeAccount } from '../../tests/harness/sign-in.ts';
import { useDb } from '../../tests/harness/use-db.ts';
import { whereFound } from '../../tests/harness/where-found.ts';
import { BATCH } from './retention.ts';

const test = useDb();

const finished = (count: number, state: string, days: number) =>
  test.db.pool.query(
    `insert into job (kind, state, finished_at)
     select 'deliver', $2, now() - $3 * interval '1 day' from generate_series(1, $1)`,
    [count, state, days],
  );

it('jobs that ended are kept for their time and no longer', async () => {
  await finished(BATCH + 1, 'done', 31);
  await finished(1, 'done', 29);
  await finished(1, 'cancelled', 31);
  await finished(1, 'dead', 179);
  await finished(1, 'dead', 181);
  await test.db.pool.query(
    "insert into job (kind, run_at, created_at) values ('layer.publish', now() + interval '1 day', now() - interval '1 year')",
  );
  await enqueue(test.db.pool, 'retention', {});
  expect(await doJobs(test.db)).toBe(1);
  const { rows } = await test.db.pool.query(
    'select kind, state, error, count(*)::int as n from job group by kind, state, error order by kind, state',
  );
  expect(rows).toEqual([
    { kind: 'deliver', state: 'dead', error: null, n: 1 },
    { kind: 'deliver', state: 'done', error: null, n: 1 },
    { kind: 'layer.publish', state: 'waiting', error: null, n: 1 },
    { kind: 'retention', state: 'done', error: null, n: 1 },
  ]);
});

it('messages that were sent or given up are kept for ninety days, browsers that are gone for thirty', async () => {
  await test.db.pool.query(
    `insert into message (channel, recipient, language, template, state, created_at)
     select 'mail', state || days, 'en', 'test-message', state, now() - days * interval '1 day'
     from unnest(array['sent', 'dead', 'waiting', 'suppressed', 'discarded']) state, unnest(array[89, 91]) days`,
  );
  const { rows } = await test.db.pool.query<{ id: string }>(
    `insert into account (email, email_folded) values ('a@example.tn', 'a@example.tn') returning id`,
  );
  await test.db.pool.query(
    `insert into push_subscription (account_id, endpoint, p256dh, auth, gone_at)
     select $1::uuid, days::text, '', '', now() - days * interval '1 day' from unnest(array[29, 31]) days union all select $1::uuid, 'here', '', '', null`,
    [rows[0]!.id],
  );
  await enqueue(test.db.pool, 'retention', {});
  await doJobs(test.db);
  const kept = await test.db.pool.query(
    'select recipient as what from message union select endpoint from push_subscription order by what',
  );
  expect(kept.rows.map(({ what }) => what)).toEqual([
    '29',
    'dead89',
    'discarded89',
    'here',
    'sent89',
    'suppressed89',
    'waiting89',
    'waiting91',
  ]);
});

/** Of each thing a row is made whose time, `past`, lies the given days back; `mark` is how it is found again. */
const ENDING: Record<string, [days: number, rows: string]> = {
  'invited account': [
    KEPT_DAYS.invitedAccounts,
    'account (email, email_folded, created_at) select mark, mark, past',
  ],
  'ended session': [
    KEPT_DAYS.sessions,
    `session (token_hash, kind, account_id, user_agent, created_at, expires_at) select hash, 'account', owner, mark, past, now()`,
  ],
  'revoked session': [
    KEPT_DAYS.sessions,
    `session (token_hash, kind, account_id, user_agent, created_at, expires_at, revoked_at)
       select hash, 'account', owner, mark, past, now() + interval '1 day', now()`,
  ],
  errand: [
    KEPT_DAYS.errands,
    `session (token_hash, kind, case_number, expires_at) select hash, 'case', mark, past`,
  ],
  'ended link': [
    KEPT_DAYS.links,
    `one_time_token (hash, kind, email, expires_at) select hash, 'reset', mark, past`,
  ],
  'used link': [
    KEPT_DAYS.links,
    `one_time_token (hash, kind, email, expires_at, used_at) select hash, 'reset', mark, now() + interval '1 hour', past`,
  ],
  key: [
    KEPT_DAYS.keys,
    `api_key (id, secret_hash, account_id, name, scopes, per_minute, expires_at)
       select substr(md5(mark), 1, 12), hash, owner, mark, '{}'::text[], 1, past`,
  ],
  'failed tries': [KEPT_DAYS.attempts, 'throttle (key, failures, since, until) select mark, 1, now(), past'],
  message: [
    KEPT_DAYS.messages,
    `message (channel, recipient, language, template, state, created_at) select 'mail', mark, 'fr', 'x', 'sent', past`,
  ],
  browser: [
    KEPT_DAYS.receivers,
    `push_subscription (account_id, endpoint, p256dh, auth, gone_at) select owner, mark, '', '', past`,
  ],
  'browser without an account': [
    KEPT_DAYS.following,
    `push_subscription (endpoint, p256dh, auth, created_at) select mark, '', '', past`,
  ],
};

/** What goes on whatever its age. */
const STANDING = [
  `session (token_hash, kind, account_id, user_agent, created_at, expires_at)
     select hash, 'account', owner, mark, past, now() + interval '1 day'`,
  `message (channel, recipient, language, template, state, created_at) select 'mail', mark, 'fr', 'x', 'waiting', past`,
  'account (email, email_folded, email_verified_at, created_at) select mark, mark, past, past',
];

const insert = (rows: string, mark: string, days: number) =>
  test.db.pool.query(
    `insert into ${rows} from (select $1::text as mark, now() - $2::float8 * interval '1 day' as past, id as owner,
       sha256(convert_to($1, 'UTF8')) as hash from account where email = 'owner@example.tn') of`,
    [mark, days],
  );

it('what is kept of people goes when its time has come, and nothing else', async () => {
  await makeAccount(test.db, { email: 'owner@example.tn' });
  for (const rows of STANDING) await insert(rows, 'stands', 9000);
  for (const [what, [days, rows]] of Object.entries(ENDING)) {
    await insert(rows, `${what}, kept`, days - 0.1);
    await insert(rows, `${what}, gone`, days + 0.1);
  }
  await insert('account (email, email_folded, created_at) select mark, mark, past', 'invited again', 90);
  await test.db.pool.query(
    `insert into one_time_token (hash, kind, account_id, expires_at)
     select '\\x01', 'invitation', id, now() + interval '1 day' from account where email = 'invited again'`,
  );
  await enqueue(test.db.pool, 'retention', {});
  await doJobs(test.db);
  const found = await Promise.all(
    Object.keys(ENDING).map(async (what) => [
      what,
      (await whereFound(test.db, `${what}, kept`)).length,
      (await whereFound(test.db, `${what}, gone`)).length,
    ]),
  );
  expect(found).toEqual(Object.keys(ENDING).map((what) => [what, 1, 0]));
  expect(await whereFound(test.db, 'stands')).toEqual(['account', 'message', 'session']);
  expect(await whereFound(test.db, 'invited again')).toEqual(['account']);
  // An account does not go without a word.
  expect(await whereFound(test.db, 'account.erase')).toEqual(['audit']);
});
