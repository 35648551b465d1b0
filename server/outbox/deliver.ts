import type pg from 'pg';
import type { Db } from '../../sql/db.ts';
import { type JobContext, JobFailure } from '../../sql/jobs/handler.ts';
import { maskAddress, maskNumber } from '../../sql/model/message.ts';
import { configOf } from '../config.ts';
import { DeliveryError } from './delivery-error.ts';
import type { Message, Outcome } from './message.ts';
import { openSender, send } from './send.ts';

const messageOf = async ({ pool }: Db, id: string): Promise<Message | undefined> => {
  const { rows } = await pool.query<Message>(
    `select id, channel, recipient, language, template, content, topic, state, created_at
       from message where id = $1 and state = 'waiting'`,
    [id],
  );
  return rows[0];
};

/** Of who was written to, as much as is kept once it is over. */
const maskedRecipient = ({ channel, recipient }: Message): string => {
  if (channel === 'mail') return maskAddress(recipient);
  return channel === 'sms' ? maskNumber(recipient) : recipient;
};

/** Its links may open accounts, and once sent nobody needs to know to whom: neither is kept. */
const settle = async (client: pg.ClientBase, message: Message, outcome: Outcome, attempts: number) => {
  const isOver = outcome.state !== 'dead';
  const recipient = isOver ? maskedRecipient(message) : message.recipient;
  // Where an operator discarded it meanwhile, what is true is that it was sent.
  await client.query(
    `update message set state = $2, error = $3, attempts = $4, recipient = $5,
        content = case when $6 then '{}' else content end, sent_at = case when $2 = 'sent' then now() end
      where id = $1 and (state = 'waiting' or state = 'discarded' and $2 = 'sent')`,
    [message.id, outcome.state, outcome.state === 'dead' ? outcome.error : null, attempts, recipient, isOver],
  );
  if (outcome.state === 'dead' && outcome.isGone) await noteGone(client, message);
};

/** Nothing is wanted there any more: it is not asked again. */
const noteGone = async (client: pg.ClientBase, { channel, recipient }: Message): Promise<void> => {
  if (channel === 'push') {
    await client.query('update push_subscription set gone_at = coalesce(gone_at, now()) where id = $1', [
      recipient,
    ]);
    // Nobody looks at a list in which it stands.
    await client.query('delete from push_subscription where id = $1 and account_id is null', [recipient]);
  }
  if (channel === 'webhook')
    await client.query('update webhook set disabled_at = coalesce(disabled_at, now()) where id = $1', [
      recipient,
    ]);
};

const toFailure = (error: unknown): never => {
  throw error instanceof DeliveryError ? new JobFailure('not-delivered', error.code) : error;
};

/**
 * The job that sends a message: hands it over, then notes in one transaction that it was. Killed between the two it is
 * sent again, under the same number. What can be mended or may pass is tried again; `message_follows_job` (0010) marks
 * the message dead with the last try.
 */
export const deliver = async ({ message: id }: { message: string }, context: JobContext): Promise<void> => {
  const message = await messageOf(context.db, id);
  if (!message) return;
  const sender = openSender(configOf(context.env));
  const outcome = await send(message, { sender, db: context.db.pool, signal: context.signal }).catch(
    toFailure,
  );
  await context.complete((client) => settle(client, message, outcome, context.attempt));
};
