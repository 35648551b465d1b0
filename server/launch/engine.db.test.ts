import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Db, openDb } from '../../sql/db.ts';
import { homeOf } from '../../sql/embedded/home.ts';
import { runningEngine } from '../../sql/embedded/lock.ts';
import { beginEmbedded } from '../../tests/harness/templates.ts';
import { ENGINE } from '../../tests/harness/use-db.ts';
import { type KeptEngine, keepEngine } from './engine.ts';

describe.runIf(ENGINE === 'embedded')('the engine that the launcher keeps', () => {
  let dataDir: string;
  let engine: KeptEngine;
  let db: Db;
  const said: string[] = [];
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'biatouna-kept-'));
    await beginEmbedded('empty', inject('runFolder'), dataDir);
    await keep(120_000);
    await db.pool.query('create table kept (a int); insert into kept values (1)');
  });
  afterAll(async () => {
    await leave();
    await rm(dataDir, { recursive: true, force: true });
  });
  const keep = async (hangsAfterMs: number): Promise<void> => {
    const say = (line: string) => void said.push(line);
    engine = await keepEngine({ dataDir, hangsAfterMs, askEveryMs: 200, say });
    db = await openDb(engine.url, { max: 2 });
  };
  const leave = async (): Promise<void> => {
    await db.close();
    await engine.stop();
  };

  const pid = async (): Promise<number> => (await runningEngine(homeOf(dataDir)))?.pid ?? 0;
  const restarted = async (old: number): Promise<void> => {
    for (let now = old; now === old || now === 0; now = await pid()) await sleep(100);
  };
  const rows = async () => (await db.pool.query('select a from kept')).rows;

  it('is started again after it was killed, and the same pool goes on with what was saved', async () => {
    const old = await pid();
    process.kill(old, 'SIGKILL');
    await restarted(old);
    expect(await rows()).toEqual([{ a: 1 }]);
    expect(said).toEqual([
      'The database process ended; it is started again. Nothing that was saved is lost.',
    ]);
  });

  it('is left alone while it is only busy', async () => {
    said.length = 0;
    const [busy] = await Promise.all([
      db.pool.query('select count(*) as n from generate_series(1, 1000000)'),
      sleep(1000),
    ]);
    expect(busy.rows).toEqual([{ n: 1_000_000 }]);
    expect(said).toEqual([]);
  });

  it('is started again when it does not answer', async () => {
    // On a busy machine an engine may well be slower than that, and is started again once more then.
    await leave();
    await keep(2000);
    said.length = 0;
    const old = await pid();
    process.kill(old, 'SIGSTOP');
    await restarted(old);
    await expect.poll(rows).toEqual([{ a: 1 }]);
    expect(said[0]).toBe('The database does not answer; it is stopped.');
  });
});
