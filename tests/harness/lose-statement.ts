import type pg from 'pg';

const isEnd = (text: unknown): boolean => text === 'commit';
const textOf = (given: unknown): string => String((given as pg.QueryConfig).text ?? given);

/**
 * Does a work while the connection is lost with one statement, the `at`th of those that it makes: within a transaction before it
 * is done, at its commit and outside of any (those that `own` finds) once it is done, as both are then for good. A statement that
 * never comes is not lost. The pool is as it was afterwards.
 */
export const losingStatement = async <T>(
  pool: pg.Pool,
  at: number,
  work: () => Promise<T>,
  own: RegExp = /^\b$/,
): Promise<T> => {
  const connect = pool.connect.bind(pool);
  const query = pool.query.bind(pool) as (...given: unknown[]) => Promise<unknown>;
  let made = 0;
  const isLost = (): boolean => ++made === at;
  const lost = (): never => {
    throw new Error('lost');
  };
  pool.query = (async (...given: unknown[]) => {
    if (!own.test(textOf(given[0])) || !isLost()) return query(...given);
    await query(...given);
    return lost();
  }) as unknown as typeof pool.query;
  pool.connect = (async (callback?: unknown) => {
    // The pool's own queries, of what goes on beside.
    if (callback) return (connect as (given: unknown) => unknown)(callback);
    const client = await connect();
    const ask = client.query.bind(client) as (...given: unknown[]) => Promise<unknown>;
    client.query = (async (...given: unknown[]) => {
      if (given[0] === 'rollback' || !isLost()) return ask(...given);
      if (isEnd(given[0])) await ask(...given);
      return lost();
    }) as typeof client.query;
    const release = client.release.bind(client);
    client.release = (error) => {
      client.query = ask as typeof client.query;
      release(error);
    };
    return client;
  }) as typeof pool.connect;
  try {
    return await work();
  } finally {
    pool.connect = connect;
    pool.query = query as unknown as typeof pool.query;
  }
};
