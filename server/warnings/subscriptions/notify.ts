import type pg from 'pg';
import type { JobHandler } from '../../../sql/jobs/handler.ts';
import type { PayloadOf } from '../../../sql/jobs/kinds.ts';
import { transaction } from '../../../sql/transaction.ts';
import { type Follower, followersOf, type Told, toldOf, webhooksOfAll } from './matching.ts';
import { tell } from './tell.ts';

/** What one short transaction writes: on the embedded engine everybody waits meanwhile. */
const CHUNK = 100;

/** What may cost lives waits for no digest. */
const waits = ({ rhythm }: Follower, { severity, kind }: Told): boolean =>
  rhythm === 'daily' && !(severity === 'Extreme' && kind !== 'Cancel');

const pass = async (client: pg.ClientBase, told: Told, follower: Follower): Promise<void> => {
  if (waits(follower, told))
    await client.query(
      'insert into warning_digest (subscription_id, message_no) values ($1, $2) on conflict do nothing',
      [follower.id, told.no],
    );
  else await tell(client, told, follower);
};

/**
 * `warnings.notify`: puts a message into the outbox for each who follows it, some hundred to a transaction. It was asked for in
 * the transaction that published the warning; killed anywhere, it begins anew, and what was written is known by its key, so
 * that nobody is told twice and nobody left out.
 */
export const notifyFollowers: JobHandler<PayloadOf<'warnings.notify'>> = async ({ message }, context) => {
  const { db, complete, signal } = context;
  const told = await toldOf(db.pool, message);
  if (!told) return;
  for (let after: string | null = null; !signal.aborted; ) {
    after = await transaction(db, async (client): Promise<string | null> => {
      const { followers, last } = await followersOf(client, told, { after, limit: CHUNK });
      for (const follower of followers) await pass(client, told, follower);
      return last;
    });
    if (after === null) break;
  }
  await complete(async (client) => {
    for (const follower of await webhooksOfAll(client)) await tell(client, told, follower);
  });
};
