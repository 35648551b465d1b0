import type { Request, Response } from 'express';
import type pg from 'pg';
import type { Actor } from '../../sql/audit.ts';
import type { SignInAnswer } from '../../sql/model/api/accounts.ts';
import { post } from '../../sql/outbox/post.ts';
import { transaction } from '../../sql/transaction.ts';
import type { Services } from '../services.ts';
import type { Account } from './account.ts';
import { makeLink } from './links.ts';
import { noteSession } from './note.ts';
import { sessionInfo } from './session-info.ts';
import { endSession, type Holder, insertSession, originOf, sessionIdOf, setCookie } from './sessions.ts';
import { PUBLIC, type Who } from './who.ts';

/** A request that lets somebody in; `who` is whom the browser stood for before. */
export type Entering = { request: Request; response: Response; who: Who };

const actorOfHolder = (holder: Holder, sessionId: string): Actor => {
  switch (holder.kind) {
    case 'account':
      return { kind: 'account', id: holder.accountId };
    case 'email':
      return { kind: 'email', id: sessionId };
    case 'case':
      return { kind: 'case', id: holder.number };
  }
};

/** Opens a session and ends the one that the browser had, in the caller's transaction; gives the token of the new one. */
export const open = async (
  client: pg.ClientBase,
  { request, who }: Pick<Entering, 'request' | 'who'>,
  holder: Holder,
): Promise<string> => {
  const before = sessionIdOf(who);
  if (before !== null) await endSession(client, before);
  const { id, token } = await insertSession(client, request, holder);
  await noteSession(client, actorOfHolder(holder, id), 'session.open', id, {
    kind: holder.kind,
    secondFactor: holder.kind === 'account' && holder.secondFactor,
  });
  return token;
};

/** Whether somebody came from a browser or network that the account was not used from before, and it was used at all. */
const IS_STRANGE = `select count(*) > 0 and not coalesce(bool_or(network = $2 and user_agent = $3), false) as strange
  from session where account_id = $1`;

const tellOfStrange = async (client: pg.ClientBase, request: Request, account: Account): Promise<void> => {
  const { network, browser } = originOf(request);
  const { rows } = await client.query<{ strange: boolean }>(IS_STRANGE, [account.id, network, browser]);
  if (!rows[0]?.strange) return;
  await post(client, {
    channel: 'mail',
    to: account.email,
    accountId: account.id,
    language: account.language,
    template: 'new-sign-in',
    content: {
      link: '/account/sessions',
      name: account.name,
      at: new Date().toISOString(),
      network,
      device: browser,
    },
  });
};

/** `open` for an account: notes the sign-in, and writes to its owner where it comes from a browser that is new. */
export const openFor = async (
  client: pg.ClientBase,
  asked: Pick<Entering, 'request' | 'who'>,
  account: Account,
  secondFactor: boolean,
): Promise<string> => {
  await tellOfStrange(client, asked.request, account);
  await client.query('update account set signed_in_at = now() where id = $1', [account.id]);
  return open(client, asked, { kind: 'account', accountId: account.id, secondFactor });
};

/** After the commit: gives the browser its token and says who is signed in. */
export const welcome = async (
  services: Services,
  { response, who }: Pick<Entering, 'response' | 'who'>,
  token: string,
): Promise<SignInAnswer> => {
  if (sessionIdOf(who) !== null) services.identities.forget();
  setCookie(response, token);
  const now = await services.identities.bySession(token);
  return { kind: 'signed-in', session: await sessionInfo(services, now ?? PUBLIC) };
};

/**
 * Lets in who proved to be an account's owner by one factor: at once, or, where the account has a second one, with a
 * ticket for the second step. The ticket is no session: it opens nothing but that step.
 */
export const admit = async (
  services: Services,
  asked: Entering,
  account: Account,
  work: (client: pg.ClientBase) => Promise<unknown> = async () => undefined,
): Promise<SignInAnswer> => {
  if (!account.hasSecondFactor) {
    const token = await transaction(services.db, async (client) => {
      await work(client);
      return openFor(client, asked, account, false);
    });
    return welcome(services, asked, token);
  }
  const { token, expires } = await transaction(services.db, async (client) => {
    await work(client);
    return makeLink(client, { kind: 'second-factor', accountId: account.id });
  });
  return { kind: 'second-factor', ticket: token, expiresAt: expires };
};
