import type pg from 'pg';
import { countryOf } from '../../sql/countries/index.ts';
import type { MessageContent } from '../../sql/model/message.ts';
import { direction } from '../../sql/model/text.ts';
import { openSecrets } from '../accounts/secrets.ts';
import type { Config } from '../config.ts';
import { draftAddress, replyAddress } from '../records/channels/mail/address.ts';
import { linkBase } from './addresses.ts';
import { DeliveryError } from './delivery-error.ts';
import { openMail } from './mail.ts';
import type { Message, Outcome } from './message.ts';
import { type PushTarget, sendPush, vapidOf } from './push.ts';
import { openSms } from './sms.ts';
import { type Rendered, render } from './templates/render.ts';
import { recipientHash, unsubscribeToken } from './unsubscribe-token.ts';
import { sendWebhook, type WebhookTarget } from './webhook.ts';

/** What sending works with. */
export const openSender = (config: Config) => {
  const secrets = openSecrets(config.SECRET_KEY);
  return {
    secrets,
    base: linkBase(config),
    timeZone: countryOf(config.COUNTRY).timeZone,
    mail: openMail(config),
    sms: openSms(config),
    config,
    vapid: vapidOf(config, secrets),
    reach: { inside: config.WEBHOOK_INSIDE },
  };
};
export type Sender = ReturnType<typeof openSender>;

/** More than this is more than ten parts of a text message. */
const MOST_SMS = 600;
const oneLineOf = (text: string): string =>
  text
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, MOST_SMS);

type Sending = { sender: Sender; db: pg.Pool; signal: AbortSignal };

/** Where the applicant of a case answers a mail about it; officers answer in the office. */
const replyTo = ({ template, content }: Message, { config, secrets }: Sender): string | null => {
  if (template === 'case-draft')
    return draftAddress(config, secrets, (content as MessageContent<'case-draft'>).draft);
  if (template !== 'case-news') return null;
  return replyAddress(config, secrets, (content as MessageContent<'case-news'>).number);
};

const rendered = (message: Message, sender: Sender, token?: string): Rendered =>
  render({
    template: message.template,
    content: message.content,
    language: message.language,
    base: sender.base,
    timeZone: sender.timeZone,
    isAnswered: replyTo(message, sender) !== null,
    topic:
      message.topic && token
        ? { id: message.topic, url: `${sender.base}/unsubscribe?token=${token}` }
        : undefined,
  });

const isUnsubscribed = async (db: pg.Pool, { secrets }: Sender, message: Message): Promise<boolean> => {
  const { rowCount } = await db.query('select from unsubscribed where recipient_hash = $1 and topic = $2', [
    recipientHash(secrets, message.recipient),
    message.topic,
  ]);
  return rowCount !== 0;
};

const byMail = async (message: Message, { sender, db }: Sending): Promise<Outcome> => {
  const { id, topic, recipient: to, language, created_at: at } = message;
  if (topic && (await isUnsubscribed(db, sender, message))) return { state: 'suppressed' };
  const token = topic ? unsubscribeToken(sender.secrets, topic, to) : undefined;
  const { subject, text, html } = rendered(message, sender, token);
  const list = topic ? { topic, url: `${sender.base}/api/unsubscribe?token=${token}` } : null;
  await sender.mail({ id, to, language, subject, text, html, at, list, replyTo: replyTo(message, sender) });
  return { state: 'sent' };
};

/** A text message is what it is about, its sentence and the page that it leads to, as that need not be opened by whoever has no net. */
const bySms = async (message: Message, { sender, signal }: Sending): Promise<Outcome> => {
  const { subject, brief, link } = rendered(message, sender);
  const hasLink = 'link' in (message.content as object);
  const text = hasLink ? `${oneLineOf(`${subject}. ${brief}`)} ${link}` : oneLineOf(brief);
  await sender.sms({ id: message.id, to: message.recipient, text }, signal);
  return { state: 'sent' };
};

const byPush = async (message: Message, { sender, db, signal }: Sending): Promise<Outcome> => {
  const { rows } = await db.query<PushTarget>(
    'select endpoint, p256dh, auth from push_subscription where id = $1 and gone_at is null',
    [message.recipient],
  );
  if (!rows[0]) return { state: 'suppressed' };
  const { subject: title, brief: body, link: url, done } = rendered(message, sender);
  const { id, language } = message;
  // The browser may know us by another name than PUBLIC_URL.
  const link = url.slice(sender.base.length);
  const [, token] = link.split('#');
  const payload = {
    ...{ id, title, body, link, language, dir: direction(language) },
    ...(done && token ? { confirm: { token, done } } : {}),
  };
  await sendPush(payload, rows[0], { ...sender, signal });
  return { state: 'sent' };
};

/** What a program gets: the type of what happened, when, and its values, with a line for people. */
const bodyOf = (message: Message, sender: Sender): string => {
  const { brief, link } = rendered(message, sender);
  return JSON.stringify({
    type: message.template.replaceAll('-', '.'),
    timestamp: message.created_at,
    data: { ...(message.content as object), link, text: brief },
  });
};

const byWebhook = async (message: Message, { sender, db, signal }: Sending): Promise<Outcome> => {
  const { rows } = await db.query<WebhookTarget>(
    'select id, url, secret_sealed from webhook where id = $1 and disabled_at is null',
    [message.recipient],
  );
  if (!rows[0]) return { state: 'suppressed' };
  await sendWebhook({ id: message.id, body: bodyOf(message, sender) }, rows[0], { ...sender, signal });
  return { state: 'sent' };
};

const BY = { mail: byMail, sms: bySms, push: byPush, webhook: byWebhook };

/** Sends a message, and says how that ended. Throws DeliveryError where it is worth while to try again. */
export const send = (message: Message, sending: Sending): Promise<Outcome> =>
  BY[message.channel](message, sending).catch((error: unknown) => {
    if (!(error instanceof DeliveryError && error.isFinal)) throw error;
    return { state: 'dead', error: error.code, isGone: error.isGone };
  });
