import type pg from 'pg';
import type { Db } from './db.ts';

/**
 * A statement that is asked for in bursts, by a name of its own: a server plans it once a connection, where planning takes longer
 * than the work. The embedded engine plans it each time, as all its clients share one session, and so its names.
 */
export const prepared = (
  { engine }: Pick<Db, 'engine'>,
  name: string,
  text: string,
  values: unknown[],
): pg.QueryConfig => (engine === 'server' ? { name, text, values } : { text, values });
