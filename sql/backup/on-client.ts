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
  return work(client).then(
    (result) => {
      client.off('error', broken);
      client.release();
      return result;
    },
    (error: Error) => {
      client.release(error);
      throw error;
    },
  );
};
