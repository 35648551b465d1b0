import type pg from 'pg';
import type { Db } from '../db.ts';

/**
 * Does a long work on one connection, which ends where it fails, and with it whatever it had open. That it breaks while nothing
 * is asked of it shows at the next question: nobody listening would end the process.
 */
export const onClient = async <T>(db: Db, work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  const client = await db.pool.connect();
  const broken = (): void => undefined;
  client.on('error', broken);
  const leave = (error?: Error): void => {
    client.release(error);
    client.off('error', broken);
  };
  return work(client).then(
    (result) => {
      leave();
      return result;
    },
    (error: Error) => {
      leave(error);
      throw error;
    },
  );
};
