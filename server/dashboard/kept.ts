import { LRUCache } from 'lru-cache';

const MOST_KEPT = 100;

/**
 * Pages that were made, by the tag of what they were made from: who sees the same, and asks for the same, gets the same. One
 * that many ask for at once is made once.
 */
export const openDashboards = () => {
  const made = new LRUCache<string, Buffer>({ max: MOST_KEPT });
  const making = new Map<string, Promise<Buffer>>();
  return async (tag: string, make: () => Promise<unknown>): Promise<Buffer> => {
    const known = made.get(tag);
    if (known) return known;
    const running =
      making.get(tag) ??
      make()
        .then((answer) => {
          const bytes = Buffer.from(JSON.stringify(answer));
          made.set(tag, bytes);
          return bytes;
        })
        .finally(() => making.delete(tag));
    making.set(tag, running);
    return running;
  };
};
