import { type ChildProcess, fork } from 'node:child_process';
import { tsxFlags } from '../../sql/embedded/start.ts';

/** A program of ours in a process of its own; it ends with this one (see die-with-parent). */
export type Program = { child: ChildProcess; exited: Promise<number>; stop: () => Promise<void> };

/** How long a program may take to end in good order. */
const GRACE_MS = 10_000;

export const startProgram = (
  path: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  flags: string[] = tsxFlags(),
): Program => {
  const child = fork(path, args, { execArgv: flags, env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const exited = new Promise<number>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ? 1 : (code ?? 1)));
    child.once('error', () => resolve(1));
  });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
    await exited;
    clearTimeout(late);
  };
  return { child, exited, stop };
};

/** Runs a program to its end; throws when it fails. */
export const runProgram = async (
  title: string,
  path: string,
  args: string[],
  env: NodeJS.ProcessEnv,
): Promise<void> => {
  const code = await startProgram(path, args, env).exited;
  if (code !== 0) throw new Error(`${title} failed (exit code ${code})`);
};
