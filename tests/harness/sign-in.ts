import { randomBytes } from 'node:crypto';
import { keyText } from '../../server/accounts/identities.ts';
import { hashToken, newToken } from '../../server/accounts/secrets.ts';
import { COOKIE } from '../../server/http/identify.ts';
import type { Db } from '../../sql/db.ts';
import type { Capability, Grant, RoleId } from '../../sql/model/roles.ts';
import type { Language } from '../../sql/model/text.ts';

/** Where somebody acts: any application of the tests. */
export type Ground = { readonly db: Db; readonly origin: string };

/** Somebody with an account; `headers` make a request hers, as a page of ours sends it. */
export type Somebody = {
  accountId: string;
  email: string;
  sessionId: string;
  headers: { Cookie: string; Origin: string };
};

/** `administrator`, or a role with its scope: `['editor', 'water']`. */
export type HeldRole = RoleId | readonly [role: RoleId, scope: string];

export const grantOf = (held: HeldRole): Grant =>
  typeof held === 'string' ? { role: held, scope: '' } : { role: held[0], scope: held[1] };

/** Makes an account with a confirmed address and roles, straight in the database. */
export const makeAccount = async (
  db: Db,
  options: {
    roles?: readonly HeldRole[];
    email?: string;
    name?: string;
    language?: Language;
    passwordHash?: string;
  } = {},
): Promise<{ accountId: string; email: string }> => {
  const email = options.email ?? `${randomBytes(6).toString('hex')}@example.tn`;
  const { rows } = await db.pool.query<{ id: string }>(
    `insert into account (email, email_folded, email_verified_at, name, language, password_hash)
      values ($1, lower($1), now(), $2, $3, $4) returning id`,
    [email, options.name ?? 'Somebody', options.language ?? 'en', options.passwordHash ?? null],
  );
  const accountId = rows[0]!.id;
  for (const { role, scope } of (options.roles ?? []).map(grantOf))
    await db.pool.query('insert into account_role (account_id, role, scope) values ($1, $2, $3)', [
      accountId,
      role,
      scope,
    ]);
  return { accountId, email };
};

/** Opens a session of an account; `confirmed: false` is one whose last proof is an hour old. */
export const openSession = async (
  { db, origin }: Ground,
  accountId: string,
  options: { secondFactor?: boolean; confirmed?: boolean } = {},
): Promise<{ sessionId: string; headers: Somebody['headers'] }> => {
  const token = newToken();
  const { rows } = await db.pool.query<{ id: string }>(
    `insert into session (token_hash, kind, account_id, second_factor, confirmed_at, expires_at)
      values ($1, 'account', $2, $3, now() - $4::interval, now() + interval '1 hour') returning id`,
    [
      hashToken(token),
      accountId,
      options.secondFactor ?? false,
      options.confirmed === false ? '1 hour' : '0 s',
    ],
  );
  return { sessionId: rows[0]!.id, headers: { Cookie: `${COOKIE}=${token}`, Origin: origin } };
};

/** Somebody signed in who holds these roles: `await signIn(world, 'administrator')`, `signIn(world, ['editor', 'water'])`. */
export const signIn = async (world: Ground, ...roles: HeldRole[]): Promise<Somebody> => {
  const account = await makeAccount(world.db, { roles });
  return { ...account, ...(await openSession(world, account.accountId)) };
};

/** An API key of an account, as a header. Keys are letters and digits, secrets as long as ours. */
export const keyOf = async (
  { db }: Ground,
  accountId: string,
  scopes: readonly Capability[],
  perMinute = 600,
): Promise<{ keyId: string; headers: { Authorization: string } }> => {
  const keyId = randomBytes(6).toString('hex');
  const secret = newToken();
  await db.pool.query(
    `insert into api_key (id, secret_hash, account_id, name, scopes, per_minute, expires_at)
      values ($1, $2, $3, 'of a test', $4, $5, now() + interval '1 hour')`,
    [keyId, hashToken(secret), accountId, scopes, perMinute],
  );
  return { keyId, headers: { Authorization: `Bearer ${keyText(keyId, secret)}` } };
};

/** Sends JSON (or nothing) to an address of the application. */
export const send = (
  { origin }: Ground,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  options: { headers?: Record<string, string>; body?: unknown } = {},
): Promise<Response> =>
  fetch(origin + path, {
    method,
    redirect: 'manual',
    headers: {
      ...(options.body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...options.headers,
    },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  });

/** The session that an answer opened, as the browser sends it back; empty where it set none. */
export const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .find((cookie) => cookie.startsWith(`${COOKIE}=`))
    ?.split(';')[0] ?? '';
