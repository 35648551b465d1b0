import type pg from 'pg';
import type { Db } from '../../sql/db.ts';

const TICK_MS = 10;

/** What a server does over a database that is watched. */
export type Looks = {
  /** For the server: the database itself, but that what is looked for is noticed. */
  db: Db;
  /**
   * Resolves when a look that began from now on has its answer and the server has heard it. Gives how long the server left it, in
   * milliseconds of this process's own clock, which stands while a look is under way: how long the database takes for an answer is
   * a busy machine's.
   */
  next: () => Promise<number>;
};

/** Watches when a server looks whether others have changed something, which it does by a statement with that word. */
export const watchLooks = (db: Db, word: string): Looks => {
  const ask = db.pool.query.bind(db.pool) as (...given: unknown[]) => Promise<unknown>;
  let underWay = 0;
  let waiting: (() => void)[] = [];
  const look = async (given: unknown[]): Promise<unknown> => {
    const heard = waiting;
    waiting = [];
    underWay++;
    try {
      return await ask(...given);
    } finally {
      underWay--;
      setImmediate(() => {
        for (const tell of heard) tell();
      });
    }
  };
  const query = (...given: unknown[]): Promise<unknown> => {
    const text = String((given[0] as pg.QueryConfig).text ?? given[0]);
    return text.includes(word) ? look(given) : ask(...given);
  };
  const pool = new Proxy(db.pool, {
    get: (target, name) => (name === 'query' ? query : Reflect.get(target, name)),
  });
  return {
    db: { ...db, pool },
    next: () =>
      new Promise((resolve) => {
        let ticks = 0;
        const timer = setInterval(() => {
          if (underWay === 0) ticks++;
        }, TICK_MS);
        waiting.push(() => {
          clearInterval(timer);
          resolve(ticks * TICK_MS);
        });
      }),
  };
};
