import type pg from 'pg';
import type { Db } from '../../sql/db.ts';

/** What one statement had a database do, whatever else the machine did meanwhile. */
export type Read = {
  text: string;
  /** Blocks that it looked at, in memory or not. */
  blocks: number;
  /** The most rows that one step of it looked through. */
  rows: number;
};

type Plan = {
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: Plan[];
};

const rowsOf = (plan: Plan): number =>
  Math.max(
    (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops'],
    ...(plan.Plans ?? []).map(rowsOf),
  );

type Statement = { text: string; values: unknown[] };

const explained = async (db: Db, { text, values }: Statement): Promise<Read> => {
  const { rows } = await db.pool.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    `explain (analyze, buffers, timing off, format json) ${text}`,
    values,
  );
  const plan = rows[0]!['QUERY PLAN'][0].Plan;
  return { text, blocks: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'], rows: rowsOf(plan) };
};

/** Does a work, and tells what each statement read that it made on connections of the pool: they are made again for that. */
export const readsOf = async (db: Db, work: () => Promise<unknown>): Promise<Read[]> => {
  const made: Statement[] = [];
  const watched = (client: pg.PoolClient): void => {
    const ask = client.query.bind(client) as (...given: unknown[]) => unknown;
    client.query = ((text: unknown, values: unknown, ...more: unknown[]) => {
      if (typeof text === 'string' && /^\s*(select|with)\b/i.test(text))
        made.push({ text, values: Array.isArray(values) ? values : [] });
      return ask(text, values, ...more);
    }) as typeof client.query;
    lent.set(client, ask as typeof client.query);
  };
  const lent = new Map<pg.PoolClient, pg.PoolClient['query']>();
  const acquired = (client: pg.PoolClient) => void (lent.has(client) || watched(client));
  db.pool.on('acquire', acquired);
  try {
    await work();
  } finally {
    db.pool.off('acquire', acquired);
    for (const [client, query] of lent) client.query = query;
  }
  const reads: Read[] = [];
  for (const statement of made) reads.push(await explained(db, statement));
  return reads;
};
