import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Lets go of what nobody has any more: what waits for that depends on the load. */
const collect = (): void => {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
};

/**
 * What somebody in this process has: objects, texts and buffers, in bytes. What the process keeps of the machine's memory for later
 * is not in it, as that depends on what ran before.
 */
export const usedMemory = (): number => {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};
