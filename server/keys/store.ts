import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { ApiKey } from '../../sql/model/api/keys.ts';
import type { Capability } from '../../sql/model/roles.ts';
import { keyText } from '../accounts/identities.ts';
import { hashToken, newToken } from '../accounts/secrets.ts';

type Row = {
  id: string;
  name: string;
  scopes: Capability[];
  per_minute: number;
  state: ApiKey['state'];
  created_at: Date;
  expires_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
  owner: ApiKey['owner'];
};

/** Nothing of the secret is ever read for showing. */
const KEYS = `select api_key.id, api_key.name, scopes, per_minute, api_key.created_at, expires_at, last_used_at, revoked_at,
    case when revoked_at is not null then 'revoked' when expires_at <= now() then 'expired' else 'active' end as state,
    json_build_object('id', account.id, 'name', account.name, 'email', account.email) as owner
  from api_key join account on account.id = account_id`;

const keyOf = (row: Row): ApiKey => ({
  id: row.id,
  name: row.name,
  scopes: row.scopes,
  perMinute: row.per_minute,
  state: row.state,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
  revokedAt: row.revoked_at?.toISOString() ?? null,
  owner: row.owner,
});

type Client = pg.Pool | pg.ClientBase;

/** As many are listed at most: of one's own there are far fewer. */
const MOST_LISTED = 1000;

/** Keys of an account, or of all: those that hold first, then newest first. */
export const keysOf = async (client: Client, accountId: string | null): Promise<ApiKey[]> => {
  const { rows } = await client.query<Row>(
    `${KEYS} where $1::uuid is null or account_id = $1::uuid
     order by revoked_at is null and expires_at > now() desc, api_key.created_at desc, api_key.id limit $2`,
    [accountId, MOST_LISTED],
  );
  return rows.map(keyOf);
};

export const keyById = async (client: Client, id: string): Promise<ApiKey | null> => {
  const { rows } = await client.query<Row>(`${KEYS} where api_key.id = $1`, [id]);
  return rows[0] ? keyOf(rows[0]) : null;
};

/** How many keys of an account hold. Whoever else makes one for it meanwhile waits. */
export const countHeld = async (client: pg.ClientBase, accountId: string): Promise<number> => {
  await client.query('select from account where id = $1 for update', [accountId]);
  const { rows } = await client.query<{ count: number }>(
    'select count(*) as count from api_key where account_id = $1 and revoked_at is null and expires_at > now()',
    [accountId],
  );
  return rows[0]!.count;
};

/** A key as it is asked for. */
export type Wanted = {
  accountId: string;
  name: string;
  scopes: readonly Capability[];
  perMinute: number;
  expiresAt: Date;
};

/** Makes a key. Its text is given back here and can never be read again: of the secret a hash is kept. */
export const makeKey = async (
  client: pg.ClientBase,
  wanted: Wanted,
): Promise<{ text: string; key: ApiKey }> => {
  const id = randomBytes(6).toString('hex');
  const secret = newToken();
  const { accountId, name, scopes, perMinute, expiresAt } = wanted;
  await client.query(
    `insert into api_key (id, secret_hash, account_id, name, scopes, per_minute, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, hashToken(secret), accountId, name, scopes, perMinute, expiresAt],
  );
  return { text: keyText(id, secret), key: (await keyById(client, id))! };
};

/** Says whether it held until now. */
export const revokeKey = async (client: pg.ClientBase, id: string): Promise<boolean> => {
  const { rowCount } = await client.query(
    'update api_key set revoked_at = now() where id = $1 and revoked_at is null',
    [id],
  );
  return rowCount === 1;
};
