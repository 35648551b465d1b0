import { z } from 'zod';
import { SessionList } from '../../sql/model/api/accounts.ts';
import { transaction } from '../../sql/transaction.ts';
import { type Endpoint, endpoint, NO_QUERY, pathOf } from '../http/endpoint.ts';
import { notFound } from '../http/error.ts';
import type { Services } from '../services.ts';
import { noteAccount, noteSession } from './note.ts';
import { type Browser, OWN, own } from './own.ts';
import { endOthers } from './sessions.ts';
import { actorOf } from './who.ts';

const LIST = `select id, id = $2 as current, user_agent as browser, network, second_factor as "secondFactor",
    created_at as "createdAt", seen_at as "seenAt", expires_at as "expiresAt"
  from session where account_id = $1 and revoked_at is null and expires_at > now() order by seen_at desc`;

/** Ends one of one's own; of others' it says no more than of those that never were. */
const endOwn = async ({ db }: Services, who: Browser, id: string): Promise<void> => {
  if (!z.uuid().safeParse(id).success) throw notFound('no-such-thing', id);
  await transaction(db, async (client) => {
    const { rowCount } = await client.query(
      'update session set revoked_at = now() where id = $1 and account_id = $2 and revoked_at is null',
      [id, who.accountId],
    );
    if (!rowCount) throw notFound('no-such-thing', id);
    await noteSession(client, actorOf(who), 'session.close', id);
  });
};

const NO_CONTENT = { 204: { description: 'Ended' } };

/** `/api/account/sessions`: where one is signed in, and how to end that. */
export const ownSessionEndpoints: readonly Endpoint[] = [
  endpoint({
    ...OWN,
    path: '/api/account/sessions',
    summary: 'Where one is signed in',
    query: NO_QUERY,
    answers: {
      200: { description: 'Sessions, last used first', content: { 'application/json': SessionList } },
    },
    handle: async (services, asked) => {
      const { who } = await own(services, asked);
      const { rows } = await services.db.pool.query(LIST, [who.accountId, who.sessionId]);
      asked.response.json({ sessions: rows });
    },
  }),
  endpoint({
    ...OWN,
    method: 'delete',
    path: '/api/account/sessions',
    summary: 'Sign out everywhere else',
    query: NO_QUERY,
    answers: NO_CONTENT,
    handle: async (services, asked) => {
      const { who } = await own(services, asked);
      await transaction(services.db, async (client) => {
        const ended = await endOthers(client, who.accountId, who.sessionId);
        await noteAccount(client, actorOf(who), 'session.close-others', who.accountId, {
          sessionsEnded: ended,
        });
      });
      services.identities.forget();
      asked.response.status(204).end();
    },
  }),
  endpoint({
    ...OWN,
    method: 'delete',
    path: '/api/account/sessions/{id}',
    summary: 'Sign out one browser',
    query: NO_QUERY,
    answers: NO_CONTENT,
    handle: async (services, asked) => {
      const { who } = await own(services, asked);
      await endOwn(services, who, pathOf(asked.request, 'id'));
      services.identities.forget();
      asked.response.status(204).end();
    },
  }),
];
