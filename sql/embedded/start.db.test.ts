import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { BRIEF } from '../../tests/harness/brief-engine.ts';
import { programOf } from '../../tests/harness/compiled.ts';
import { beginEmbedded } from '../../tests/harness/templates.ts';
import { ENGINE } from '../../tests/harness/use-db.ts';
import { openDb } from '../db.ts';
import { SetupError } from '../setup-error.ts';
import { birthOf } from './birth.ts';
import { homeOf } from './home.ts';
import { attachEmbedded, flagsOf, startEmbedded } from './start.ts';

const START = programOf(fileURLToPath(new URL('./start.ts', import.meta.url)));
/** Node with a module of ours at hand, given as text. */
const node = (text: string, stdio: StdioOptions): ChildProcess =>
  spawn(process.execPath, [...flagsOf(START), '--input-type=module', '-e', text], { stdio });

describe.runIf(ENGINE === 'embedded')('the embedded engine', () => {
  let folder: string;
  let dataDir: string;
  let count = 0;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'biatouna-embedded-'));
  });
  beforeEach(() => {
    dataDir = join(folder, `data-${++count}`);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const begin = () => beginEmbedded('empty', inject('runFolder'), dataDir);
  const start = () => startEmbedded({ dataDir, flags: BRIEF });
  const startNew = () => begin().then(start);
  const ask = async (url: string, query: string): Promise<unknown[]> => {
    const db = await openDb(url, { max: 1 });
    return db.pool.query(query).then(
      async ({ rows }) => {
        await db.close();
        return rows;
      },
      async (error: unknown) => {
        await db.close();
        throw error;
      },
    );
  };
  const saved = async (): Promise<unknown[]> => {
    const engine = await start();
    const rows = await ask(engine.url, 'select * from kept order by a');
    await engine.stop();
    return rows;
  };
  const gone = async (pid: number): Promise<void> => {
    while (birthOf(pid) !== null) await sleep(100);
  };

  /** A process that starts an engine and then waits; it prints the engine's number and address. */
  const parent = async (): Promise<{ process: ChildProcess; pid: number; url: string }> => {
    await begin();
    const program = `
      import { startEmbedded } from ${JSON.stringify(START)};
      const engine = await startEmbedded(${JSON.stringify({ dataDir, flags: BRIEF })});
      console.log(JSON.stringify({ pid: engine.pid, url: engine.url }));
      setInterval(() => undefined, 1000);`;
    const child = node(program, ['ignore', 'pipe', 'inherit']);
    const [line] = (await once(createInterface(child.stdout!), 'line')) as [string];
    return { process: child, ...(JSON.parse(line) as { pid: number; url: string }) };
  };

  it('keeps what was saved, is found while it runs and not after', async () => {
    expect(await attachEmbedded(dataDir)).toBeNull();
    const engine = await startNew();
    expect(await attachEmbedded(dataDir)).toBe(engine.url);
    await ask(engine.url, 'create table kept (a int); insert into kept values (1)');
    await engine.stop();
    expect(await attachEmbedded(dataDir)).toBeNull();
    expect(existsSync(homeOf(dataDir).record)).toBe(false);
    expect(await saved()).toEqual([{ a: 1 }]);
  });

  it('is refused to a second start, in a sentence, and goes on', async () => {
    const engine = await startNew();
    const second = start();
    await expect(second).rejects.toBeInstanceOf(SetupError);
    await expect(second).rejects.toThrow(
      `Biatouna already runs on ${dataDir}. Stop it first, or set another DATA_DIR.`,
    );
    expect(await ask(engine.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await engine.stop();
  });

  it('is given to one of three that start at the same moment', async () => {
    const results = await Promise.allSettled([start(), start(), start()]);
    const won = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const lost = results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []));
    for (const engine of won) await engine.stop();
    expect(won).toHaveLength(1);
    expect(lost).toEqual(Array(2).fill(expect.stringMatching(/already runs on/)));
  });

  it('opens again after it was killed, with every row that was acknowledged', async () => {
    const engine = await startNew();
    const db = await openDb(engine.url, { max: 1 });
    await db.pool.query('create table kept (a int)');
    let acknowledged = 0;
    const writing = (async () => {
      for (let a = 1; ; a++) {
        await db.pool.query('insert into kept values ($1)', [a]);
        acknowledged = a;
      }
    })().catch(() => undefined);
    await expect.poll(() => acknowledged).toBeGreaterThan(10);
    await sleep(300);
    engine.kill();
    await Promise.all([engine.exited, writing]);
    await db.close();
    const rows = await saved();
    expect(rows.slice(0, acknowledged)).toEqual(
      Array.from({ length: acknowledged }, (_, at) => ({ a: at + 1 })),
    );
  });

  it('ends when its parent is killed, and opens again', async () => {
    const held = await parent();
    await ask(held.url, 'create table kept (a int); insert into kept values (7)');
    held.process.kill('SIGKILL');
    await gone(held.pid);
    expect(await saved()).toEqual([{ a: 7 }]);
  });

  it('ends when its parent is killed even in the middle of a long query', async () => {
    const held = await parent();
    await ask(held.url, 'create table kept (a int); insert into kept values (8)');
    const long = ask(held.url, 'select count(*) from generate_series(1, 10000000000)').catch(() => 'cut off');
    await sleep(500);
    held.process.kill('SIGKILL');
    await gone(held.pid);
    expect(await long).toBe('cut off');
    expect(await saved()).toEqual([{ a: 8 }]);
  });

  it('begins anew where its making was cut short', async () => {
    const child = node(
      `import { startEmbedded } from ${JSON.stringify(START)}; await startEmbedded(${JSON.stringify({ dataDir })});`,
      'ignore',
    );
    while (!existsSync(homeOf(dataDir).database)) await sleep(5);
    const { pid } = JSON.parse(await readFile(homeOf(dataDir).record, 'utf8')) as { pid: number };
    process.kill(pid, 'SIGKILL');
    await once(child, 'exit');
    expect(existsSync(homeOf(dataDir).making)).toBe(true);
    const engine = await start();
    expect(await ask(engine.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await engine.stop();
    expect(existsSync(homeOf(dataDir).making)).toBe(false);
  });

  it('refuses a folder of another version of PostgreSQL, with the way out, and leaves it as it was', async () => {
    const home = homeOf(dataDir);
    await mkdir(home.database, { recursive: true });
    await writeFile(home.version, '17\n');
    const wrong = start();
    await expect(wrong).rejects.toBeInstanceOf(SetupError);
    await expect(wrong).rejects.toThrow(
      `${dataDir} was made by embedded PostgreSQL 17; this version has 18. Start the version that made it, or set another DATA_DIR and load the data again.`,
    );
    expect(await readFile(home.version, 'utf8')).toBe('17\n');
    expect(existsSync(home.record)).toBe(false);
  });

  it('puts its socket elsewhere where the path would be too long', async () => {
    dataDir = join(folder, 'long'.repeat(30));
    const engine = await startNew();
    expect(homeOf(dataDir).socketFolder.startsWith(tmpdir())).toBe(true);
    expect(await attachEmbedded(dataDir)).toBe(engine.url);
    expect(await ask(engine.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await engine.stop();
    expect(existsSync(homeOf(dataDir).socketFolder)).toBe(false);
  });
});
