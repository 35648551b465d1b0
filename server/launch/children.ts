import { type ChildProcess, fork } from 'node:child_process';
import { flagsOf } from '../../sql/embedded/start.ts';
import type { Lifetime, Part } from './lifetime.ts';

/** A program of ours in a process of its own; it ends with this one (see die-with-parent). */
export type Program = Part & { child: ChildProcess; exited: Promise<number> };

export type ProgramOptions = { path: string; args?: string[]; env: NodeJS.ProcessEnv; flags?: string[] };

/** How long a program may take to end in good order. */
const GRACE_MS = 10_000;

export const startProgram = ({ path, args = [], env, flags = flagsOf(path) }: ProgramOptions): Program => {
  const child = fork(path, args, { execArgv: flags, env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const exited = new Promise<number>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ? 1 : (code ?? 1)));
    child.once('error', () => resolve(1));
  });
  const kill = () => void child.kill('SIGKILL');
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const late = setTimeout(kill, GRACE_MS);
    await exited;
    clearTimeout(late);
  };
  return { child, exited, stop, kill };
};

/** Runs a program to its end, which it hands back as exit code. */
export const runProgram = async (
  options: ProgramOptions,
  lifetime: Pick<Lifetime, 'add'>,
): Promise<number> => {
  const program = startProgram(options);
  const remove = lifetime.add(program);
  return program.exited.finally(remove);
};
