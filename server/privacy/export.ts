import type { Db } from '../../sql/db.ts';
import { COLUMNS } from '../../sql/model/personal/columns.ts';
import { USES, type UseId } from '../../sql/model/personal/uses.ts';

/**
 * A part of what is kept of somebody: rows of a table that are hers, in the order of a key. `$1` is her account, `$2` the
 * address. Other tables hold nothing that leads to her (keyed hashes), or hang on these.
 */
type Part = { table: string; key: string; type: 'uuid' | 'text' | 'bigint'; where: string };

const OWNED = 'account_id = $1::uuid';

export const PARTS: readonly Part[] = [
  { table: 'account', key: 'id', type: 'uuid', where: 'id = $1::uuid' },
  { table: 'account_role', key: `role || ' ' || scope`, type: 'text', where: OWNED },
  { table: 'account_identity', key: `issuer || ' ' || subject`, type: 'text', where: OWNED },
  { table: 'session', key: 'id', type: 'uuid', where: `(${OWNED} or lower(email) = lower($2))` },
  {
    table: 'one_time_token',
    key: `encode(hash, 'hex')`,
    type: 'text',
    where: `(${OWNED} or lower(email) = lower($2))`,
  },
  { table: 'api_key', key: 'id', type: 'text', where: OWNED },
  { table: 'push_subscription', key: 'id', type: 'uuid', where: OWNED },
  { table: 'webhook', key: 'id', type: 'uuid', where: OWNED },
  {
    table: 'warning_subscription',
    key: 'id',
    type: 'uuid',
    where: `(${OWNED} or lower(email) = lower($2))`,
  },
  { table: 'policy_version', key: `policy_id || ' ' || version`, type: 'text', where: OWNED },
  {
    table: 'policy_comment',
    key: 'id',
    type: 'uuid',
    where: `(${OWNED} or lower(email) = lower($2))`,
  },
  {
    table: 'petition_signature',
    key: 'id',
    type: 'uuid',
    where: '($1::uuid is not null and lower(email) = lower($2))',
  },
  {
    table: 'record_draft',
    key: 'id',
    type: 'uuid',
    where: `($1::uuid is not null and channel = 'e-mail' and lower(sender) = lower($2))`,
  },
  { table: 'record_case', key: 'no', type: 'bigint', where: OWNED },
  {
    table: 'message',
    key: 'id',
    type: 'uuid',
    where: `(${OWNED} or channel = 'mail' and lower(recipient) = lower($2))`,
  },
  {
    table: 'job',
    key: 'id',
    type: 'bigint',
    where: `(actor_kind = 'account' and actor_id = $1::uuid::text
      or actor_kind = 'key' and actor_id in (select id from api_key where account_id = $1::uuid))`,
  },
  {
    table: 'audit',
    key: 'no',
    type: 'bigint',
    where: `(actor_kind = 'account' and actor_id = $1::uuid::text
      or actor_kind = 'key' and actor_id in (select id from api_key where account_id = $1::uuid)
      or object_kind = 'account' and object_id = $1::uuid::text)`,
  },
];

/** Columns that are of her; hashes and seeds of proofs tell nothing and open much, so they stay. */
export const exportedColumns = (table: string): string[] =>
  (Object.keys(USES) as UseId[])
    .filter((use) => use !== 'credentials')
    .flatMap((use) => [...(COLUMNS[table]?.[use] ?? [])]);

const PAGE = 500;

/** The rows of a part, a page at a time. */
async function* pagesOf(db: Db, part: Part, values: readonly string[]): AsyncGenerator<object[]> {
  const { table, key, type, where } = part;
  let after: string | null = null;
  for (;;) {
    const { rows }: { rows: { at: string; row: object }[] } = await db.pool.query(
      `select (${key})::text as at, json_build_object(${exportedColumns(table)
        .map((column) => `'${column}', ${column}`)
        .join(', ')}) as row
       from ${table} where ${where} and $2::text is not null and ($3::${type} is null or ${key} > $3::${type})
       order by ${key} limit ${PAGE}`,
      [...values, after],
    );
    yield rows.map(({ row }) => row);
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.at;
  }
}

/** All that is kept of somebody as one JSON object, a list for each table, written while it is read. */
export async function* exportOf(
  db: Db,
  { id, email }: { id: string; email: string },
): AsyncGenerator<string> {
  yield '{';
  for (const [index, part] of PARTS.entries()) {
    yield `${index ? ',' : ''}\n"${part.table}": [`;
    let isFirst = true;
    for await (const rows of pagesOf(db, part, [id, email])) {
      if (rows.length === 0) continue;
      yield `${isFirst ? '' : ','}\n${rows.map((row) => JSON.stringify(row)).join(',\n')}`;
      isFirst = false;
    }
    yield ']';
  }
  yield '\n}\n';
}
