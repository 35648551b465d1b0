import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { programOf } from '../../../tests/harness/compiled.ts';
import { EFFECTS } from '../../../tests/harness/jobs/kinds.ts';
import { jobTable } from '../../../tests/harness/jobs/table.ts';
import { familyOf, untilGone } from '../../../tests/harness/npm-start.ts';
import { ENGINE } from '../../../tests/harness/use-db.ts';
import { useKeptDb } from '../../../tests/harness/use-kept-db.ts';
import { type Program, startProgram } from '../../launch/children.ts';

/**
 * Whatever is killed, frozen or cut off at whatever moment: at the end every job has had its effect exactly once, and what
 * was cancelled has had none. Workers are started again when they end, as the launcher does; on the embedded engine, which
 * has one, the engine is killed and started again.
 */
const test = useKeptDb();
const { put, row, until, open, effects } = jobTable(test);
/** One run is some fifty jobs and eight blows; `KILL_RUNS=20` for whoever changes what is tested here. */
const RUNS = Number(process.env.KILL_RUNS ?? 1);
const WORKERS = ENGINE === 'server' ? 2 : 1;
const path = programOf(
  fileURLToPath(new URL('../../../tests/harness/jobs/worker-program.ts', import.meta.url)),
);

const workers: Program[] = [];
let isOver = false;
const keep = async (at: number): Promise<void> => {
  while (!isOver) {
    workers[at] = startProgram({ path, env: { ...process.env, DATABASE_URL: test.url } });
    await workers[at].exited;
  }
};
beforeAll(async () => {
  await test.db.pool.query(EFFECTS);
  for (let at = 0; at < WORKERS; at++) void keep(at);
});
afterAll(async () => {
  isOver = true;
  await Promise.all(workers.map(({ stop }) => stop()));
});

const BLOWS = ['worker', 'runner', 'frozen', 'database'] as const;
type Blow = (typeof BLOWS)[number];

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself meanwhile.
  }
};

const strike = async (blow: Blow, at: number): Promise<void> => {
  const [worker, ...runners] = familyOf(workers[at % WORKERS]!.child.pid!);
  if (blow === 'worker') signal(worker!, 'SIGKILL');
  if (blow === 'runner' && runners.length) signal(runners[at % runners.length]!, 'SIGKILL');
  if (blow === 'database') await test.hit().catch(() => undefined);
  if (blow !== 'frozen') return;
  for (const pid of [worker!, ...runners]) signal(pid, 'SIGSTOP');
  await sleep(3000);
  for (const pid of [worker!, ...runners]) signal(pid, 'SIGCONT');
};

/** Asks until the database answers. */
const patiently = async <T>(ask: () => Promise<T>): Promise<T> => {
  for (;;) {
    const answer = await ask().then(
      (value) => ({ value }),
      () => null,
    );
    if (answer) return answer.value;
    await sleep(200);
  }
};

type Plan = {
  jobs: { kind: 'slow' | 'slow.etl'; beforeMs: number; afterMs: number; cancelAfterMs: number | null }[];
  blows: Blow[];
  pauses: number[];
};

const Plan: fc.Arbitrary<Plan> = fc.record({
  jobs: fc.array(
    fc.record({
      kind: fc.constantFrom('slow' as const, 'slow.etl' as const),
      beforeMs: fc.nat(150),
      afterMs: fc.nat(80),
      cancelAfterMs: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, fc.nat(3000)),
    }),
    { minLength: 40, maxLength: 60 },
  ),
  // Each kind of blow falls, the others at random.
  blows: fc
    .tuple(
      fc.shuffledSubarray([...BLOWS], { minLength: BLOWS.length }),
      fc.array(fc.constantFrom('worker', 'runner')),
    )
    .map(([all, more]) => [...all, ...more.slice(0, 4)] as Blow[]),
  pauses: fc.array(fc.nat(700), { minLength: 8, maxLength: 8 }),
});

const CANCEL = `update job set cancel_at = now(), state = case state when 'waiting' then 'cancelled' else state end,
    finished_at = case state when 'waiting' then now() end
  where id = $1 and state in ('waiting', 'running')`;

const TALLY = `select state, cancel_at is not null as cancelled, effects, count(*)::int as jobs
  from (select job.*, (select count(*)::int from effect where job = job.id) as effects from job) as job
  where kind <> 'recurring'
  group by 1, 2, 3`;

const run = async ({ jobs, blows, pauses }: Plan): Promise<void> => {
  await patiently(() => test.db.pool.query('truncate job, effect'));
  const ids: number[] = [];
  for (const { kind, beforeMs, afterMs } of jobs) ids.push((await put(kind, { beforeMs, afterMs }))!);
  const cancelled = jobs.map(async ({ cancelAfterMs }, at) => {
    if (cancelAfterMs === null) return;
    await sleep(cancelAfterMs);
    await patiently(() => test.db.pool.query(CANCEL, [ids[at]]));
  });
  for (const [at, blow] of blows.entries()) {
    await sleep(pauses[at]!);
    await strike(blow, at);
  }
  await Promise.all(cancelled);
  while ((await patiently(open)) > 0) await sleep(100);
};

const MINUTES = 60_000;

it('a worker that is killed leaves no process behind, and its job to the next', async () => {
  const id = (await put('slow', { beforeMs: 2000, afterMs: 0 }))!;
  const { worker } = await until(id, 'running');
  const pid = Number(worker!.split('/')[1]);
  while ((await row(id)).note !== 'half way') await sleep(20);
  const family = familyOf(pid);
  expect(family.length).toBeGreaterThan(1);
  signal(pid, 'SIGKILL');
  await untilGone(family);
  expect(await until(id, 'done')).toMatchObject({ attempts: 2, fails: 1, error: null });
  expect(await effects(id)).toBe(1);
});

const property = fc.asyncProperty(Plan, async (plan) => {
  await run(plan);
  const { rows } = await patiently(() => test.db.pool.query(TALLY));
  const right = rows.filter(({ state, cancelled, effects }) =>
    cancelled ? state === 'cancelled' && effects === 0 : state === 'done' && effects === 1,
  );
  expect(right).toEqual(rows);
  expect(rows.reduce((sum, { jobs }) => sum + jobs, 0)).toBe(plan.jobs.length);
});

it('every job is done once, whatever is killed when', { timeout: RUNS * 10 * MINUTES }, () =>
  fc.assert(property, { numRuns: RUNS, endOnFailure: true }),
);
