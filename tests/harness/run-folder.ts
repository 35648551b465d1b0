import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, readdir, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { birthOf } from '../../sql/embedded/birth.ts';

const PREFIX = 'biatouna-tests-';
const Owner = z.object({ pid: z.int(), born: z.string() });

/** Whether the process that made a folder lives; one that says nothing of its maker may just be being made. */
const isLeft = async (folder: string): Promise<boolean> => {
  const content: unknown = await readFile(join(folder, 'owner.json'), 'utf8')
    .then(JSON.parse)
    .catch(() => null);
  const owner = Owner.safeParse(content).data;
  return owner !== undefined && birthOf(owner.pid) !== owner.born;
};

/** Numbers of the PostgreSQL servers whose data lie in a folder, by the file that each keeps there. */
const serversIn = (folder: string): number[] =>
  readdirSync(folder).flatMap((name) => {
    const file = join(folder, name, 'data', 'postmaster.pid');
    return existsSync(file) ? [Number.parseInt(readFileSync(file, 'utf8'), 10)] : [];
  });

/** A number may have been given to another process since: only one that runs on that folder is ended. */
const endServer = (pid: number, folder: string): void => {
  const command = existsSync(`/proc/${pid}/cmdline`) ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : '';
  if (command.includes(folder)) process.kill(pid, 'SIGQUIT');
};

/** Takes away what test runs that were killed left in the temporary folder: files, and their database servers. */
export const sweep = async (parent: string): Promise<void> => {
  const names = (await readdir(parent)).filter((name) => name.startsWith(PREFIX));
  for (const folder of names.map((name) => join(parent, name))) {
    if (!(await isLeft(folder))) continue;
    for (const pid of serversIn(folder)) endServer(pid, folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
};

const IN_MEMORY = '/dev/shm';
/** More than a run ever needs for its files, several times over. */
const ROOM = 8 * 2 ** 30;

/**
 * Where runs have their folders: in memory where there is plenty of it, as databases are made by the hundred, of a thousand
 * files each, and files cost a disk a millisecond each.
 */
const parentOfRuns = async (): Promise<string> => {
  if (!existsSync(IN_MEMORY) || process.availableMemory() < 2 * ROOM) return tmpdir();
  const { bavail, bsize } = await statfs(IN_MEMORY);
  return bavail * bsize > ROOM ? IN_MEMORY : tmpdir();
};

/**
 * A folder of its own for the temporary files of a test run and its processes (`TMPDIR`), known by the process that made it,
 * so that a later run finds what a killed one left.
 */
export const openRunFolder = async (): Promise<{ close: () => Promise<void> }> => {
  const parent = await parentOfRuns();
  await sweep(parent);
  const folder = await mkdtemp(join(parent, PREFIX));
  // The database server runs as a user of its own.
  await chmod(folder, 0o711);
  await writeFile(
    join(folder, 'owner.json'),
    JSON.stringify({ pid: process.pid, born: birthOf(process.pid) }),
  );
  process.env.TMPDIR = folder;
  return { close: () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }) };
};
