/** What is kept on the device: forms that are being written, their files, and what waits to be sent. */
export const BOXES = ['drafts', 'files', 'outgoing'] as const;
export type Box = (typeof BOXES)[number];

/** Where things are kept by a key, in boxes. */
export type Shelf = {
  get: (box: Box, key: string) => Promise<unknown>;
  put: (box: Box, key: string, thing: unknown) => Promise<void>;
  remove: (box: Box, key: string) => Promise<void>;
  all: (box: Box) => Promise<unknown[]>;
  keys: (box: Box) => Promise<string[]>;
};

/** Kept while the page is open and no longer: for browsers that allow nothing else, and for tests. */
export const memoryShelf = (): Shelf => {
  const boxes = new Map<Box, Map<string, unknown>>(BOXES.map((box) => [box, new Map()]));
  const of = (box: Box) => boxes.get(box)!;
  return {
    get: async (box, key) => structuredClone(of(box).get(key)),
    put: async (box, key, thing) => void of(box).set(key, structuredClone(thing)),
    remove: async (box, key) => void of(box).delete(key),
    all: async (box) => structuredClone([...of(box).values()]),
    keys: async (box) => [...of(box).keys()],
  };
};
