import type pg from 'pg';
import type { Db } from '../../sql/db.ts';
import { attachPartition, makePartition, PARTITIONED } from '../../sql/partition.ts';
import { transaction } from '../../sql/transaction.ts';

/**
 * A layer's row: `no` names its partitions, `revision` is what is published (0: nothing yet), `next` what will be. A layer
 * that was removed and comes again goes on counting, as caches elsewhere may know its old revisions.
 */
export type LayerRow = { no: number; revision: number; next: number };

const COLUMNS = `no, revision, 1 + greatest(revision,
  (select coalesce(max(load.revision), 0) from load where load.layer_id = layer.id)) as next`;

const find = async (client: pg.PoolClient | pg.Pool, id: string): Promise<LayerRow | undefined> => {
  const found = await client.query<LayerRow>(`select ${COLUMNS} from layer where id = $1`, [id]);
  return found.rows[0];
};

const create = (db: Db, id: string, theme: string, position: number, manifest: unknown): Promise<LayerRow> =>
  transaction(db, async (client) => {
    const made = await client.query<LayerRow>(
      `insert into layer (id, theme_id, position, manifest) values ($1, $2, $3, $4)
       on conflict (id) do nothing returning ${COLUMNS}`,
      [id, theme, position, JSON.stringify(manifest)],
    );
    const row = made.rows[0];
    if (!row) return (await find(client, id))!;
    for (const table of PARTITIONED) {
      await makePartition(client, table, row.no);
      await attachPartition(client, table, row.no);
    }
    return row;
  });

/** The layer's row and partitions, made where they are missing; at revision 0 nobody is shown it. */
export const ensureLayer = async (
  db: Db,
  layer: { id: string; theme: string; position: number; manifest: unknown },
): Promise<LayerRow> =>
  (await find(db.pool, layer.id)) ?? create(db, layer.id, layer.theme, layer.position, layer.manifest);
