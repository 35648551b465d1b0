import { mkdir, rmdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 50;

const take = async (lock: string): Promise<void> => {
  const taken = await mkdir(lock).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );
  if (taken) return;
  await sleep(POLL_MS);
  await take(lock);
};

/**
 * Does a work while no other process does one under the same lock: a folder, which only one can make. A process that is
 * killed leaves it behind, so that it belongs into the folder of a run.
 */
export const inTurn = async <T>(lock: string, work: () => Promise<T>): Promise<T> => {
  await take(lock);
  return work().finally(() => rmdir(lock));
};
