import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What this process holds of memory, in bytes, once what nobody has any more is let go of: what waits to be let go of depends on the load. */
export const heldMemory = (): number => {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().rss;
};
