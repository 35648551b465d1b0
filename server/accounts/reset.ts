import type { Request } from 'express';
import type pg from 'pg';
import type { Actor } from '../../sql/audit.ts';
import type { Reset, SignInAnswer } from '../../sql/model/api/accounts.ts';
import { HttpError } from '../http/error.ts';
import type { Services } from '../services.ts';
import { type Account, accountById } from './account.ts';
import { mailDeed } from './by-mail.ts';
import { admit, type Entering } from './enter.ts';
import { dropLinks, lookAtLink, spendLink } from './links.ts';
import { noteAccount } from './note.ts';
import { checkPassword } from './password-rules.ts';
import { endOthers } from './sessions.ts';

/** Sets a password: all sessions but one end, links that are on their way are void, and the owner is told. */
export const setPassword = async (
  client: pg.ClientBase,
  request: Request,
  account: Account,
  { hash, actor, keep }: { hash: string; actor: Actor; keep: string | null },
): Promise<void> => {
  await client.query(
    `update account set password_hash = $2, email_verified_at = coalesce(email_verified_at, now()) where id = $1`,
    [account.id, hash],
  );
  const ended = await endOthers(client, account.id, keep);
  await dropLinks(client, account.id);
  await noteAccount(client, actor, 'account.password.set', account.id, { sessionsEnded: ended });
  await mailDeed(client, request, account, 'password-changed', '/reset');
};

/**
 * A new password by a link of a mail, then in; with a second factor the second step is still asked for: a mailbox is one
 * factor. Whoever was tried by many from everywhere may try anew.
 */
export const resetPassword = async (
  services: Services,
  asked: Entering,
  { token, password }: Reset,
): Promise<SignInAnswer> => {
  const { db, passwords, attempts, identities } = services;
  const link = await lookAtLink(db.pool, token, ['reset']);
  const account = await accountById(db.pool, link.accountId!);
  if (account?.state !== 'active') throw new HttpError(410, 'link-gone');
  await checkPassword(password, account);
  const hash = await passwords.hash(password);
  const answer = await admit(services, asked, account, async (client) => {
    await spendLink(client, token, ['reset']);
    await setPassword(client, asked.request, account, {
      hash,
      actor: { kind: 'account', id: account.id },
      keep: null,
    });
  });
  identities.forget();
  await attempts.forgive('sign-in', account.email);
  return answer;
};
