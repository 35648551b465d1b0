import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { birthOf } from '../../sql/embedded/birth.ts';
import { sweep } from './run-folder.ts';

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'biatouna-sweep-'));
});
afterEach(() => rm(parent, { recursive: true, force: true }));

const run = async (name: string, owner: object | null): Promise<string> => {
  const folder = join(parent, `biatouna-tests-${name}`);
  await mkdir(join(folder, 'biatouna-pg-1', 'data'), { recursive: true });
  if (owner) await writeFile(join(folder, 'owner.json'), JSON.stringify(owner));
  return folder;
};
const serverOf = (folder: string, pid: number) =>
  writeFile(join(folder, 'biatouna-pg-1', 'data', 'postmaster.pid'), `${pid}\n/data\n`);
/** A process that waits, with a folder among its words, as a server has its data's. */
const waiting = (word: string) => spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', word]);

describe('what killed test runs left', () => {
  it('goes with its servers; runs that go on stay, and what is not theirs', async () => {
    const dead = await run('dead', { pid: process.pid, born: 'long ago' });
    const alive = await run('alive', { pid: process.pid, born: birthOf(process.pid) });
    const young = await run('young', null);
    await mkdir(join(parent, 'of-others'));
    const server = waiting(dead);
    const ended = once(server, 'exit');
    await serverOf(dead, server.pid!);
    await sweep(parent);
    expect((await ended)[1]).toBe('SIGQUIT');
    expect([dead, alive, young, join(parent, 'of-others')].map(existsSync)).toEqual([
      false,
      true,
      true,
      true,
    ]);
  });

  it('does not end a process that has a dead server’s number by now', async () => {
    const dead = await run('dead', { pid: process.pid, born: 'long ago' });
    const other = waiting('something else');
    await serverOf(dead, other.pid!);
    await sweep(parent);
    expect([existsSync(dead), other.exitCode, other.signalCode]).toEqual([false, null, null]);
    other.kill();
  });
});
