import type pg from 'pg';
import type { Accept, SignInAnswer } from '../../sql/model/api/accounts.ts';
import { foldAddress } from '../../sql/model/message.ts';
import { transaction } from '../../sql/transaction.ts';
import { badParameter, HttpError } from '../http/error.ts';
import type { Services } from '../services.ts';
import { type Account, accountById } from './account.ts';
import { hasAdministrator } from './administrators.ts';
import { type Entering, openFor, welcome } from './enter.ts';
import { grant } from './grants.ts';
import { type Link, lookAtLink, spendLink } from './links.ts';
import { accountActor, noteAccount } from './note.ts';
import { checkPassword } from './password-rules.ts';

/** The links that make an account. */
const KINDS = ['register', 'invitation', 'administrator'] as const;

type Made = { email: string; name: string; language: string; passwordHash: string | null };

/** A new account whose address is confirmed; 409 where there is one with it by now. Gives its number. */
export const insertAccount = async (
  client: pg.ClientBase,
  { email, name, language, passwordHash }: Made,
): Promise<string> => {
  const { rows } = await client.query<{ id: string }>(
    `insert into account (email, email_folded, email_verified_at, name, language, password_hash)
     values ($1, $2, now(), $3, $4, $5) on conflict (email_folded) do nothing returning id`,
    [email, foldAddress(email), name, language, passwordHash],
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new HttpError(409, 'account-exists');
  await noteAccount(client, accountActor(id), 'account.create', id);
  return id;
};

/** Who was invited has an account already, with her roles but without a way in. */
const completeInvited = async (client: pg.ClientBase, id: string, made: Made): Promise<string> => {
  const { rowCount } = await client.query(
    `update account set name = $2, language = $3, password_hash = $4, email_verified_at = now()
     where id = $1 and state = 'active' and email_verified_at is null`,
    [id, made.name, made.language, made.passwordHash],
  );
  if (!rowCount) throw new HttpError(410, 'link-gone');
  await noteAccount(client, accountActor(id), 'account.invitation.accept', id);
  return id;
};

/** The first administrator; the link is of no use once there is one. */
const makeAdministrator = async (client: pg.ClientBase, made: Made): Promise<string> => {
  await client.query('select from access_state for update');
  if (await hasAdministrator(client)) throw new HttpError(410, 'link-gone');
  const id = await insertAccount(client, made);
  await grant(client, accountActor(id), id, { role: 'administrator', scope: '' });
  return id;
};

const makeBy = (client: pg.ClientBase, link: Link, made: Made): Promise<string> => {
  if (link.kind === 'administrator') return makeAdministrator(client, made);
  return link.accountId === null
    ? insertAccount(client, made)
    : completeInvited(client, link.accountId, made);
};

/** The address is the link's; only the first administrator, whose link was printed and not sent, gives hers. */
const addressOf = (link: Link, given: string | undefined): string => {
  if (link.email !== null) {
    if (given !== undefined) throw badParameter('email', 'unknown-field');
    return link.email;
  }
  if (given === undefined) throw badParameter('email', 'missing-parameter');
  return given;
};

/** Makes the account that a link is for and signs in. Throws a 410 where the link is gone, a 409 where the address has an account. */
export const accept = async (
  services: Services,
  asked: Entering,
  { token, name, password, language, email: given }: Accept,
): Promise<SignInAnswer> => {
  const link = await lookAtLink(services.db.pool, token, KINDS);
  if (link.kind === 'register' && !services.config.ACCOUNTS_OPEN)
    throw new HttpError(403, 'registration-closed');
  const email = addressOf(link, given);
  await checkPassword(password, { email, name });
  const passwordHash = await services.passwords.hash(password);
  const session = await transaction(services.db, async (client) => {
    await spendLink(client, token, KINDS);
    const id = await makeBy(client, link, { email, name, language, passwordHash });
    return openFor(client, asked, (await accountById(client, id)) as Account, false);
  });
  return welcome(services, asked, session);
};
