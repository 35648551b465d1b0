import type pg from 'pg';
import type { StoredRow } from '../../sql/audit/row.ts';

/** What the numbers of accounts and keys stand for now, as `{kind} {id}`; who is gone has none. */
export type Names = ReadonlyMap<string, string>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const idsOf = (rows: readonly StoredRow[], kind: string): string[] => [
  ...new Set(
    rows.flatMap((row) => [
      ...(row.actor_kind === kind && row.actor_id ? [row.actor_id] : []),
      ...(row.object_kind === kind ? [row.object_id] : []),
    ]),
  ),
];

/** Looks up the accounts and keys that a page of the trail names by number. The trail itself holds no name. */
export const namesFor = async (pool: pg.Pool, rows: readonly StoredRow[]): Promise<Names> => {
  const { rows: found } = await pool.query<{ thing: string; name: string }>(
    `select 'account ' || id as thing, coalesce(nullif(name, ''), email) as name from account where id = any($1::uuid[])
     union all
     select 'key ' || api_key.id, api_key.name || ' · ' || coalesce(nullif(account.name, ''), email)
       from api_key join account on account.id = account_id where api_key.id = any($2)`,
    [idsOf(rows, 'account').filter((id) => UUID.test(id)), idsOf(rows, 'key')],
  );
  return new Map(found.map(({ thing, name }) => [thing, name]));
};
