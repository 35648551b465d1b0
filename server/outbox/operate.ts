import type pg from 'pg';
import { type Actor, audit } from '../../sql/audit.ts';
import type { Db } from '../../sql/db.ts';
import { enqueue } from '../../sql/jobs/enqueue.ts';
import { type MessageState, maskAddress } from '../../sql/model/message.ts';
import { deliveryKey } from '../../sql/outbox/post.ts';
import { transaction } from '../../sql/transaction.ts';
import { HttpError, notFound } from '../http/error.ts';

type Held = { state: MessageState; channel: string; recipient: string };

/** The message, locked, if it is in one of the states; else 404 or 409. */
const held = async (client: pg.ClientBase, id: string, states: readonly MessageState[]): Promise<Held> => {
  const { rows } = await client.query<Held>(
    'select state, channel, recipient from message where id = $1 for update',
    [id],
  );
  if (!rows[0]) throw notFound('no-such-thing', id);
  if (!states.includes(rows[0].state)) throw new HttpError(409, 'conflict');
  return rows[0];
};

const note = (
  client: pg.ClientBase,
  actor: Actor,
  id: string,
  action: string,
  states: [MessageState, MessageState],
) =>
  audit(client, {
    actor,
    action,
    object: { kind: 'message', id },
    before: { state: states[0] },
    after: { state: states[1] },
  });

/** Has a dead message tried again, from the first try on. */
export const retryMessage = (db: Db, actor: Actor, id: string): Promise<void> =>
  transaction(db, async (client) => {
    const { state } = await held(client, id, ['dead']);
    const job = await enqueue(client, 'deliver', { message: id }, { actor, uniqueKey: deliveryKey(id) });
    await client.query(
      `update message set state = 'waiting', error = null, attempts = 0, job_id = $2 where id = $1`,
      [id, job],
    );
    await note(client, actor, id, 'message.retry', [state, 'waiting']);
  });

/** Gives a message up that waits or is dead; what it says goes. Its job, if there is one, finds nothing to do. */
export const discardMessage = (db: Db, actor: Actor, id: string): Promise<void> =>
  transaction(db, async (client) => {
    const { state, channel, recipient } = await held(client, id, ['waiting', 'dead']);
    await client.query(
      `update message set state = 'discarded', content = '{}', recipient = $2 where id = $1`,
      [id, channel === 'mail' ? maskAddress(recipient) : recipient],
    );
    await note(client, actor, id, 'message.discard', [state, 'discarded']);
  });
