import type pg from 'pg';
import type { Db } from '../../sql/db.ts';

/** A database whose process dies with the query of a number. */
export const dyingAfter = (db: Db, most: number): Db => {
  let count = 0;
  const dying =
    (client: pg.PoolClient | pg.Pool) =>
    (...given: Parameters<pg.Pool['query']>): unknown => {
      // What was begun is rolled back by the database itself.
      if (given[0] !== ('rollback' as unknown) && ++count > most) throw new Error('killed');
      return (client.query as (...all: unknown[]) => unknown)(...given);
    };
  const connect = async () => {
    const client = await db.pool.connect();
    return new Proxy(client, {
      get: (target, name) =>
        name === 'query'
          ? dying(target)
          : name === 'release'
            ? () => client.release()
            : Reflect.get(target, name),
    });
  };
  const pool = new Proxy(db.pool, {
    get: (target, name) =>
      name === 'connect' ? connect : name === 'query' ? dying(target) : Reflect.get(target, name),
  });
  return { ...db, pool };
};
