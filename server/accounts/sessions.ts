import type { Request, Response } from 'express';
import type pg from 'pg';
import { COOKIE } from '../http/identify.ts';
import { shownNetwork } from '../http/network.ts';
import { browserOf } from './browser.ts';
import { SESSION_DAYS } from './identities.ts';
import { hashToken, newToken } from './secrets.ts';
import type { Who } from './who.ts';

/** Citizens without an account come for one errand. */
const ERRAND = '12 hours';

/** Whom a session stands for. */
export type Holder =
  | { kind: 'account'; accountId: string; secondFactor: boolean }
  | { kind: 'email'; email: string }
  | { kind: 'case'; number: string };

const DAY_MS = 86_400_000;

/** Gives the browser the secret of its session; no script can read it and no other site send it. */
export const setCookie = (response: Response, token: string): void =>
  void response.cookie(COOKIE, token, {
    httpOnly: true,
    secure: true,
    sameSite: 'lax',
    path: '/',
    maxAge: SESSION_DAYS.longest * DAY_MS,
  });

export const clearCookie = (response: Response): void =>
  void response.clearCookie(COOKIE, { httpOnly: true, secure: true, sameSite: 'lax', path: '/' });

/** Where a browser is and what it is, as far as that is kept. */
export const originOf = (request: Request): { network: string; browser: string } => ({
  network: shownNetwork(request.ip),
  browser: browserOf(request.headers['user-agent']),
});

/** Opens a session with a token of its own: what a browser held before it signed in opens nothing. */
export const insertSession = async (
  client: pg.ClientBase,
  request: Request,
  holder: Holder,
): Promise<{ id: string; token: string }> => {
  const token = newToken();
  const { network, browser } = originOf(request);
  const { rows } = await client.query<{ id: string }>(
    `insert into session (token_hash, kind, account_id, email, case_number, second_factor, user_agent, network, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, now() + $9::interval) returning id`,
    [
      hashToken(token),
      holder.kind,
      holder.kind === 'account' ? holder.accountId : null,
      holder.kind === 'email' ? holder.email : null,
      holder.kind === 'case' ? holder.number : null,
      holder.kind === 'account' && holder.secondFactor,
      browser,
      network,
      holder.kind === 'account' ? `${SESSION_DAYS.unused} days` : ERRAND,
    ],
  );
  return { id: rows[0]!.id, token };
};

/** The session of a browser, of whatever kind. */
export const sessionIdOf = (who: Who): string | null => ('sessionId' in who ? who.sessionId : null);

/** Ends one session. */
export const endSession = (client: pg.ClientBase, id: string): Promise<unknown> =>
  client.query('update session set revoked_at = now() where id = $1 and revoked_at is null', [id]);

/** Ends all sessions of an account but one; says how many. */
export const endOthers = async (
  client: pg.ClientBase,
  accountId: string,
  but: string | null = null,
): Promise<number> => {
  const { rowCount } = await client.query(
    `update session set revoked_at = now()
     where account_id = $1 and revoked_at is null and expires_at > now() and id is distinct from $2`,
    [accountId, but],
  );
  return rowCount ?? 0;
};

/** Gives a session a new token where it may do more from now on: whoever learned the old one before has nothing. */
export const renewToken = async (client: pg.ClientBase, id: string): Promise<string> => {
  const token = newToken();
  await client.query('update session set token_hash = $2, confirmed_at = now() where id = $1', [
    id,
    hashToken(token),
  ]);
  return token;
};
