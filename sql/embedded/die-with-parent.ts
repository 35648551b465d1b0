import { Worker } from 'node:worker_threads';

/** How long a child may take to close in good order once its parent is gone. */
const GRACE_MS = 8000;

const watchFor = (parent: number): string => `
  const timer = setInterval(() => {
    if (process.ppid === ${parent}) return;
    clearInterval(timer);
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), ${GRACE_MS});
  }, 500);`;

/**
 * Ends this process when the process that forked it is gone, however that ended: `close` is called for a good order,
 * then the process exits. A thread of its own kills what has not ended after the grace (a query may keep the main
 * thread busy). Call it as early as possible. Does nothing in a process that was not forked.
 */
export const dieWithParent = (close: () => Promise<void>): void => {
  if (!process.send) return;
  const end = () => void close().finally(() => process.exit(0));
  if (process.connected) process.once('disconnect', end);
  else end();
  // Listening alone shall not keep a process running that has done its work.
  process.channel?.unref();
  new Worker(watchFor(process.ppid), { eval: true }).unref();
};
