import type pg from 'pg';
import { type Actor, audit, COMMAND } from '../../sql/audit.ts';
import { dropComputed } from '../../sql/computed.ts';
import type { Db } from '../../sql/db.ts';
import { markLayer } from '../../sql/indicators/mark.ts';
import { dropThemeIndicators } from '../../sql/indicators/put.ts';
import { partitionOf } from '../../sql/partition.ts';
import { transaction } from '../../sql/transaction.ts';
import { removeSeriesOf } from '../observations/remove.ts';
import { claim, finish, type InTransaction, LayerBusy, stepsOf } from './claim.ts';

type Removed = { no: number; theme: string | null; revision: number; features: number; computed: boolean };

/** What is computed for the features of a layer goes with them. */
const dropComputedFrom = async (client: pg.PoolClient, base: string): Promise<void> => {
  const { rows } = await client.query<{ no: number }>(
    `select no from layer where manifest->'computed'->>'base' = $1 order by no`,
    [base],
  );
  for (const { no } of rows) {
    await dropComputed(client, no);
    await client.query('delete from layer where no = $1', [no]);
  }
};

const dropRows = async (client: pg.PoolClient, { no, computed }: Removed): Promise<void> => {
  if (computed) return dropComputed(client, no);
  for (const table of ['feature_cell', 'feature_level', 'feature'] as const) {
    await client.query(`drop table ${partitionOf(table, no)}`);
  }
};

const dropLayer = async (client: pg.PoolClient, id: string, layer: Removed): Promise<void> => {
  // Whoever reads the layer, as a backup does for minutes, keeps it; readers of all layers would wait behind this one.
  await client.query("set local lock_timeout = '2s'");
  await removeSeriesOf(client, id);
  await dropComputedFrom(client, id);
  await dropRows(client, layer);
  await client.query('delete from layer where no = $1', [layer.no]);
  await client.query('delete from layer_draft where layer_id = $1', [id]);
  await markLayer(client, id);
  // What was in its rows goes with them.
  await client.query('delete from load_problem where load_no in (select no from load where layer_id = $1)', [
    id,
  ]);
  await client.query('update publication set version = version + 1');
};

/** Sources and licences that came by the API, and that no layer or draft names any more. */
const dropIdle = async (client: pg.PoolClient): Promise<void> => {
  await client.query(
    `delete from source where origin = 'api'
       and not exists (select from layer where manifest->'sources' ? source.id)
       and not exists (select from layer_draft where manifest->'sources' ? source.id)
       and not exists (select from series where source_id = source.id)`,
  );
  await client.query(
    `delete from licence where origin = 'api' and not exists (select from source where licence_id = licence.id)`,
  );
};

const LOCK_TIMEOUT = '55P03';

/** Nothing was removed: lets go of the layer, and tells why. */
const giveUp = async (
  db: Db,
  { id, loadNo }: { id: string; loadNo: number },
  error: Error & { code?: string },
): Promise<never> => {
  const isRead = error.code === LOCK_TIMEOUT;
  const code = isRead ? 'layer-busy' : 'failed';
  await finish(db.pool, loadNo, {
    state: 'failed',
    rows: 0,
    rejected: 0,
    revision: null,
    error: error.message,
    code,
  });
  throw isRead ? new LayerBusy(`layer ${id} is being read, by a backup or a download`) : error;
};

/**
 * Takes a layer out of the database with its draft, its history and its places. Its loads stay on record, so that its
 * revisions go on counting should it come again. False where there is no such layer; throws LayerBusy while it is being
 * loaded or read for long. `by` is who wanted it, `within` the transaction that it is done in, where that is to be one with something else.
 */
export const removeLayer = async (
  db: Db,
  id: string,
  { by = COMMAND, within }: { by?: Actor; within?: InTransaction } = {},
): Promise<boolean> => {
  const found = await db.pool.query<Removed>(
    `select no, theme_id as theme, revision, feature_count as features, manifest ? 'computed' as computed
     from layer where id = $1`,
    [id],
  );
  const layer = found.rows[0];
  if (!layer) return false;
  const { theme, revision, features } = layer;
  const loadNo = await claim(db, { theme: theme ?? '', layer: id, pack: 'none', inputs: [] });
  const step = stepsOf(db, loadNo, within);
  const removed = step(async (client) => {
    await dropLayer(client, id, layer);
    await dropIdle(client);
    await finish(client, loadNo, { state: 'published', rows: 0, rejected: 0, revision: null, error: null });
    await audit(client, {
      actor: by,
      action: 'layer.remove',
      object: { kind: 'layer', id },
      before: { revision, features },
    });
  });
  await removed.catch((error: Error) => giveUp(db, { id, loadNo }, error));
  return true;
};

/** Layers and drafts of a theme that came by the API. */
export const strangersIn = async (db: Db, theme: string): Promise<string[]> => {
  const { rows } = await db.pool.query<{ id: string }>(
    `select id from layer where theme_id = $1 and origin = 'api'
     union select layer_id from layer_draft where manifest->>'theme' = $1 order by 1`,
    [theme],
  );
  return rows.map(({ id }) => id);
};

/** Takes a theme out that has no layers left, and the sources and licences that nothing else declares. */
export const removeTheme = async (
  db: Db,
  id: string,
  kept: { sources: string[]; licences: string[] },
): Promise<void> => {
  await transaction(db, async (client) => {
    await dropThemeIndicators(client, id);
    await client.query('delete from parameter where theme_id = $1', [id]);
    await client.query('delete from theme where id = $1', [id]);
  });
  await db.pool.query(
    `delete from source where not id = any($1::text[])
       and not exists (select from layer where manifest->$2 ? source.id)
       and not exists (select from layer_draft where manifest->$2 ? source.id)
       and not exists (select from series where source_id = source.id)
       and not exists (select from measure where source_id = source.id)`,
    [kept.sources, 'sources'],
  );
  await db.pool.query(
    'delete from licence where not id = any($1::text[]) and not exists (select from source where licence_id = licence.id)',
    [kept.licences],
  );
  await db.pool.query('update publication set version = version + 1');
};
