import type pg from 'pg';
import { enqueue } from '../jobs/enqueue.ts';
import {
  type Channel,
  MESSAGE_CONTENT,
  type MessageContent,
  type TemplateName,
  type TopicId,
} from '../model/message.ts';
import type { Language } from '../model/text.ts';

/** A message to send. */
export type Post<Name extends TemplateName> = {
  channel: Channel;
  /** An e-mail address, a telephone number (E.164), or the number of a push subscription or webhook. */
  to: string;
  /** Whose message it is; it goes with the account. */
  accountId?: string | null;
  language: Language;
  template: Name;
  content: MessageContent<Name>;
  /** What it can be unsubscribed from; none for what the receiver asked for by acting. */
  topic?: TopicId | null;
  /** Of messages with the same one there is one, as long as it is kept. */
  dedupeKey?: string;
};

/** One address and nothing else: no second one, name or line of a header. */
const isAddress = (text: string): boolean =>
  text.length <= 320 && /^[^\s\p{C}@<>(),;:"\\[\]]+@[^\s\p{C}@<>(),;:"\\[\]]+$/u.test(text);
const isPhone = (text: string): boolean => /^\+[1-9]\d{6,14}$/.test(text);
const isNumber = (text: string): boolean => /^[0-9a-f-]{36}$/.test(text);

const RECEIVERS: Record<Channel, (to: string) => boolean> = {
  mail: isAddress,
  sms: isPhone,
  push: isNumber,
  webhook: isNumber,
};

/** Of jobs that send a message there is one at a time, whoever has it tried again. */
export const deliveryKey = (message: string): string => `message:${message}`;

/**
 * Writes a message in the caller's transaction, with the job that sends it: both are there if what they tell is, else
 * neither. Gives its number, or null where one with its key is there already. Throws where the content does not fill
 * the template, or the receiver is none; links are paths of ours (`/verify?token=…`).
 */
export const post = async <Name extends TemplateName>(
  client: pg.ClientBase,
  message: Post<Name>,
): Promise<string | null> => {
  const isRight = RECEIVERS[message.channel](message.to);
  if (!isRight) throw new Error(`a message by ${message.channel} cannot be sent to such a receiver`);
  const { rows } = await client.query<{ id: string }>(
    `insert into message (channel, recipient, account_id, language, template, content, topic, dedupe_key)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (dedupe_key) do nothing returning id`,
    [
      message.channel,
      message.to,
      message.accountId ?? null,
      message.language,
      message.template,
      JSON.stringify(MESSAGE_CONTENT[message.template].parse(message.content)),
      message.topic ?? null,
      message.dedupeKey ?? null,
    ],
  );
  const id = rows[0]?.id;
  if (id === undefined) return null;
  const job = await enqueue(client, 'deliver', { message: id }, { uniqueKey: deliveryKey(id) });
  await client.query('update message set job_id = $2 where id = $1', [id, job]);
  return id;
};
