import type pg from 'pg';
import type { Db } from '../../sql/db.ts';

/** Nobody waits for the answer any more. */
export class Abandoned extends Error {
  override name = 'Abandoned';
}

/**
 * Works with a connection of the reading pool; when the signal aborts, the query that runs on it is cancelled on the
 * server engine (the embedded one knows no cancelling: there it runs to its end). Throws Abandoned then.
 */
export const cancellable = async <T>(
  db: Db,
  signal: AbortSignal,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> => {
  if (signal.aborted) throw new Abandoned();
  const pool = db.read();
  const client = await pool.connect();
  let cancelling: Promise<unknown> = Promise.resolve();
  const cancel = () => {
    if (db.engine === 'server') cancelling = db.cancel(pool, client).catch(() => undefined);
  };
  signal.addEventListener('abort', cancel, { once: true });
  try {
    // It may have been a long wait for the connection.
    if (signal.aborted) throw new Abandoned();
    return await work(client);
  } catch (error) {
    throw signal.aborted ? new Abandoned() : error;
  } finally {
    signal.removeEventListener('abort', cancel);
    // The cancel must not reach the query of whoever has the connection next.
    await cancelling;
    client.release();
  }
};
