import type { z } from 'zod';
import { audit } from '../../sql/audit.ts';
import { CreatedKey, KEY_LIFE, KeyList, KeysQuery, MOST_KEYS, NewKey } from '../../sql/model/api/keys.ts';
import { transaction } from '../../sql/transaction.ts';
import { needRecent } from '../accounts/recent.ts';
import { accountOf, actorOf, may, type Who } from '../accounts/who.ts';
import { need } from '../http/access.ts';
import { type Endpoint, endpoint, NO_QUERY, pathOf } from '../http/endpoint.ts';
import { badParameter, HttpError, notFound } from '../http/error.ts';
import type { Services } from '../services.ts';
import { countHeld, keyById, keysOf, makeKey, revokeKey, type Wanted } from './store.ts';

const TAG = 'API keys';
const DAY_MS = 86_400_000;
/** A year from now, however long it takes to send it. */
const LONGEST_MS = KEY_LIFE.longest * DAY_MS + 3_600_000;

const expiryOf = (text: string | undefined): Date => {
  const now = Date.now();
  const at = text === undefined ? now + KEY_LIFE.usual * DAY_MS : Date.parse(text);
  if (!(at > now && at <= now + LONGEST_MS))
    throw badParameter('expiresAt', 'key-life', { days: KEY_LIFE.longest });
  return new Date(at);
};

/** What is asked for, as far as who asks may have it: a key never has more than its owner. */
const wantedOf = (who: Who, body: z.output<typeof NewKey>): Wanted => {
  const missing = body.scopes.find((scope) => !may(who, scope));
  if (missing !== undefined) throw badParameter('scopes', 'scope-not-held', { scope: missing });
  return {
    accountId: accountOf(who)!,
    name: body.name,
    scopes: [...new Set(body.scopes)].sort(),
    perMinute: body.perMinute,
    expiresAt: expiryOf(body.expiresAt),
  };
};

const create = (services: Services, who: Who, wanted: Wanted): Promise<CreatedKey> =>
  transaction(services.db, async (client) => {
    if ((await countHeld(client, wanted.accountId)) >= MOST_KEYS)
      throw new HttpError(409, 'too-many-keys', { values: { most: MOST_KEYS } });
    const made = await makeKey(client, wanted);
    const { id, scopes, perMinute, expiresAt } = made.key;
    // The name is what its owner wrote, and may name somebody.
    const after = { account: wanted.accountId, scopes, perMinute, expiresAt };
    await audit(client, { actor: actorOf(who), action: 'key.create', object: { kind: 'key', id }, after });
    return made;
  });

/** Of others' keys, whoever may not manage accounts is not even told that they are there. */
const revoke = (services: Services, who: Who, id: string): Promise<void> =>
  transaction(services.db, async (client) => {
    const key = await keyById(client, id);
    const isTheirs = key !== null && (key.owner.id === accountOf(who) || may(who, 'accounts.manage'));
    if (!isTheirs) throw notFound('no-such-key', id);
    if (!(await revokeKey(client, id))) return;
    const before = { account: key.owner.id, scopes: key.scopes, expiresAt: key.expiresAt };
    await audit(client, { actor: actorOf(who), action: 'key.revoke', object: { kind: 'key', id }, before });
  });

/** `/api/keys`: API keys, by browser only: a key manages none. */
export const keyEndpoints: readonly Endpoint[] = [
  endpoint({
    path: '/api/keys',
    access: 'browser',
    tag: TAG,
    summary: 'One’s API keys',
    description: 'With `account` those of others (a number, or `all`), for who may manage accounts.',
    query: KeysQuery,
    answers: { 200: { description: 'Keys', content: { 'application/json': KeyList } } },
    handle: async ({ db }, { response, query, who }) => {
      if (query.account !== undefined) need(who, 'accounts.manage');
      const of = query.account === 'all' ? null : (query.account ?? accountOf(who));
      response.json({ keys: await keysOf(db.pool, of) } satisfies KeyList);
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/keys',
    access: 'browser',
    tag: TAG,
    summary: 'Makes an API key',
    description:
      'Needs a fresh proof of who one is. The key’s text is in this answer only; it is sent as `Authorization: Bearer`.',
    query: NO_QUERY,
    body: NewKey,
    answers: { 201: { description: 'The key', content: { 'application/json': CreatedKey } } },
    handle: async (services, { response, body, who }) => {
      await needRecent(services, who);
      response.status(201).json(await create(services, who, wantedOf(who, body)));
    },
  }),
  endpoint({
    method: 'delete',
    path: '/api/keys/{id}',
    access: 'browser',
    tag: TAG,
    summary: 'Revokes an API key',
    description: 'One’s own, or anybody’s for who may manage accounts.',
    query: NO_QUERY,
    answers: { 204: { description: 'It is no key any more' } },
    handle: async (services, { request, response, who }) => {
      await revoke(services, who, pathOf(request, 'id'));
      services.identities.forget();
      response.status(204).end();
    },
  }),
];
