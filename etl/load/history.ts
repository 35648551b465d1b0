import type { Db } from '../../sql/db.ts';
import type { LoadEdition } from './job.ts';

/** What filled a layer: the last load that ended well. */
export type Filling = { pack: LoadEdition['pack']; rows: number; rejected: number };

/** The filling of a layer, or null where it was never loaded or was removed since. */
export const fillingOf = async (db: Db, layer: string): Promise<Filling | null> => {
  const found = await db.pool.query<Filling>(
    `select pack, rows_read as rows, rows_rejected as rejected from load
     where layer_id = $1 and state in ('published', 'unchanged')
       and exists (select from layer where id = $1 and revision > 0) order by no desc limit 1`,
    [layer],
  );
  return found.rows[0] ?? null;
};

/** The last load that ended well under a name, which need not be a layer's. */
export const lastFilling = async (db: Db, name: string): Promise<Filling | null> => {
  const found = await db.pool.query<Filling>(
    `select pack, rows_read as rows, rows_rejected as rejected from load
     where layer_id = $1 and state in ('published', 'unchanged') order by no desc limit 1`,
    [name],
  );
  return found.rows[0] ?? null;
};

/** Layers that were loaded well at least once, be they removed since. */
export const everLoaded = async (db: Db): Promise<Set<string>> => {
  const found = await db.pool.query<{ layer_id: string }>(
    `select distinct layer_id from load where state in ('published', 'unchanged')`,
  );
  return new Set(found.rows.map(({ layer_id }) => layer_id));
};
