import type { Request } from 'express';
import type pg from 'pg';
import type { z } from 'zod';
import { type Actor, audit } from '../../../sql/audit.ts';
import type { BrowserProof, PushBrowser } from '../../../sql/model/api/outbox.ts';
import type { EndHere, FollowByPush, FollowedHere } from '../../../sql/model/api/warnings.ts';
import { Following } from '../../../sql/model/subscription.ts';
import type { Language } from '../../../sql/model/text.ts';
import { post } from '../../../sql/outbox/post.ts';
import { transaction } from '../../../sql/transaction.ts';
import { makeLink } from '../../accounts/links.ts';
import { HttpError, notFound } from '../../http/error.ts';
import { countedNetwork } from '../../http/network.ts';
import { needPushService } from '../../outbox/push-services.ts';
import { needBrowser } from '../../outbox/subscriptions.ts';
import type { Services } from '../../services.ts';
import { insertSubscription } from './store.ts';

const ANYBODY: Actor = { kind: 'public', id: null };
/** So many wishes a browser may have. */
const MOST = 30;

// Keys of a browser that proved itself, or that an account has, are not changed by who knows no more than its address.
const NOTE = `insert into push_subscription as p (endpoint, p256dh, auth, language) values ($1, $2, $3, $4)
  on conflict (endpoint) do update set p256dh = excluded.p256dh, auth = excluded.auth, gone_at = null,
    language = case when p.account_id is null then excluded.language else p.language end
    where p.p256dh = excluded.p256dh and p.auth = excluded.auth
      or p.account_id is null and not exists (select from warning_subscription where push_id = p.id and confirmed_at is not null)
  returning id`;

/** The number of a browser. Throws a 409 where another is known by its address. */
const noteBrowser = async (
  client: pg.ClientBase,
  { endpoint, keys: { p256dh, auth } }: PushBrowser,
  language: Language,
): Promise<string> => {
  const { rows } = await client.query<{ id: string }>(NOTE, [endpoint, p256dh, auth, language]);
  if (!rows[0]) throw new HttpError(409, 'conflict');
  return rows[0].id;
};

/** Room for a wish: one that waits for its answer gives way. Throws a 409 where there are as many as there may be. */
const makeRoom = async (client: pg.ClientBase, browser: string): Promise<void> => {
  await client.query(
    'delete from warning_subscription where push_id = $1 and account_id is null and confirmed_at is null',
    [browser],
  );
  const { rowCount } = await client.query(
    'select from warning_subscription where push_id = $1 and account_id is null',
    [browser],
  );
  if ((rowCount ?? 0) >= MOST) throw new HttpError(409, 'too-many-things', { values: { most: MOST } });
};

/**
 * Somebody wants warnings in a browser, without an account: what is sent there asks it, and nothing more is sent before it
 * says so. Who has no account is let choose no address but those of push services.
 */
export const followByPush = async (
  services: Services,
  request: Request,
  { browser, ...following }: z.infer<typeof FollowByPush>,
): Promise<void> => {
  needBrowser(browser, services.config, 'browser.');
  needPushService(browser.endpoint, services.config, 'browser.endpoint');
  await services.attempts.begin({
    purpose: 'push',
    who: browser.endpoint,
    network: countedNetwork(request.ip),
  });
  await transaction(services.db, async (client) => {
    const target = await noteBrowser(client, browser, following.language);
    await makeRoom(client, target);
    const receiver = { channel: 'push', accountId: null, email: null, recipientHash: null, target } as const;
    const subscription = await insertSubscription(client, receiver, following, false);
    const { link, expires } = await makeLink(client, { kind: 'warnings-push', content: { subscription } });
    await post(client, {
      channel: 'push',
      to: target,
      language: following.language,
      template: 'confirm-push',
      content: { link, expires },
    });
    const object = { kind: 'subscription', id: subscription };
    await audit(client, { actor: ANYBODY, action: 'warnings.follow.ask', object });
  });
};

/** What a browser follows without an account; a wish that it has not answered as long as it may. */
const HERE = `select s.id, s.filter, s.language, s.rhythm, s.confirmed_at is not null as "isConfirmed", s.created_at as "createdAt"
  from warning_subscription s join push_subscription p on p.id = s.push_id
  where p.endpoint = $1 and p.auth = $2 and s.account_id is null
    and (s.confirmed_at is not null or s.created_at > now() - interval '1 hour') order by s.created_at, s.id`;
type Row = { id: string; isConfirmed: boolean; createdAt: Date } & Record<keyof Following, unknown>;

/** What a browser follows; nothing where its secret is another. */
export const followedHere = async (
  { db }: Services,
  { endpoint, auth }: BrowserProof,
): Promise<FollowedHere> => {
  const { rows } = await db.pool.query<Row>(HERE, [endpoint, auth]);
  return {
    subscriptions: rows.map(({ id, isConfirmed, createdAt, ...following }) => ({
      ...Following.parse(following),
      ...{ id, isConfirmed, createdAt: createdAt.toISOString() },
    })),
  };
};

/** Tells a browser no more of what it followed by this. One that follows nothing, and is no account's, is forgotten. */
export const endHere = (
  { db }: Services,
  { endpoint, auth, subscription }: z.infer<typeof EndHere>,
): Promise<boolean> =>
  transaction(db, async (client) => {
    const { rowCount } = await client.query(
      `delete from warning_subscription where id = $1 and account_id is null
         and push_id = (select id from push_subscription where endpoint = $2 and auth = $3)`,
      [subscription, endpoint, auth],
    );
    if (!rowCount) throw notFound('no-such-thing', subscription);
    const { rowCount: forgotten } = await client.query(
      `delete from push_subscription p where endpoint = $1 and account_id is null
         and not exists (select from warning_subscription where push_id = p.id)`,
      [endpoint],
    );
    const object = { kind: 'subscription', id: subscription };
    await audit(client, { actor: ANYBODY, action: 'warnings.unfollow', object });
    return forgotten === 0;
  });
