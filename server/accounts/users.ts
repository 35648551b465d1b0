import { z } from 'zod';
import type { User, UserList, UserSearch } from '../../sql/model/api/accounts.ts';
import { foldAddress } from '../../sql/model/message.ts';
import { notFound } from '../http/error.ts';
import type { Services } from '../services.ts';
import { HELD, type HeldRow, heldOf } from './held-roles.ts';

const STATE = `case when state = 'disabled' then 'disabled'
  when email_verified_at is null then 'invited' else 'active' end`;

const SELECT = `select id, email, name, language, ${STATE} as state, ${HELD} as roles,
    totp_confirmed_at is not null as "secondFactor", created_at as "createdAt", signed_in_at as "signedInAt"
  from account`;

const FOUND = `where ($1::text is null or position(fold($1) in fold(name)) > 0 or position($2::text in email_folded) > 0)
    and ($3::text is null or exists (select from account_role
      where account_role.account_id = account.id and role = $3))
    and ($4::text is null or ${STATE} = $4)`;

type Row = Omit<User, 'roles' | 'createdAt' | 'signedInAt'> & {
  roles: HeldRow[];
  createdAt: Date;
  signedInAt: Date | null;
};

const userOf = (row: Row): User => ({
  ...row,
  roles: heldOf(row.roles),
  createdAt: row.createdAt.toISOString(),
  signedInAt: row.signedInAt?.toISOString() ?? null,
});

/** Accounts by what their name or address holds, newest first. */
export const usersBy = async (
  { db }: Pick<Services, 'db'>,
  { q, role, state, limit, offset }: UserSearch,
): Promise<UserList> => {
  const values = [q || null, q ? foldAddress(q) : null, role ?? null, state ?? null];
  const { rows } = await db.pool.query<Row>(
    `${SELECT} ${FOUND} order by created_at desc, id limit $5 offset $6`,
    [...values, limit, offset],
  );
  const count = await db.pool.query<{ total: number }>(
    `select count(*)::int as total from account ${FOUND}`,
    values,
  );
  return { users: rows.map(userOf), total: count.rows[0]?.total ?? 0 };
};

/** One account; 404 where there is none with this number. */
export const userById = async ({ db }: Pick<Services, 'db'>, id: string): Promise<User> => {
  const isId = z.uuid().safeParse(id).success;
  const { rows } = isId ? await db.pool.query<Row>(`${SELECT} where id = $1`, [id]) : { rows: [] };
  if (!rows[0]) throw notFound('no-such-thing', id);
  return userOf(rows[0]);
};
