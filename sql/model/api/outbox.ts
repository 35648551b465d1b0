import { z } from 'zod';
import { Channel, MessageState, TemplateName, TopicId } from '../message.ts';
import { Language, Text } from '../text.ts';

const Moment = z.iso.datetime({ offset: true });

/** A message as operators see it: whom to is masked, what fills it is not told. */
export const OutboxMessage = z.object({
  id: z.uuid(),
  channel: Channel,
  /** `a…@example.tn`, or the host of a webhook or push service. */
  recipient: z.string(),
  language: Language,
  template: TemplateName,
  topic: TopicId.nullable(),
  state: MessageState,
  attempts: z.int(),
  /** A code (`smtp 550 5.1.1`, `http 503`), where the last try failed. */
  error: z.string().nullable(),
  createdAt: Moment,
  sentAt: Moment.nullable(),
  /** When a message that waits is tried next. */
  nextAt: Moment.nullable(),
});
export type OutboxMessage = z.infer<typeof OutboxMessage>;

/**
 * `GET /api/outbox` (capability `outbox.manage`): newest first. `POST /api/outbox/{id}/retry` (of one that is dead) and
 * `/discard` (of one that waits or is dead) answer the message; 409 `conflict` where it is in another state.
 */
export const OutboxQuery = z.object({
  state: MessageState.optional(),
  channel: Channel.optional(),
  template: TemplateName.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** From `next` of the page before. */
  cursor: z.uuid().optional(),
});
export type OutboxQuery = z.infer<typeof OutboxQuery>;

/** `next` is the cursor of the older page; null on the last. */
export const OutboxPage = z.object({ messages: z.array(OutboxMessage), next: z.string().nullable() });
export type OutboxPage = z.infer<typeof OutboxPage>;

/** How a message to a webhook or push subscription of one's own fared. */
export const Delivery = OutboxMessage.pick({
  id: true,
  template: true,
  state: true,
  attempts: true,
  error: true,
  createdAt: true,
  sentAt: true,
  nextAt: true,
});
export type Delivery = z.infer<typeof Delivery>;

/** A webhook, as its owner sees it. It gets `{type, timestamp, data}`, signed as Standard Webhooks says. */
export const Webhook = z.object({
  id: z.uuid(),
  url: z.string(),
  topics: z.array(TopicId),
  language: Language,
  createdAt: Moment,
  /** Since when it gets nothing: switched off by its owner, or by its server with 410. */
  disabledAt: Moment.nullable(),
});
export type Webhook = z.infer<typeof Webhook>;

/** `GET /api/webhooks`: one's own. */
export const WebhookList = z.object({ webhooks: z.array(Webhook) });
/** `GET /api/webhooks/{id}`: with its last messages. */
export const WebhookDetail = Webhook.extend({ deliveries: z.array(Delivery) });
export type WebhookDetail = z.infer<typeof WebhookDetail>;
/** `POST /api/webhooks` and `POST /api/webhooks/{id}/secret`: `secret` (`whsec_…`) is told this once. */
export const WebhookWithSecret = Webhook.extend({ secret: z.string() });
export type WebhookWithSecret = z.infer<typeof WebhookWithSecret>;

/** `POST /api/webhooks` */
export const NewWebhook = z.strictObject({
  /** `https://`, in the public internet, without user name. */
  url: z.url({ protocol: /^https?$/ }).max(2000),
  topics: z.array(TopicId).max(20),
  language: Language.default('en'),
});
/** `PATCH /api/webhooks/{id}`: what is left out stays. */
export const WebhookChange = z
  .strictObject({
    url: NewWebhook.shape.url,
    topics: NewWebhook.shape.topics,
    language: Language,
    enabled: z.boolean(),
  })
  .partial();

/** `POST /api/webhooks/{id}/test` and `POST /api/push/test`: the messages that are on their way. */
export const Queued = z.object({ messages: z.array(z.uuid()) });

/**
 * Web push. The service worker is `/sw.js`. To switch it on: `GET /api/push` tells `publicKey`; `navigator.serviceWorker.register('/sw.js')`; `pushManager.subscribe({userVisibleOnly: true,
 * applicationServerKey: publicKey})`; `POST /api/push` (201, `PushSubscriptionInfo`) with `subscription.toJSON()` and the language. To switch it off:
 * `subscription.unsubscribe()` and `DELETE /api/push/{id}`. The list's `endpointHash` (SHA-256 of the endpoint, hex) tells
 * which subscription is this browser's.
 */
export const PushSubscriptionInfo = z.object({
  id: z.uuid(),
  endpointHash: z.string(),
  /** The host of the browser's push service. */
  service: z.string(),
  language: Language,
  createdAt: Moment,
  /** Since when the service says that it does not want any more. */
  goneAt: Moment.nullable(),
});
export const PushSubscriptions = z.object({
  publicKey: z.string(),
  subscriptions: z.array(PushSubscriptionInfo),
});
export type PushSubscriptions = z.infer<typeof PushSubscriptions>;

const base64url = (least: number, most: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+=*$/)
    .min(least)
    .max(most);

const Endpoint = z.url({ protocol: /^https?$/ }).max(1000);
const Auth = base64url(20, 30).transform((text) => text.replace(/=+$/, ''));

/** A browser, as `PushSubscription.toJSON()` gives it. `endpoint` is `https://`, in the public internet. */
export const PushBrowser = z.strictObject({
  endpoint: Endpoint,
  expirationTime: z.number().nullish(),
  keys: z.strictObject({ p256dh: base64url(80, 100), auth: Auth }),
});
export type PushBrowser = z.infer<typeof PushBrowser>;
/** That one is a browser: nobody else but us knows the secret that what is sent to it is encrypted with. */
export const BrowserProof = z.strictObject({ endpoint: Endpoint, auth: Auth });
export type BrowserProof = z.infer<typeof BrowserProof>;
/** `POST /api/push/move`: what a browser was, and what its push service made of it; 404 where it was not known. */
export const MovedBrowser = z.strictObject({ was: BrowserProof, is: PushBrowser });
export type MovedBrowser = z.infer<typeof MovedBrowser>;

/** `POST /api/push`: a browser, and the language of what is sent there. */
export const NewPushSubscription = PushBrowser.extend({ language: Language });

/** What is shown. `link` is a page of ours, from its slash on. */
const Shown = z.object({ title: z.string(), body: z.string(), link: z.string() });
/**
 * What the service worker gets. Where there is something to `confirm`, it sends the token to
 * `POST /api/warnings/subscriptions/confirm` and then shows `done`; where that fails, it shows what asks to do so by hand.
 */
export const PushPayload = Shown.extend({
  id: z.uuid(),
  language: Language,
  dir: z.enum(['rtl', 'ltr']),
  confirm: z.object({ token: z.string(), done: Shown }).optional(),
});
export type PushPayload = z.infer<typeof PushPayload>;

/**
 * `GET /api/unsubscribe?token=`: what a link at a message's end is about; changes nothing. `POST` ends it, `DELETE` takes
 * that back; both answer the same. The page is `/unsubscribe?token=`.
 */
export const Unsubscription = z.object({ topic: TopicId, title: Text, subscribed: z.boolean() });
export type Unsubscription = z.infer<typeof Unsubscription>;
