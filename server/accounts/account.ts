import type pg from 'pg';
import { foldAddress } from '../../sql/model/message.ts';
import type { Language } from '../../sql/model/text.ts';

/** An account, as those who let somebody in need it. Never leaves the server as it is. */
export type Account = {
  id: string;
  email: string;
  name: string;
  language: Language;
  state: 'active' | 'disabled';
  /** Null: signs in by OpenID Connect, or was invited and has not come yet. */
  passwordHash: string | null;
  hasSecondFactor: boolean;
  /** The address is known to be hers; not yet of who was invited and has not come. */
  isConfirmed: boolean;
  /** Somebody signed in from the network that was asked for, in the last ninety days. */
  isKnownThere: boolean;
};

const SELECT = `select id, email, name, language, state, password_hash as "passwordHash",
    totp_confirmed_at is not null as "hasSecondFactor", email_verified_at is not null as "isConfirmed",
    exists (select from session where session.account_id = account.id and session.network = $2
      and session.network <> '' and session.created_at > now() - interval '90 days') as "isKnownThere"
  from account where`;

/** By its address, however that is written; `network` as `shownNetwork` gives it. */
export const accountByEmail = async (
  client: pg.ClientBase | pg.Pool,
  email: string,
  network = '',
): Promise<Account | null> => {
  const { rows } = await client.query<Account>(`${SELECT} email_folded = $1`, [foldAddress(email), network]);
  return rows[0] ?? null;
};

/** By its number. */
export const accountById = async (
  client: pg.ClientBase | pg.Pool,
  id: string,
  network = '',
): Promise<Account | null> => {
  const { rows } = await client.query<Account>(`${SELECT} id = $1`, [id, network]);
  return rows[0] ?? null;
};
