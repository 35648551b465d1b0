import type pg from 'pg';
import { type Actor, audit } from '../../sql/audit.ts';

type Details = Record<string, unknown>;

/** A deed about an account, in the trail; null: about none that there is. */
export const noteAccount = (
  client: pg.ClientBase,
  actor: Actor,
  action: string,
  accountId: string | null,
  after?: Details,
): Promise<number> =>
  audit(client, { actor, action, object: { kind: 'account', id: accountId ?? 'none' }, after });

/** A deed about a session, in the trail. */
export const noteSession = (
  client: pg.ClientBase,
  actor: Actor,
  action: string,
  sessionId: string,
  after?: Details,
): Promise<number> => audit(client, { actor, action, object: { kind: 'session', id: sessionId }, after });

/** An account that acts for itself. */
export const accountActor = (accountId: string): Actor => ({ kind: 'account', id: accountId });
