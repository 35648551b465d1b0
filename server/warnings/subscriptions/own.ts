import type pg from 'pg';
import type { z } from 'zod';
import { audit } from '../../../sql/audit.ts';
import type { NewSubscription, Subscription } from '../../../sql/model/api/warnings.ts';
import { transaction } from '../../../sql/transaction.ts';
import type { Account } from '../../accounts/account.ts';
import type { Browser } from '../../accounts/own.ts';
import { actorOf } from '../../accounts/who.ts';
import { badParameter, HttpError, notFound } from '../../http/error.ts';
import { recipientHash } from '../../outbox/unsubscribe-token.ts';
import type { Services } from '../../services.ts';
import { insertSubscription, type Receiver, subscriptionsOf, wantAgain } from './store.ts';

/** So many wishes an account may have; each may be of many places. */
const MOST = 30;

type Given = z.infer<typeof NewSubscription>;
type Own = { who: Browser; account: Account };

const TARGETS = {
  push: 'select id from push_subscription where id = $1 and account_id = $2 and gone_at is null',
  webhook: 'select id from webhook where id = $1 and account_id = $2',
};

/** Throws a 400 for a browser or webhook that is not one's own: others' are not there. */
const receiverOf = async (
  client: pg.ClientBase,
  { secrets }: Services,
  { account }: Own,
  { channel, target }: Given,
): Promise<Receiver> => {
  if (channel === 'mail') {
    const hash = recipientHash(secrets, account.email);
    return { channel, accountId: account.id, email: account.email, recipientHash: hash, target: null };
  }
  const { rowCount } = target ? await client.query(TARGETS[channel], [target, account.id]) : { rowCount: 0 };
  if (!rowCount) throw badParameter('target', 'invalid-parameter', { reason: target ?? '—' });
  return { channel, accountId: account.id, email: null, recipientHash: null, target };
};

/** Has an account told of warnings. Its address is confirmed already. */
export const follow = (services: Services, own: Own, given: Given): Promise<Subscription> =>
  transaction(services.db, async (client) => {
    const { account, who } = own;
    await client.query('select from account where id = $1 for update', [account.id]);
    if ((await subscriptionsOf(client, account.id)).length >= MOST)
      throw new HttpError(409, 'too-many-things', { values: { most: MOST } });
    const receiver = await receiverOf(client, services, own, given);
    const id = await insertSubscription(client, receiver, given, true);
    if (receiver.recipientHash) await wantAgain(client, receiver.recipientHash);
    const object = { kind: 'subscription', id };
    await audit(client, {
      actor: actorOf(who),
      action: 'warnings.follow',
      object,
      after: { channel: given.channel },
    });
    return (await subscriptionsOf(client, account.id)).find((one) => one.id === id)!;
  });

/** Tells an account no more of what it followed by this. */
export const unfollow = ({ db }: Services, { account, who }: Own, id: string): Promise<void> =>
  transaction(db, async (client) => {
    const { rowCount } = await client.query(
      'delete from warning_subscription where id = $1 and account_id = $2',
      [id, account.id],
    );
    if (!rowCount) throw notFound('no-such-thing', id);
    const object = { kind: 'subscription', id };
    await audit(client, { actor: actorOf(who), action: 'warnings.unfollow', object });
  });
