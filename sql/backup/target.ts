import type pg from 'pg';
import type { Db } from '../db.ts';
import { SetupError } from '../setup-error.ts';
import { relationOf, shapeOf } from './catalogue.ts';

/** What a restore calls itself on the server. */
export const RESTORING = 'biatouna-restore';

/** Throws SetupError while other processes of ours use a database server. (On the embedded engine there are none: it is ours.) */
export const refuseAttached = async (client: pg.PoolClient, db: Db): Promise<void> => {
  if (db.engine === 'embedded') return;
  const { rows } = await client.query<{ name: string; count: number }>(
    `select application_name as name, count(*)::int as count from pg_stat_activity
     where datname = current_database() and application_name like 'biatouna%' and application_name <> $1
     group by 1 order by 1`,
    [RESTORING],
  );
  if (rows.length === 0) return;
  const names = rows.map(({ name, count }) => `${name} (${count})`).join(', ');
  throw new SetupError(`This database is in use: ${names}. Stop Biatouna on all machines first.`);
};

/** Tables of one row, which every database has. */
const isCounter = ({ key }: { key: string[] }): boolean => key.join() === 'one';

/** Rows by table, of tables that have any; empty for a database that was only migrated. */
export const rowsFound = async (client: pg.PoolClient): Promise<Map<string, number>> => {
  const { tables, rows } = await shapeOf(client);
  const found = new Map<string, number>();
  for (const part of rows) {
    if (tables.some((table) => table.name === part.table && isCounter(table))) continue;
    const counted = await client.query<{ count: number }>(
      `select count(*)::int8 as count from ${relationOf(part)}`,
    );
    const count = counted.rows[0]!.count;
    if (count > 0) found.set(part.table, (found.get(part.table) ?? 0) + count);
  }
  return found;
};

/** A sentence of what a database holds: "39 layer, 1077 feature". */
export const inWords = (found: ReadonlyMap<string, number>): string =>
  [...found].map(([table, count]) => `${table} ${count}`).join(', ');
