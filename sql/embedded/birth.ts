import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** `22` in proc_pid_stat(5), counted from the field after the name, which may itself hold spaces and brackets. */
const START_TIME = 22 - 3;

const fromProc = (pid: number): string | null => {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return null;
  const stat = readFileSync(file, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[START_TIME] ?? null;
};

const fromPs = (pid: number): string | null => {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
  } catch {
    // ps exits 1 where there is no such process.
    return null;
  }
};

/**
 * When a process began, as the system writes it, or null where there is none. With its number it names one process for
 * good: numbers alone are given again, after a restart of a container nearly always.
 */
export const birthOf = (pid: number): string | null =>
  existsSync('/proc/self/stat') ? fromProc(pid) : fromPs(pid);
