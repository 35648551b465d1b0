import type pg from 'pg';
import type { Db } from '../../sql/db.ts';
import type { Visibility } from '../../sql/model/roles.ts';
import { attachPartition, makePartition, PARTITIONED } from '../../sql/partition.ts';
import { transaction } from '../../sql/transaction.ts';
import { LoadFailure } from './failure.ts';

/**
 * A layer's row: `no` names its partitions, `revision` is what is published (0: nothing yet), `next` what will be. A layer
 * that was removed and comes again goes on counting, as caches elsewhere may know its old revisions.
 */
export type LayerRow = { no: number; revision: number; next: number; origin: 'theme' | 'api' };

/** What a layer is made with. */
export type NewLayer = {
  id: string;
  theme: string;
  position: number;
  manifest: unknown;
  origin: LayerRow['origin'];
};

const COLUMNS = `no, revision, origin, 1 + greatest(revision,
  (select coalesce(max(load.revision), 0) from load where load.layer_id = layer.id)) as next`;

const find = async (client: pg.PoolClient | pg.Pool, id: string): Promise<LayerRow | undefined> => {
  const found = await client.query<LayerRow>(`select ${COLUMNS} from layer where id = $1`, [id]);
  return found.rows[0];
};

/** What a theme brings is public; who sees what comes by the API is said in the transaction that publishes it. */
const FIRST_SEEN_BY: Record<LayerRow['origin'], Visibility> = {
  theme: { kind: 'public' },
  api: { kind: 'draft' },
};

const create = (db: Db, { id, theme, position, manifest, origin }: NewLayer): Promise<LayerRow> =>
  transaction(db, async (client) => {
    const made = await client.query<LayerRow>(
      `insert into layer (id, theme_id, position, manifest, origin, visibility) values ($1, $2, $3, $4, $5, $6)
       on conflict (id) do nothing returning ${COLUMNS}`,
      [id, theme, position, JSON.stringify(manifest), origin, JSON.stringify(FIRST_SEEN_BY[origin])],
    );
    const row = made.rows[0];
    if (!row) return (await find(client, id))!;
    for (const table of PARTITIONED) {
      await makePartition(client, table, row.no);
      await attachPartition(client, table, row.no);
    }
    return row;
  });

/**
 * The layer's row and partitions, made where they are missing; at revision 0 nobody is shown it. Throws LoadFailure where the
 * layer came another way: a theme does not write over what the API brought, nor the other way round.
 */
export const ensureLayer = async (db: Db, layer: NewLayer): Promise<LayerRow> => {
  const row = (await find(db.pool, layer.id)) ?? (await create(db, layer));
  if (row.origin === layer.origin) return row;
  const came = row.origin === 'api' ? 'by the API' : 'with a theme';
  throw new LoadFailure('layer-taken', `there is a layer ${layer.id} already, which came ${came}`);
};
