import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SetupError } from '../setup-error.ts';
import { birthOf } from './birth.ts';
import { homeOf } from './home.ts';
import { lock, unlock } from './lock.ts';

describe('the lock of a data folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'biatouna-lock-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it.each(Array.from({ length: 30 }, (_, at) => at))('is taken by one of many at once (%i)', async (at) => {
    const home = homeOf(join(folder, String(at)));
    // A little apart, so that each step of one falls between any two of another.
    const apart = async (n: number) => {
      for (let step = 0; step < n; step++) await setImmediate();
      return lock(home);
    };
    const results = await Promise.allSettled(Array.from({ length: 12 }, (_, n) => apart(n * (at % 6))));
    const lost = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(lost).toHaveLength(11);
    for (const reason of lost) expect(reason).toBeInstanceOf(SetupError);
    await unlock(home);
    await lock(home);
  });

  it('is taken over from a turn that a crash left', async () => {
    const home = homeOf(folder);
    const mark = join(folder, 'engine.turn');
    await mkdir(mark);
    await utimes(mark, new Date(0), new Date(0));
    await expect(lock(home)).resolves.toBeUndefined();
  });

  it.each([
    ['of a process that is gone', { pid: 2 ** 22 - 7, born: '1' }],
    ['of a process whose number another has now', { pid: process.pid, born: 'long ago' }],
    ['of which nothing can be read', null],
  ])('is taken over with the record %s', async (_, record) => {
    const home = homeOf(folder);
    const text = { ...record, socketFolder: home.socketFolder, startedAt: new Date().toISOString() };
    await writeFile(home.record, record ? JSON.stringify(text) : '{"pid": 1');
    await lock(home);
    const taken: unknown = JSON.parse(await readFile(home.record, 'utf8'));
    expect(taken).toMatchObject({ pid: process.pid, born: birthOf(process.pid) });
  });

  it('says why where the folder cannot be written', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(lock(homeOf(join(folder, 'file', 'data')))).rejects.toThrow(/ENOTDIR/);
  });
});
