import type { Db } from '../../sql/db.ts';
import { partitionOf } from '../../sql/partition.ts';
import { claim, finish, stepsOf } from './claim.ts';

/**
 * Takes a layer out of the database with its history and places. Its loads stay on record, so that its revisions go on
 * counting should it come again. False where there is no such layer; throws LayerBusy while it is being loaded.
 */
export const removeLayer = async (db: Db, id: string): Promise<boolean> => {
  const found = await db.pool.query<{ no: number; theme: string | null }>(
    'select no, theme_id as theme from layer where id = $1',
    [id],
  );
  const layer = found.rows[0];
  if (!layer) return false;
  const loadNo = await claim(db, { theme: layer.theme ?? '', layer: id, pack: 'none', inputs: [] });
  await stepsOf(
    db,
    loadNo,
  )(async (client) => {
    for (const table of ['feature_cell', 'feature_level', 'feature'] as const) {
      await client.query(`drop table ${partitionOf(table, layer.no)}`);
    }
    await client.query('delete from layer where no = $1', [layer.no]);
    await client.query('update publication set version = version + 1');
    await finish(client, loadNo, { state: 'published', rows: 0, rejected: 0, revision: null, error: null });
  });
  return true;
};

/** Takes a theme out that has no layers left, and the sources and licences that nothing else declares. */
export const removeTheme = async (
  db: Db,
  id: string,
  kept: { sources: string[]; licences: string[] },
): Promise<void> => {
  await db.pool.query('delete from theme where id = $1', [id]);
  await db.pool.query(
    'delete from source where not id = any($1::text[]) and not exists (select from layer where manifest->$2 ? source.id)',
    [kept.sources, 'sources'],
  );
  await db.pool.query(
    'delete from licence where not id = any($1::text[]) and not exists (select from source where licence_id = licence.id)',
    [kept.licences],
  );
  await db.pool.query('update publication set version = version + 1');
};
