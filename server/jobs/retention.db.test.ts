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
