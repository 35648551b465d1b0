import type pg from 'pg';
import { audit, COMMAND } from '../../sql/audit.ts';
import type { Db } from '../../sql/db.ts';
import { removeSeries } from '../../sql/observations/remove-series.ts';
import { transaction } from '../../sql/transaction.ts';
import type { Theme } from '../theme.ts';
import { removeSet } from './replace.ts';
import { originOf } from './target.ts';

/** Takes a set of observations of a theme out of the database; false where nothing of it is there. */
export const removeObservations = async (db: Db, set: string): Promise<boolean> => {
  const origin = originOf(set);
  await removeSet(db, origin);
  const gone = await transaction(db, async (client) => {
    const { rowCount } = await client.query('delete from measure where origin = $1', [origin]);
    if (rowCount)
      await audit(client, {
        actor: COMMAND,
        action: 'observations.remove',
        object: { kind: 'observations', id: set },
      });
    return rowCount;
  });
  return (gone ?? 0) > 0;
};

/** Takes one series out; false where there is none. */
export const removeOneSeries = (db: Db, id: string): Promise<boolean> =>
  transaction(db, async (client) => {
    const { rows } = await client.query<{ no: number; n: number }>('select no, n from series where id = $1', [
      id,
    ]);
    const [series] = rows;
    if (!series) return false;
    await removeSeries(client, [series.no]);
    await audit(client, {
      actor: COMMAND,
      action: 'series.remove',
      object: { kind: 'series', id },
      before: { n: series.n },
    });
    return true;
  });

/** Series of a theme's parameters that no set of the theme brought. */
export const strangeSeries = async (db: Db, { id, observations }: Theme): Promise<string[]> => {
  const { rows } = await db.pool.query<{ id: string }>(
    `select s.id from series s join parameter p on p.id = s.parameter_id
     where p.theme_id = $1 and not s.origin = any($2::text[]) order by s.id`,
    [id, (observations ?? []).map((source) => originOf(source.id))],
  );
  return rows.map((row) => row.id);
};

/** What was measured at the features of a layer goes with it. */
export const removeSeriesOf = async (client: pg.ClientBase, layer: string): Promise<void> => {
  const { rows } = await client.query<{ no: number }>('select no from series where layer_id = $1', [layer]);
  await removeSeries(
    client,
    rows.map(({ no }) => no),
  );
  await client.query('delete from measure where layer_id = $1', [layer]);
};
