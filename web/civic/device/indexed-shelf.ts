import { BOXES, type Shelf } from './shelf.ts';

const NAME = 'biatouna-civic';

const done = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const open = (): Promise<IDBDatabase> => {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    for (const box of BOXES) request.result.createObjectStore(box);
  };
  return done(request);
};

/** Kept by the browser until it is taken away, files too. Rejects where the browser keeps nothing (some private windows). */
export const indexedShelf = async (): Promise<Shelf> => {
  const database = await open();
  // Another tab with a newer version of the page must not wait for this one.
  database.onversionchange = () => database.close();
  const of = (box: string, mode: IDBTransactionMode) => database.transaction(box, mode).objectStore(box);
  return {
    get: (box, key) => done(of(box, 'readonly').get(key)),
    put: async (box, key, thing) => void (await done(of(box, 'readwrite').put(thing, key))),
    remove: async (box, key) => void (await done(of(box, 'readwrite').delete(key))),
    all: (box) => done(of(box, 'readonly').getAll()),
    keys: async (box) => (await done(of(box, 'readonly').getAllKeys())).map(String),
  };
};
