import type pg from 'pg';
import type { Selection } from '../layers/visible.ts';
import type { TileQuery } from './query.ts';
import { type TileRow, tileRows } from './rows.ts';

/** What the database has published is newer than what was asked for. Ask again with what is now. */
export class Outdated extends Error {
  override name = 'Outdated';
}

/** A table that is not there: the layer was taken away. */
const MISSING_TABLE = '42P01';

const revisionOf = async (client: pg.PoolClient, no: number): Promise<number | undefined> => {
  const { rows } = await client.query<{ revision: number }>('select revision from layer where no = $1', [no]);
  return rows[0]?.revision;
};

/**
 * The rows of a tile query, all of the revision that is asked for. Levels and cells of a revision go after the next is
 * published; a query for them gives no row then, so that only where there is none it is looked whether that is why. Throws
 * Outdated where another revision is published, or where the layer is gone.
 */
export const currentRows = async (
  client: pg.PoolClient,
  { layer, revision }: Selection,
  query: TileQuery,
): Promise<TileRow[]> => {
  const rows = await tileRows(client, query).catch((error: Error & { code?: string }) => {
    throw error.code === MISSING_TABLE ? new Outdated(`layer ${layer.id} is gone`) : error;
  });
  if (query.isPassing && rows.length === 0 && (await revisionOf(client, layer.no)) !== revision)
    throw new Outdated(`revision ${revision} of ${layer.id} is not the one published any more`);
  return rows;
};
