import { HttpError } from '../http/error.ts';
import type { ErrorCode } from '../http/messages/en.ts';

/** Lets so many do their work at a time and so many wait for their turn; whoever comes then is told to come back. */
export type Gate = <T>(work: () => Promise<T>) => Promise<T>;

/** Throws a 503 where too many wait already; `code` says for what. */
export const openGate = ({
  atOnce,
  waiting,
  code = 'busy',
}: {
  atOnce: number;
  waiting: number;
  code?: ErrorCode;
}): Gate => {
  let inside = 0;
  const queue: (() => void)[] = [];
  const leave = (): void => {
    const next = queue.shift();
    if (next) next();
    else inside--;
  };
  const enter = async (): Promise<void> => {
    if (inside < atOnce) {
      inside++;
      return;
    }
    if (queue.length >= waiting) throw new HttpError(503, code);
    await new Promise<void>((resolve) => queue.push(resolve));
  };
  return async (work) => {
    await enter();
    return work().finally(leave);
  };
};
