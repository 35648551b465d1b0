import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EFFECTS, TEST_KINDS } from '../../../tests/harness/jobs/kinds.ts';
import { jobTable, type TestKind } from '../../../tests/harness/jobs/table.ts';
import { testWorker } from '../../../tests/harness/jobs/worker.ts';
import { ENGINE, useDb } from '../../../tests/harness/use-db.ts';
import type { Worker } from './worker.ts';

const test = useDb();
const { put, row, set, until, open, effects } = jobTable(test);
const { recurring: _, ...kinds } = TEST_KINDS;

let worker: Worker;
beforeAll(async () => {
  await test.db.pool.query(EFFECTS);
  worker = testWorker({ db: test.db, kinds });
});
afterAll(() => worker?.stop());

const QUICK = { beforeMs: 0, afterMs: 0 };
const start = async (kind: TestKind, payload: unknown = {}): Promise<number> => (await put(kind, payload))!;

describe('a worker', () => {
  it('has jobs done by the programs of both tiers', async () => {
    for (const kind of ['slow', 'slow.etl'] as const) {
      const id = await start(kind, QUICK);
      expect(await until(id, 'done')).toMatchObject({ attempts: 1, fails: 0, error: null, progress: 1 });
      expect(await effects(id)).toBe(1);
    }
  });

  it('tries again what failed until it is dead, and tells nothing of what the error said', async () => {
    const [some, all] = [await start('flaky', { times: 2 }), await start('flaky', { times: 3 })];
    expect(await until(some, 'done')).toMatchObject({ attempts: 3, fails: 2, error: null });
    const dead = await until(all, 'dead');
    expect(dead).toMatchObject({ attempts: 3, fails: 3, error: 'failed' });
    expect(dead.error_detail).toMatch(/^Error at tests\/harness\/jobs\/kinds.ts:\d+$/);
    expect(await effects(all)).toBe(0);
    await set(all, "state = 'waiting', fails = 0, payload = jsonb_build_object('times', 0)");
    expect(await until(all, 'done')).toMatchObject({ attempts: 4 });
  });

  it('ends what is cancelled while it runs: the polite by a word, the others by force', async () => {
    for (const polite of [true, false]) {
      const id = await start('endless', { polite });
      await until(id, 'running');
      await set(id, 'cancel_at = now()');
      expect(await until(id, 'cancelled')).toMatchObject({ fails: 0, lease_until: null });
    }
    expect(await until(await start('slow', QUICK), 'done')).toMatchObject({ attempts: 1 });
  });

  it('ends what is another’s by now', async () => {
    const id = await start('endless', { polite: false });
    await until(id, 'running');
    await set(
      id,
      "attempts = attempts + 1, worker = 'elsewhere/1/2/x', lease_until = now() + interval '1 s'",
    );
    // Its new worker is never heard of, and it has but one try.
    expect(await until(id, 'dead')).toMatchObject({ error: 'worker-lost', attempts: 2 });
  });

  it('does what a worker left that is gone from this machine', async () => {
    await worker.stop();
    const id = await start('slow', QUICK);
    const [host, pid] = worker.name.split('/');
    await set(
      id,
      `state = 'running', attempts = 1, worker = '${host}/${pid}/before/x', lease_until = now() + interval '1 h'`,
    );
    worker = testWorker({ db: test.db, kinds });
    expect(await until(id, 'done')).toMatchObject({ attempts: 2, fails: 1, worker: worker.name });
    expect(await effects(id)).toBe(1);
  });

  // What a job's process may use up is the same whatever the engine.
  it.runIf(ENGINE === 'server').each([
    ['memory of the system', 'greedy', { heap: false }, 'out-of-memory', /^\d+ MB of 250 MB$/],
    ['its own memory', 'greedy', { heap: true }, 'out-of-memory', /MB of 250 MB$|^the heap was full$/],
    ['time', 'spinning', {}, 'timed-out', /^after 4 s$/],
    ['nothing, but ends its process', 'deadly', {}, 'process-ended', /^exit code 3$/],
    ['nothing, and is of no use', 'hopeless', {}, 'failed', /^there is no such address$/],
  ] as const)('bounds a job that takes %s', async (_, kind, payload, error, detail) => {
    const row = await until(await start(kind, payload), 'dead');
    expect(row).toMatchObject({ error, error_detail: expect.stringMatching(detail) });
  });

  it('gives back what runs when it is stopped, and is not to blame', async () => {
    const endless = await start('endless', { polite: false });
    await until(endless, 'running');
    await worker.stop();
    expect(await until(endless, 'waiting')).toMatchObject({ attempts: 1, fails: 0, worker: null });
    await set(endless, "state = 'cancelled'");
  });

  it('has ended first what ends soon enough', async () => {
    worker = testWorker({ db: test.db, kinds, pace: { graceMs: 120_000 } });
    const slow = await start('slow', { beforeMs: 200, afterMs: 0 });
    while ((await row(slow)).note !== 'half way') await sleep(10);
    await worker.stop();
    expect(await row(slow)).toMatchObject({ state: 'done', attempts: 1 });
  });
});

describe('two workers side by side', () => {
  it('do every job, each job once, and what recurs in its time', async () => {
    const workers = [testWorker({ db: test.db }), testWorker({ db: test.db, reportsMemory: true })];
    const ids: number[] = [];
    for (let n = 0; n < 60; n++)
      ids.push(await start(n % 4 ? 'slow' : 'slow.etl', { beforeMs: 20, afterMs: 5 }));
    while (await open()) await sleep(50);
    const rows = await Promise.all(ids.map(row));
    expect(rows.map(({ attempts }) => attempts)).toEqual(ids.map(() => 1));
    expect(await Promise.all(ids.map(effects))).toEqual(ids.map(() => 1));
    expect(new Set(rows.map(({ worker }) => worker))).toEqual(new Set(workers.map(({ name }) => name)));
    const greedy = await start('greedy', { heap: false });
    expect(await until(greedy, 'dead')).toMatchObject({ error: 'out-of-memory' });
    const { rows: ticks } = await test.db.pool.query<{ slots: number; jobs: number }>(
      `select count(distinct floor(extract(epoch from created_at) * 2))::int as slots, count(*)::int as jobs
       from job where kind = 'recurring'`,
    );
    expect(ticks[0]!.jobs).toBeGreaterThan(1);
    expect(ticks[0]!.jobs).toBe(ticks[0]!.slots);
    await Promise.all(workers.map(({ stop }) => stop()));
  });
});
