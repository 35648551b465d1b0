import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Lets go of what nobody has any more: what waits for that depends on the load. */
const collect = (): void => {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
};

/** What this process has of the machine's memory, in bytes, without what nobody has any more; with what it keeps for later. */
export const heldMemory = (): number => {
  collect();
  return process.memoryUsage().rss;
};

/** What somebody in this process has: objects, texts and buffers, in bytes. */
export const usedMemory = (): number => {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};
