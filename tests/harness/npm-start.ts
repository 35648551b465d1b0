import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { tryPort } from '../../server/launch/port.ts';
import { compiledRoot } from './compiled.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** `npm start`, as a person in a terminal has it: a group of processes of its own. */
export type Started = {
  /** All that was printed so far. */
  output: () => string;
  /** Resolves with the address once it is printed; rejects when it ends before. */
  address: Promise<string>;
  exited: Promise<number | null>;
  /** Every process of it, npm first. */
  processes: () => number[];
  /** The process of it that runs a program, named by the end of its path as it is written. */
  program: (path: string) => number;
  /** What a terminal does on Ctrl-C. */
  interrupt: () => void;
  npm: ChildProcess;
  /** Ends whatever is left of it. */
  destroy: () => Promise<void>;
};

/**
 * A port for a product that takes it only once it has started, half a minute later: none of those that the system gives, as it gives
 * them to many others meanwhile (Linux from 32768 on, others from 49152).
 */
export const portForLater = async (): Promise<number> => {
  for (;;) {
    const port = await tryPort('127.0.0.1', randomInt(12_000, 32_000)).catch(() => null);
    if (port !== null) return port;
  }
};

const ADDRESS = /Biatouna is at (\S+)/;

const parents = (): [pid: number, parent: number][] =>
  execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);

/** A process and all below it. */
export const familyOf = (pid: number): number[] => {
  const all = parents();
  const family = [pid];
  for (const member of family)
    family.push(...all.filter(([, parent]) => parent === member).map(([child]) => child));
  return family;
};

/** Whether a process is Node with that program, compiled or not, and not the shell that started it; one that is gone is none. */
const runs = (pid: number, path: string): boolean => {
  const args = spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' })
    .stdout.trim()
    .split(' ');
  return args[0]!.endsWith('node') && args.some((arg) => arg.replace(/\.mjs$/, '.ts').endsWith(path));
};

/** Resolves when none of these processes is there any more. */
export const untilGone = async (pids: readonly number[]): Promise<void> => {
  while (parents().some(([pid]) => pids.includes(pid))) await sleep(200);
};

/**
 * Runs an npm script of this repository with an environment of its own; `compiled`: the same of what was compiled, which takes a
 * third of the time that TypeScript takes to be read, in each of five processes.
 */
export const npmStart = (
  env: Record<string, string>,
  args: string[] = ['start'],
  { compiled = false }: { compiled?: boolean } = {},
): Started => {
  const { DATABASE_URL: _, ...clean } = process.env;
  const npm = spawn('npm', args, {
    cwd: (compiled && compiledRoot()) || root,
    env: { ...clean, ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const exited = new Promise<number | null>((resolve) => npm.once('exit', resolve));
  const address = new Promise<string>((resolve, reject) => {
    for (const stream of [npm.stdout, npm.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        text += chunk;
        const found = ADDRESS.exec(text)?.[1];
        if (found) resolve(found);
      });
    }
    void exited.then(() => reject(new Error(`it ended before it was ready:\n${text}`)));
  });
  address.catch(() => undefined);
  return {
    output: () => text,
    address,
    exited,
    processes: () => familyOf(npm.pid!),
    program: (path) => familyOf(npm.pid!).find((pid) => runs(pid, path))!,
    interrupt: () => void process.kill(-npm.pid!, 'SIGINT'),
    npm,
    destroy: async () => {
      const left = familyOf(npm.pid!).filter((pid) => parents().some(([alive]) => alive === pid));
      for (const pid of left) process.kill(pid, 'SIGKILL');
      await untilGone(left);
    },
  };
};
