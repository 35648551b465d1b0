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
  const client = await db.read().connect();
  let cancelling: Promise<unknown> = Promise.resolve();
  const cancel = () => {
    const { processID } = client as unknown as { processID: number };
    if (db.engine === 'server')
      cancelling = db.pool.query('select pg_cancel_backend($1)', [processID]).catch(() => undefined);
  };
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  try {
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
