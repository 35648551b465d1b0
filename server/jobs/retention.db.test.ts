import { expect, it } from 'vitest';
import { enqueue } from '../../sql/jobs/enqueue.ts';
import { doJobs } from '../../tests/harness/jobs/do-jobs.ts';
import { useDb } from '../../tests/harness/use-db.ts';
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
