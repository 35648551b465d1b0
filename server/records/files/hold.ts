import { HttpError } from '../../http/error.ts';

/** Does the work of a sender, which says how many bytes more it holds in memory as they come. */
export type Hold = <T>(sender: string, work: (held: (bytes: number) => void) => Promise<T>) => Promise<T>;

/**
 * Bounds what is held in memory of files that come, by bytes and not by how many come: a slow line holds no more than what came by it,
 * and so keeps nobody out. One sender has half of the room at most. Throws a 503 where the next bytes are too many.
 */
export const openHold = ({ bytes: most }: { bytes: number }): Hold => {
  let all = 0;
  const ofSender = new Map<string, number>();
  const add = (sender: string, bytes: number): void => {
    all += bytes;
    const own = (ofSender.get(sender) ?? 0) + bytes;
    if (own > 0) ofSender.set(sender, own);
    else ofSender.delete(sender);
  };
  return async (sender, work) => {
    let held = 0;
    const hold = (bytes: number): void => {
      const own = ofSender.get(sender) ?? 0;
      if (all + bytes > most || own + bytes > most / 2) throw new HttpError(503, 'busy-files');
      held += bytes;
      add(sender, bytes);
    };
    return work(hold).finally(() => add(sender, -held));
  };
};
