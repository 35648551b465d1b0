import type pg from 'pg';
import { openDb } from '../../../sql/db.ts';
import { dieWithParent } from '../../../sql/embedded/die-with-parent.ts';
import { umbrellaModule } from '../../world/toy-module.ts';
import { startApp } from '../use-app.ts';

/** When a server dies: before or after the commit of a case, or before a statement of what it writes; of which one, from 1. */
export type Death = { at: 'before-commit' | 'after-commit' | 'statement'; no: number };

const die = (): Promise<never> => {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
};

/** Takes the life of this process so, whatever else it does then. */
const dieIn = (pool: pg.Pool, death: Death): void => {
  const patched = new WeakSet<pg.PoolClient>();
  let made = 0;
  const watch = (client: pg.PoolClient): void => {
    const query = client.query.bind(client) as (...given: unknown[]) => Promise<unknown>;
    let isOfCase = false;
    client.query = (async (...given: unknown[]) => {
      const text = String(given[0]);
      if (text === 'begin') isOfCase = false;
      if (text.includes('insert into record_case (')) isOfCase = true;
      const isCommit = isOfCase && text === 'commit';
      const isCounted = death.at === 'statement' || isCommit;
      if (!isCounted || ++made !== death.no) return query(...given);
      if (death.at === 'after-commit') await query(...given);
      return die();
    }) as typeof client.query;
    patched.add(client);
  };
  const connect = pool.connect.bind(pool);
  pool.connect = (async (callback?: unknown) => {
    // The pool's own queries.
    if (callback) return (connect as (given: unknown) => unknown)(callback);
    const client = await connect();
    if (!patched.has(client)) watch(client);
    return client;
  }) as typeof pool.connect;
};

/** A whole server over the database of a test, which dies by itself. */
const live = async (death: Death): Promise<void> => {
  const url = process.env.DATABASE_URL!;
  const db = await openDb(url);
  const { origin } = await startApp({ db, url }, {}, undefined, [umbrellaModule]);
  dieIn(db.pool, death);
  process.send?.({ origin });
};

// Forked by a test it lives; its types are of use to the test too.
if (process.env.VICTIM) {
  dieWithParent(async () => undefined);
  await live(JSON.parse(process.env.VICTIM) as Death);
}
