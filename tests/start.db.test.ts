import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openDb } from '../sql/db.ts';
import { attachEmbedded } from '../sql/embedded/start.ts';
import { npmStart, portForLater, type Started, untilGone } from './harness/npm-start.ts';
import { ENGINE, useDb } from './harness/use-db.ts';

/**
 * `npm start` itself, on both engines: what the README promises of it. A first start loads the starter pack. The one in a new clone
 * is of the repository as it lies there; those after it, and on a server, are of what was compiled.
 */
const FIRST_START_MS = 600_000;

let dataDir: string;
let started: Started | undefined;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'biatouna-start-'));
});
afterEach(async () => {
  await started?.destroy();
  started = undefined;
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const start = async (
  env: Record<string, string> = {},
  how: { compiled?: boolean } = {},
): Promise<Started> => {
  const port = String(await portForLater());
  started = npmStart({ DATA_DIR: dataDir, PORT: port, ...env }, ['start'], how);
  return started;
};
const startCompiled = (env: Record<string, string> = {}): Promise<Started> => start(env, { compiled: true });

/** Rows of a query that is asked beside the server. */
const ask = async (url: string | null, sql: string) => {
  const db = await openDb(url!, { max: 1 });
  const { rows } = await db.pool.query(sql);
  await db.close();
  return rows;
};

/** How many governorates the database has. */
const governorates = async (url: string | null): Promise<unknown> =>
  (await ask(url, "select feature_count as n from layer where id = 'governorates'"))[0]?.n;

/** Has `npm run verify` look at the data folder while the product runs. */
const verify = async (how: { compiled?: boolean } = {}): Promise<{ code: number | null; output: string }> => {
  const run = npmStart({ DATA_DIR: dataDir }, ['run', 'verify'], how);
  return { code: await run.exited, output: run.output() };
};

const LOSE_A_DAM = `delete from feature where vid = (select min(vid) from feature f join layer on no = layer_no
  where layer.id = 'dams' and until_revision > revision)`;

/**
 * What is computed of the pack, which takes minutes, waits for another day: it is no part of a start, and `tests/themes.db.test.ts`
 * looks at what comes of it.
 */
const POSTPONE = `update job set run_at = now() + interval '1 day'
  where state = 'waiting' and kind in ('series.gather', 'indicator.compute', 'outlook.run')`;

/** Resolves when a job was done that recurs: a worker runs beside the server. */
const untilWorked = async (url: string | null): Promise<void> => {
  const db = await openDb(url!, { max: 1 });
  const done = "select 1 from job where kind = 'retention' and state = 'done'";
  while ((await db.pool.query(done)).rowCount === 0) await sleep(200);
  await db.close();
};

/** Resolves when the server answers that it is ready. */
const untilReady = async (address: string): Promise<void> => {
  const status = () =>
    fetch(`${address}/readyz`).then(
      (answer) => answer.status,
      () => 0,
    );
  while ((await status()) !== 200) await sleep(200);
};

describe.runIf(ENGINE === 'embedded')('npm start in a new clone', () => {
  it(
    'makes the database, fills it, and serves; a second one is refused; Ctrl-C leaves nothing running',
    async () => {
      const { address, output, interrupt, processes } = await start();
      const at = await address;
      expect((await fetch(`${at}/readyz`)).status).toBe(200);
      expect(await governorates(await attachEmbedded(dataDir))).toBe(24);
      await ask(await attachEmbedded(dataDir), POSTPONE);
      await untilWorked(await attachEmbedded(dataDir));
      expect(output()).toMatch(/database started · \d+\.\d s/);
      expect(output()).toMatch(/There is no administrator yet\.[^\n]+\n +http:\S+\/invite#[\w-]{43}\n/);
      expect(output()).toMatch(/database brought up to date · \d+\.\d s/);

      const second = npmStart({ DATA_DIR: dataDir });
      expect(await second.exited).toBe(1);
      expect(second.output()).toContain(
        `Biatouna already runs on ${dataDir}. Stop it first, or set another DATA_DIR.\n`,
      );
      expect(second.output()).not.toMatch(/ at .*\.ts:\d+/);

      const list = npmStart({ DATA_DIR: dataDir }, ['run', 'etl', '--', 'list']);
      expect(await list.exited).toBe(0);
      expect(list.output()).toMatch(/governorates/);

      const good = await verify();
      expect(good.output).toContain('What is loaded is what the sources hold.');
      expect(good.code).toBe(0);
      await ask(await attachEmbedded(dataDir), LOSE_A_DAM);
      const bad = await verify({ compiled: true });
      expect(bad.output).toContain('What is loaded differs from what the sources hold.');
      expect(bad.code).toBe(1);

      const all = processes();
      interrupt();
      await untilGone(all);
      expect(output()).toMatch(/Stopping… \(once more: at once\)\s*$/);
      expect(await attachEmbedded(dataDir)).toBeNull();
    },
    FIRST_START_MS,
  );

  it('skips what is done, starts a server and a worker again that were killed, and leaves no orphan when npm is killed', async () => {
    const { address, output, npm, processes, program } = await startCompiled();
    const at = await address;
    expect(output()).not.toMatch(/brought up to date|pages built|governorates/);

    process.kill(program('server/main.ts'), 'SIGKILL');
    while (!output().includes('The server ended (exit code 1); it is started again.')) await sleep(100);
    await untilReady(at);
    while (program('server/worker.ts') === undefined) await sleep(100);
    process.kill(program('server/worker.ts'), 'SIGKILL');
    while (!output().includes('The worker ended (exit code 1); it is started again.')) await sleep(100);

    const all = processes();
    npm.kill('SIGKILL');
    await untilGone(all);
  });

  it('leaves no orphan when the launcher is killed, opens again, and goes on with a new engine when that is killed', async () => {
    const first = await startCompiled();
    await first.address;
    const all = first.processes();
    process.kill(first.program('server/start.ts'), 'SIGKILL');
    await untilGone(all);

    const { address, output, program, exited } = await startCompiled();
    const at = await address;
    await untilReady(at);
    expect(await governorates(await attachEmbedded(dataDir))).toBe(24);
    process.kill(program('sql/embedded/child.ts'), 'SIGKILL');
    while (!output().includes('The database process ended; it is started again.')) await sleep(100);
    await untilReady(at);
    expect(await governorates(await attachEmbedded(dataDir))).toBe(24);
    process.kill(program('server/start.ts'), 'SIGTERM');
    expect(await exited).toBe(0);
  });

  it('says in a sentence that the port is in use, and exits 1', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const { exited, output } = await startCompiled({ PORT: String(port) });
    expect(await exited).toBe(1);
    expect(output()).toContain(`Port ${port} is in use. Stop what uses it, or set another PORT.\n`);
    other.close();
  });
});

describe.runIf(ENGINE === 'server')('npm start with DATABASE_URL', () => {
  const test = useDb();

  it(
    'fills the database, serves, and ends on Ctrl-C',
    async () => {
      const { address, interrupt, processes, program } = await startCompiled({ DATABASE_URL: test.url });
      await untilReady(await address);
      expect(await governorates(test.url)).toBe(24);
      await ask(test.url, POSTPONE);
      await untilWorked(test.url);
      const all = processes();
      expect(all).toContain(program('server/jobs/run.ts'));
      interrupt();
      await untilGone(all);
    },
    FIRST_START_MS,
  );

  it.each([
    ['postgres://me:secret@127.0.0.1:1/x', 'No database server answers at postgres://me:***@127.0.0.1:1/x.'],
    ['nonsense', 'DATABASE_URL is not an address.'],
  ])('says in a sentence what is wrong with %s, and exits 1', async (url, sentence) => {
    const { exited, output } = await start({ DATABASE_URL: url });
    expect(await exited).toBe(1);
    expect(output()).toContain(sentence);
    expect(output()).not.toMatch(/ at .*\.ts:\d+/);
  });
});
