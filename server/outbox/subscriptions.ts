import { createHash, ECDH } from 'node:crypto';
import type { z } from 'zod';
import { type Actor, audit } from '../../sql/audit.ts';
import type { Db } from '../../sql/db.ts';
import type {
  MovedBrowser,
  NewPushSubscription,
  PushBrowser,
  PushSubscriptions,
} from '../../sql/model/api/outbox.ts';
import type { Language } from '../../sql/model/text.ts';
import { transaction } from '../../sql/transaction.ts';
import type { Config } from '../config.ts';
import { badParameter, HttpError, notFound } from '../http/error.ts';
import type { Services } from '../services.ts';
import { needPushService } from './push-services.ts';
import { postTest } from './test-post.ts';
import { needUsable } from './usable-address.ts';
import type { Owner } from './webhooks.ts';

type Subscription = PushSubscriptions['subscriptions'][number];
type Row = { id: string; endpoint: string; language: Language; created_at: Date; gone_at: Date | null };

const COLUMNS = 'id, endpoint, language, created_at, gone_at';
const MOST = 20;

const shown = (row: Row): Subscription => ({
  id: row.id,
  endpointHash: createHash('sha256').update(row.endpoint).digest('hex'),
  service: new URL(row.endpoint).host,
  language: row.language,
  createdAt: row.created_at.toISOString(),
  goneAt: row.gone_at?.toISOString() ?? null,
});

/** The browsers that an account has let us send notifications to. */
export const listSubscriptions = async (db: Db, account: string): Promise<Subscription[]> => {
  const { rows } = await db.pool.query<Row>(
    `select ${COLUMNS} from push_subscription where account_id = $1 order by created_at, id`,
    [account],
  );
  return rows.map(shown);
};

/** A point of P-256 and a secret of 16 bytes, as browsers make them: with others nothing could be encrypted. */
const isUsable = ({ p256dh, auth }: PushBrowser['keys']): boolean => {
  try {
    ECDH.convertKey(p256dh, 'prime256v1', 'base64url');
    return Buffer.from(auth, 'base64url').length === 16;
  } catch {
    return false;
  }
};

/** Throws a 400 for a browser that nothing could be sent to; `prefix` is where in the body it stands. */
export const needBrowser = ({ endpoint, keys }: PushBrowser, config: Config, prefix = ''): void => {
  needUsable(endpoint, config, `${prefix}endpoint`);
  if (!isUsable(keys)) throw badParameter(`${prefix}keys`, 'invalid-parameter', { reason: 'P-256' });
};

/** A browser has one subscription: whoever uses it now takes it over from who did before. */
const UPSERT = `insert into push_subscription (account_id, endpoint, p256dh, auth, language)
  select $1, $2, $3, $4, $5
    where (select count(*) from push_subscription where account_id = $1 and endpoint <> $2) < ${MOST}
  on conflict (endpoint) do update set account_id = excluded.account_id, p256dh = excluded.p256dh,
    auth = excluded.auth, language = excluded.language, gone_at = null
  returning ${COLUMNS}`;

/** Notes that a browser may be sent notifications. 409 where the account has as many as it may. */
export const subscribe = (
  { db, config }: Pick<Services, 'db' | 'config'>,
  { account, actor }: Owner,
  given: z.infer<typeof NewPushSubscription>,
): Promise<Subscription> => {
  needBrowser(given, config);
  return transaction(db, async (client) => {
    const { p256dh, auth } = given.keys;
    await client.query('select from account where id = $1 for update', [account]);
    const { rows } = await client.query<Row>(UPSERT, [account, given.endpoint, p256dh, auth, given.language]);
    if (!rows[0]) throw new HttpError(409, 'too-many-things', { values: { most: MOST } });
    const object = { kind: 'push_subscription', id: rows[0].id };
    await audit(client, { actor, action: 'push.subscribe', object, after: { language: given.language } });
    return shown(rows[0]);
  });
};

/** Sends that browser nothing more. */
export const unsubscribe = (db: Db, { account, actor }: Owner, id: string): Promise<void> =>
  transaction(db, async (client) => {
    const { rowCount } = await client.query(
      'delete from push_subscription where id = $1 and account_id = $2',
      [id, account],
    );
    if (rowCount === 0) throw notFound('no-such-thing', id);
    await audit(client, { actor, action: 'push.unsubscribe', object: { kind: 'push_subscription', id } });
  });

/**
 * A push service gives a browser another address from time to time: what is sent there goes to the new one from now on, and all
 * that it follows stays. Whoever knows the secret of the old one is that browser. Throws a 404 where it is not known, a 409
 * where the new address is another's.
 */
export const moveBrowser = (
  { db, config }: Pick<Services, 'db' | 'config'>,
  { was, is }: MovedBrowser,
): Promise<void> => {
  needBrowser(is, config, 'is.');
  needPushService(is.endpoint, config, 'is.endpoint');
  return transaction(db, async (client) => {
    const { rows } = await client.query<{ id: string; isFree: boolean }>(
      `select id, not exists (select from push_subscription where endpoint = $3 and endpoint <> $1) as "isFree"
         from push_subscription where endpoint = $1 and auth = $2 for update`,
      [was.endpoint, was.auth, is.endpoint],
    );
    if (!rows[0]) throw notFound('no-such-thing', 'was');
    if (!rows[0].isFree) throw new HttpError(409, 'conflict');
    const { id } = rows[0];
    await client.query(
      'update push_subscription set endpoint = $2, p256dh = $3, auth = $4, gone_at = null where id = $1',
      [...[id, is.endpoint, is.keys.p256dh, is.keys.auth]],
    );
    const actor: Actor = { kind: 'public', id: null };
    await audit(client, { actor, action: 'push.move', object: { kind: 'push_subscription', id } });
  });
};

/** A test to each browser of an account that still takes them; gives the messages' numbers. */
export const testSubscriptions = (db: Db, { account, actor }: Owner): Promise<string[]> =>
  transaction(db, async (client) => {
    const { rows } = await client.query<Row>(
      `select ${COLUMNS} from push_subscription where account_id = $1 and gone_at is null order by id for update`,
      [account],
    );
    const sent: string[] = [];
    for (const { id, language } of rows)
      sent.push(await postTest(client, { channel: 'push', id, account, language }));
    await audit(client, { actor, action: 'push.test', object: { kind: 'account', id: account } });
    return sent;
  });
