import { existsSync, readFileSync } from 'node:fs';

/** Fields of proc_pid_stat(5) after the name: state, then the parent. */
const parentOf = (pid: number): number => {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return 0;
  const stat = readFileSync(file, 'utf8');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
};

const isNpm = (pid: number): boolean =>
  existsSync(`/proc/${pid}/cmdline`) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith('npm');

/** npm starts a shell, the shell starts us. */
const MOST_LINKS = 3;

/** The processes from this one's parent up to the npm that began it; empty where there is none. */
const chainToNpm = (): number[] => {
  const chain: number[] = [];
  for (let pid = process.ppid; pid > 1 && chain.length < MOST_LINKS; pid = parentOf(pid)) {
    chain.push(pid);
    if (isNpm(pid)) return chain;
  }
  return [];
};

const isWhole = (chain: readonly number[]): boolean =>
  [process.pid, ...chain.slice(0, -1)].every((pid, at) => parentOf(pid) === chain[at]);

/**
 * Calls `gone` when npm, or the shell between, was killed: neither hands a signal on that it cannot catch, and the
 * launcher would go on unseen. Does nothing where npm did not begin it, or the system has no /proc.
 */
export const watchAncestors = (gone: () => void): void => {
  const chain = chainToNpm();
  if (chain.length === 0) return;
  const timer = setInterval(() => {
    if (isWhole(chain)) return;
    clearInterval(timer);
    gone();
  }, 1000);
  timer.unref();
};
