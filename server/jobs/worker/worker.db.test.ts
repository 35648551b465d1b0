import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EnqueueOptions, enqueueAs } from '../../../sql/jobs/enqueue.ts';
import type { JobKind } from '../../../sql/model/job.ts';
import { EFFECTS, TEST_KINDS } from '../../../tests/harness/jobs/kinds.ts';
import { testWorker } from '../../../tests/harness/jobs/worker.ts';
import { useDb } from '../../../tests/harness/use-db.ts';
import type { Worker } from './worker.ts';

const test = useDb();
let worker: Worker;
beforeAll(async () => {
  await test.db.pool.query(EFFECTS);
  const { recurring: _, ...kinds } = TEST_KINDS;
  worker = testWorker({ db: test.db, kinds });
});
afterAll(() => worker?.stop());

const put = async (name: keyof typeof TEST_KINDS, payload: unknown, options?: EnqueueOptions) =>
  (await enqueueAs(test.db.pool, name, TEST_KINDS[name] as JobKind, payload, options))!;

type Row = {
  state: string;
  fails: number;
  attempts: number;
  error: string | null;
  error_detail: string | null;
};
const row = async (id: number): Promise<Row> =>
  (await test.db.pool.query<Row>('select * from job where id = $1', [id])).rows[0]!;
const until = async (id: number, ...states: string[]): Promise<Row> => {
  for (;;) {
    const now = await row(id);
    if (states.includes(now.state)) return now;
    await sleep(50);
  }
};
const effects = async (id: number): Promise<number> =>
  (await test.db.pool.query('select 1 from effect where job = $1', [id])).rowCount!;

describe('a worker', () => {
  it('does a job once', async () => {
    const id = await put('slow', { beforeMs: 0, afterMs: 0 });
    expect(await until(id, 'done')).toMatchObject({ attempts: 1, fails: 0, error: null });
    expect(await effects(id)).toBe(1);
  });

  it('tries again what failed, and tells nothing of what the error said', async () => {
    const id = await put('flaky', { times: 2 });
    expect(await until(id, 'done')).toMatchObject({ attempts: 3, fails: 2 });
    const dead = await put('flaky', { times: 3 });
    const row = await until(dead, 'dead');
    expect(row).toMatchObject({ attempts: 3, fails: 3, error: 'failed' });
    expect(row.error_detail).toMatch(/^Error at tests\/harness\/jobs\/kinds.ts:\d+$/);
    expect(await effects(dead)).toBe(0);
  });

  it.each([
    ['greedy', { heap: false }, 'out-of-memory', /^\d+ MB of 250 MB$/],
    ['greedy', { heap: true }, 'out-of-memory', /MB of 250 MB$|the heap was full/],
    ['spinning', {}, 'timed-out', /^after 4 s$/],
    ['deadly', {}, 'process-ended', /^exit code 3$/],
    ['hopeless', {}, 'failed', /^there is no such address$/],
  ] as const)('bounds %s %j', async (name, payload, code, detail) => {
    const row = await until(await put(name, payload), 'dead');
    expect(row).toMatchObject({ error: code, fails: TEST_KINDS[name].attempts === 2 ? 2 : 1 });
    expect(row.error_detail).toMatch(detail);
  });
});
