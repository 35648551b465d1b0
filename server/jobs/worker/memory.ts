import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { FromRunner } from '../../../sql/jobs/protocol.ts';

/** How much memory a process has now, MB; 0 where it is gone. */
export type MemoryGauge = () => Promise<number>;

/** What lies in memory, and what was put out to disk for want of it. */
const FIELDS = /^Vm(?:RSS|Swap):\s+(\d+) kB$/gm;

/** Whether the system shows what its processes use. */
export const HAS_PROC = existsSync('/proc/self/status');

/** As the system counts it: also while the process is too busy to say a word. */
export const memoryByProc =
  ({ pid }: ChildProcess): MemoryGauge =>
  async () => {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    return [...status.matchAll(FIELDS)].reduce((sum, [, kb]) => sum + Number(kb) / 1024, 0);
  };

/** As the process itself last told. */
export const memoryByReport = (child: ChildProcess): MemoryGauge => {
  let bytes = 0;
  child.on('message', (message: FromRunner) => {
    if (message.kind === 'memory') bytes = message.bytes;
  });
  return async () => bytes / 1024 ** 2;
};

const LOOK_MS = 100;

/** Says when more than the limit is used; gives what ends the watch. */
export const watchMemory = (
  memory: MemoryGauge,
  limitMb: number,
  above: (usedMb: number) => void,
): (() => void) => {
  let isOver = false;
  const look = async (): Promise<void> => {
    const used = await memory();
    if (isOver) return;
    if (used > limitMb) above(Math.round(used));
    else setTimeout(look, LOOK_MS);
  };
  void look();
  return () => {
    isOver = true;
  };
};
