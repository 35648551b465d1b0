import type pg from 'pg';
import {
  Delivery,
  type OutboxMessage,
  type OutboxPage,
  type OutboxQuery,
} from '../../sql/model/api/outbox.ts';
import { maskAddress, maskNumber } from '../../sql/model/message.ts';
import type { Message } from './message.ts';

type Row = Omit<Message, 'content'> & {
  attempts: number;
  error: string | null;
  sent_at: Date | null;
  next_at: Date | null;
  address: string | null;
};

/** What a message that waits has behind it, its job knows. */
const ROWS = `select message.id, channel, recipient, message.language, template, topic, message.state, message.created_at,
    coalesce(job.fails, message.attempts) as attempts,
    coalesce(job.error_detail, job.error, message.error) as error, sent_at,
    job.run_at as next_at, coalesce(webhook.url, push_subscription.endpoint) as address
  from message
    left join job on job.id = job_id and message.state = 'waiting'
    left join webhook on webhook.id = case channel when 'webhook' then recipient::uuid end
    left join push_subscription on push_subscription.id = case channel when 'push' then recipient::uuid end`;

/** Of addresses that are secrets themselves, the host; nothing where the subscription is gone. */
const shownRecipient = ({ channel, recipient, address }: Row): string => {
  if (channel === 'mail') return maskAddress(recipient);
  if (channel === 'sms') return maskNumber(recipient);
  return address && URL.canParse(address) ? new URL(address).host : '';
};

const shown = (row: Row): OutboxMessage => ({
  id: row.id,
  channel: row.channel,
  recipient: shownRecipient(row),
  language: row.language,
  template: row.template,
  topic: row.topic,
  state: row.state,
  attempts: row.attempts,
  error: row.error,
  createdAt: row.created_at.toISOString(),
  sentAt: row.sent_at?.toISOString() ?? null,
  nextAt: row.next_at?.toISOString() ?? null,
});

/** A page of the outbox, newest first, without what messages say and to whom. */
export const listMessages = async (
  db: pg.Pool,
  { state, channel, template, limit, cursor }: OutboxQuery,
): Promise<OutboxPage> => {
  const { rows } = await db.query<Row>(
    `${ROWS}
      where ($1::text is null or message.state = $1) and ($2::text is null or channel = $2)
        and ($3::text is null or template = $3)
        and ($4::uuid is null or (message.created_at, message.id) < (select created_at, id from message where id = $4))
      order by message.created_at desc, message.id desc limit $5`,
    [state, channel, template, cursor, limit + 1],
  );
  const page = rows.slice(0, limit).map(shown);
  return { messages: page, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
};

/** One message as operators see it. */
export const findMessage = async (db: pg.Pool, id: string): Promise<OutboxMessage | null> => {
  const { rows } = await db.query<Row>(`${ROWS} where message.id = $1`, [id]);
  return rows[0] ? shown(rows[0]) : null;
};

const LAST = 20;

/** The last messages to a webhook or push subscription. */
export const deliveriesTo = async (db: pg.Pool, recipient: string): Promise<Delivery[]> => {
  const { rows } = await db.query<Row>(
    `${ROWS} where message.recipient = $1 and channel <> 'mail' order by message.created_at desc limit ${LAST}`,
    [recipient],
  );
  return rows.map((row) => Delivery.parse(shown(row)));
};
