import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EFFECTS, TEST_HANDLERS, TEST_KINDS } from '../../tests/harness/jobs/kinds.ts';
import { jobTable } from '../../tests/harness/jobs/table.ts';
import { useDb } from '../../tests/harness/use-db.ts';
import { transaction } from '../transaction.ts';
import { claimJobs, type Free } from './claim.ts';
import { tickClock } from './clock.ts';
import { enqueue } from './enqueue.ts';
import { type JobHandler, JobLost } from './handler.ts';
import { lookAt, orphansOf, renew, workerName } from './lease.ts';
import type { Outcome, TakenJob } from './protocol.ts';
import { type AnyHandlers, type Kinds, runJob } from './run-job.ts';
import { settle } from './settle.ts';

const test = useDb();
const { put, row, set, effects } = jobTable(test);
const kinds: Kinds = TEST_KINDS;
beforeAll(() => test.db.pool.query(EFFECTS));
beforeEach(() => test.db.pool.query('truncate job, job_slot, effect'));

const NOW = { beforeMs: 0, afterMs: 0 };
const claim = (free: Partial<Free> = {}, worker = 'w', leaseMs = 60_000): Promise<TakenJob[]> =>
  claimJobs(test.db, { worker, leaseMs, kinds, free: { server: 9, etl: 9, ...free } });
const taken = async (): Promise<TakenJob> => (await claim())[0]!;
const run = (job: TakenJob, handlers: AnyHandlers = TEST_HANDLERS): Promise<Outcome> =>
  runJob(job, { kinds, handlers }, { db: test.db, env: {}, signal: new AbortController().signal });
const runWith = (job: TakenJob, handler: JobHandler<unknown>): Promise<Outcome> =>
  run(job, { slow: handler });
const effectOf = (id: number) => (client: { query: (text: string, values: unknown[]) => unknown }) =>
  client.query('insert into effect (job) values ($1)', [id]);

describe('a job that is put in', () => {
  it('is there only if what it belongs to is', async () => {
    const rolledBack = transaction(test.db, async (client) => {
      await enqueue(client, 'retention', {});
      throw new Error('changed my mind');
    });
    await expect(rolledBack).rejects.toThrow('changed my mind');
    expect((await test.db.pool.query('select 1 from job')).rowCount).toBe(0);
  });

  it('is refused with what its kind does not take', async () => {
    await expect(put('slow', { beforeMs: 'long' })).rejects.toThrow(/beforeMs/);
  });

  it('is the only one with its key that waits or runs', async () => {
    const id = await put('slow', NOW, { uniqueKey: 'a' });
    expect(await put('slow', NOW, { uniqueKey: 'a' })).toBeNull();
    const job = await taken();
    expect(await put('slow', NOW, { uniqueKey: 'a' })).toBeNull();
    expect(await run(job)).toEqual({ kind: 'done' });
    expect(await put('slow', NOW, { uniqueKey: 'a' })).toBeGreaterThan(id!);
  });

  it('is enqueued once by many at a time', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => put('slow', NOW, { uniqueKey: 'b' })));
    expect(ids.filter((id) => id !== null)).toHaveLength(1);
  });
});

describe('jobs are claimed', () => {
  it('by priority, then as they come, not before their time, and as many as there are hands', async () => {
    const late = await put('slow', NOW, { runAt: new Date(Date.now() + 60_000), priority: 9 });
    const first = await put('slow', NOW);
    const second = await put('flaky', { times: 0 });
    const urgent = await put('slow', NOW, { priority: 1 });
    const etl = await put('slow.etl', NOW);
    const ids = async (free: Free) => (await claim(free)).map(({ id }) => id).sort();
    expect(await ids({ server: 2, etl: 0 })).toEqual([first, urgent]);
    expect(await ids({ server: 9, etl: 1 })).toEqual([second, etl]);
    expect(await ids({ server: 9, etl: 9 })).toEqual([]);
    expect((await row(late!)).state).toBe('waiting');
  });

  it('by one worker each, however many ask at once', async () => {
    for (let n = 0; n < 40; n++) await put('slow', NOW);
    const claims = await Promise.all(Array.from({ length: 8 }, (_, n) => claim({ server: 7 }, `w${n}`)));
    const ids = claims.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length + (await claim({ server: 40 })).length).toBe(40);
  });

  it('not where nobody here knows their kind', async () => {
    await test.db.pool.query("insert into job (kind) values ('of-the-future')");
    expect(await claim()).toEqual([]);
  });
});

describe('the effect of a job', () => {
  it('ends it in the same transaction, with its result', async () => {
    await put('slow', NOW);
    const job = await taken();
    const outcome = await runWith(job, async (_, { complete }) => {
      await complete(
        (client) => Promise.resolve(effectOf(job.id)(client)).then(() => 7),
        (seven) => ({ seven }),
      );
    });
    expect(outcome).toEqual({ kind: 'done' });
    expect(await row(job.id)).toMatchObject({ state: 'done', progress: 1, result: { seven: 7 } });
    expect(await effects(job.id)).toBe(1);
  });

  it('does not stay where it fails half way; the job goes on', async () => {
    await put('slow', NOW);
    const job = await taken();
    const outcome = await runWith(job, (_, { complete }) =>
      complete(async (client) => {
        await effectOf(job.id)(client);
        await client.query('select 1/0');
      }),
    );
    expect(outcome).toMatchObject({ kind: 'failed', failure: { code: 'failed', detail: /22012/ } });
    expect([(await row(job.id)).state, await effects(job.id)]).toEqual(['running', 0]);
  });

  it.each([
    ['another has it', 'attempts = attempts + 1'],
    ['it waits again', "state = 'waiting'"],
    ['it was cancelled while it ran', 'cancel_at = now()'],
    ['it was done before', "state = 'done'"],
  ])('is not made where %s', async (_, change) => {
    await put('slow', NOW);
    const job = await taken();
    await set(job.id, change);
    expect(await run(job)).toEqual({ kind: 'lost' });
    expect(await effects(job.id)).toBe(0);
  });

  it('is made once, also by a handler that would twice', async () => {
    await put('slow', NOW);
    const job = await taken();
    let second: unknown;
    await runWith(job, async (_, { complete }) => {
      await complete(async (client) => effectOf(job.id)(client));
      second = await complete(async (client) => effectOf(job.id)(client)).catch((error: unknown) => error);
    });
    expect(second).toBeInstanceOf(JobLost);
    expect(await effects(job.id)).toBe(1);
  });

  it('is made once by two who both think that they have it', async () => {
    await put('slow', NOW);
    const old = await taken();
    await settle(test.db, { job: old, kind: kinds.slow!, failure: null });
    const now = await taken();
    expect([now.id, now.attempts]).toEqual([old.id, 2]);
    const outcomes = await Promise.all([run(old), run(now)]);
    expect(outcomes).toEqual([{ kind: 'lost' }, { kind: 'done' }]);
    expect(await effects(now.id)).toBe(1);
  });
});

describe('progress', () => {
  it('is told now and then, within its bounds, and not of a job that is another’s', async () => {
    await put('slow', NOW);
    const job = await taken();
    let late: unknown;
    await runWith(job, async (_, { progress }) => {
      await progress(7, 'x'.repeat(300));
      await progress(0.1, 'too soon to be told');
      expect(await row(job.id)).toMatchObject({ progress: 1, note: 'x'.repeat(200) });
    });
    await put('slow', NOW);
    const lost = await taken();
    await set(lost.id, 'attempts = 9');
    await runWith(lost, async (_, { progress }) => {
      late = await progress(0.5).catch((error: unknown) => error);
    });
    expect(late).toBeInstanceOf(JobLost);
  });
});

describe('a try that failed', () => {
  const failure = { code: 'failed', detail: 'why' } as const;
  const fail = async (more: object = {}) => {
    const job = await taken();
    return settle(test.db, { job, kind: kinds.flaky!, failure: { ...failure, ...more } });
  };
  const dueIn = async (id: number, from = Date.now()): Promise<number> =>
    (await row(id)).run_at.getTime() - from;

  it('is tried again after a pause, and is dead after its last', async () => {
    const id = (await put('flaky', { times: 9 }))!;
    const before = Date.now();
    expect(await fail({ afterMs: 60_000 })).toBe('waiting');
    expect(await dueIn(id, before)).toBeGreaterThan(60_000 * 0.74);
    expect(await dueIn(id)).toBeLessThan(60_000 * 1.26);
    for (const state of ['waiting', 'dead']) {
      await set(id, 'run_at = now()');
      expect(await fail()).toBe(state);
    }
    expect(await row(id)).toMatchObject({ fails: 3, attempts: 3, error: 'failed', error_detail: 'why' });
  });

  it('is dead at once where it is of no use to try again', async () => {
    await put('flaky', { times: 9 });
    expect(await fail({ isFinal: true })).toBe('dead');
  });

  it('is cancelled if that was asked for', async () => {
    await put('flaky', { times: 9 });
    await test.db.pool.query('update job set cancel_at = now()');
    expect(await fail()).toBe('cancelled');
  });

  it('does not count where nothing was wrong with it, and changes nothing of what another has', async () => {
    const id = (await put('flaky', { times: 9 }))!;
    const job = await taken();
    expect(await settle(test.db, { job, kind: kinds.flaky!, failure: null })).toBe('waiting');
    expect(await row(id)).toMatchObject({ fails: 0, attempts: 1, error: null });
    await taken();
    expect(await settle(test.db, { job, kind: kinds.flaky!, failure })).toBeNull();
    expect(await row(id)).toMatchObject({ state: 'running', fails: 0, attempts: 2 });
  });
});

it('a payload that its kind does not take any more is of no use', async () => {
  await test.db.pool.query(`insert into job (kind, payload) values ('slow', '{"beforeMs": "long"}')`);
  expect(await run(await taken())).toMatchObject({
    failure: { code: 'invalid-payload', detail: 'beforeMs', isFinal: true },
  });
});

describe('a lease', () => {
  const left = async (worker: string, jobs: TakenJob[] = []) =>
    (await orphansOf(test.db, { worker, jobs })).map(({ job, wasTaken }) => [job.id, wasTaken]);

  it('is over when its worker is silent, or gone from this machine', async () => {
    const here = workerName('x');
    const [host, pid] = here.split('/');
    for (let n = 0; n < 4; n++) await put('slow', NOW);
    const [a] = await claim({ server: 1 }, 'elsewhere/1/2/y');
    const [b] = await claim({ server: 1 }, 'elsewhere/1/2/z', -1);
    const [c] = await claim({ server: 1 }, here);
    const [d] = await claim({ server: 1 }, `${host}/${pid}/another birth/y`);
    expect(await left('me')).toEqual([
      [b!.id, true],
      [d!.id, true],
    ]);
    await renew(test.db, { worker: 'elsewhere/1/2/z', leaseMs: 60_000, jobs: [b!] });
    await renew(test.db, { worker: 'not its worker', leaseMs: -1, jobs: [a!] });
    expect(await left('me')).toEqual([[d!.id, true]]);
    // What its own worker does not know of, it never got to know of.
    expect(await left(here)).toEqual([
      [c!.id, false],
      [d!.id, true],
    ]);
    expect(await left(here, [c!])).toEqual([[d!.id, true]]);
  });

  it('shows how what is held stands', async () => {
    for (let n = 0; n < 4; n++) await put('slow', NOW);
    const jobs = await claim();
    await set(jobs[1]!.id, 'cancel_at = now()');
    await set(jobs[2]!.id, 'attempts = attempts + 1');
    await set(jobs[3]!.id, "state = 'waiting'");
    expect(await lookAt(test.db, jobs)).toEqual(['held', 'cancelled', 'lost', 'lost']);
  });
});

describe('what recurs', () => {
  const DAY = 86_400_000;
  const tick = () => tickClock(test.db, { recurring: { ...TEST_KINDS.recurring, everyMs: DAY } });
  const tomorrow = () => test.db.pool.query("update job_slot set slot = slot - interval '1 day'");
  const count = async () => (await test.db.pool.query("select 1 from job where kind = 'recurring'")).rowCount;

  it('is enqueued once in its time, by however many workers, and not beside one that still waits', async () => {
    await Promise.all(Array.from({ length: 6 }, tick));
    expect(await count()).toBe(1);
    await tomorrow();
    await tick();
    expect(await count()).toBe(1);
    await test.db.pool.query("update job set state = 'done'");
    await tick();
    expect(await count()).toBe(1);
    await tomorrow();
    await Promise.all(Array.from({ length: 6 }, tick));
    expect(await count()).toBe(2);
  });
});
