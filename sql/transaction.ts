import type pg from 'pg';
import type { Db } from './db.ts';

/** Does a work in a transaction of its own on a connection; rolls back where it throws. `broken` is told where even that fails. */
export const inTransaction = async <T>(
  client: pg.ClientBase,
  work: () => Promise<T>,
  broken: (failure: Error) => void = () => undefined,
): Promise<T> => {
  await client.query('begin');
  try {
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(broken);
    throw error;
  }
};

/** Runs work in one transaction of one connection; rolls back where it throws. Keep it short: the embedded engine waits. */
export const transaction = async <T>(db: Db, work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  const client = await db.pool.connect();
  let broken: Error | undefined;
  const failed = (failure: Error): void => {
    broken = failure;
  };
  return inTransaction(client, () => work(client), failed).finally(() => client.release(broken));
};
