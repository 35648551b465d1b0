import type { Db } from '../../sql/db.ts';

/** Tables in whose rows a text stands, whatever the column and the case of its letters. */
export const whereFound = async ({ pool }: Db, text: string): Promise<string[]> => {
  const { rows } = await pool.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'biatouna'::regnamespace and relkind in ('r', 'p')`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const { rowCount } = await pool.query(
      `select from ${name} as one where position(lower($1) in lower(one::text)) > 0 limit 1`,
      [text],
    );
    if (rowCount) found.push(name);
  }
  return found.sort();
};
