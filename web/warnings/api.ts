import { z } from 'zod';
import { MailSent } from '../../sql/model/api/accounts.ts';
import { type BrowserProof, PushSubscriptions, WebhookList } from '../../sql/model/api/outbox.ts';
import {
  EndedHere,
  type EndHere,
  type FollowByMail,
  type FollowByPush,
  FollowedHere,
  IncomingAlerts,
  type NewSubscription,
  PushKey,
  PushSent,
  Subscription,
  Subscriptions,
  WarningDetail,
  WarningList,
} from '../../sql/model/api/warnings.ts';
import { Following } from '../../sql/model/subscription.ts';
import { path, read, write } from '../api.ts';

const NOTHING = z.null();
const Items = z.object({
  features: z.array(
    z.object({
      id: z.union([z.string(), z.number()]),
      geometry: z.unknown(),
      properties: z.looseObject({ warning: z.string(), severity: z.string() }),
    }),
  ),
});

/** Which warnings are listed. */
export type Asked = { state: string; place: string; category: string; severity: string };

/** The part of an address that asks for just these. */
export const asking = (asked: Partial<Asked>): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) if (value) query.set(name, value);
  return query.size > 0 ? `?${query}` : '';
};

export const warningsApi = {
  list: (asked: Asked, signal?: AbortSignal) => read(WarningList, `/api/warnings${asking(asked)}`, signal),
  one: (id: string, signal?: AbortSignal) => read(WarningDetail, path`/api/warnings/${id}`, signal),
  /** The shapes that hold now. */
  shapes: async (signal?: AbortSignal) =>
    (
      await read(
        Items,
        `/api/collections/warnings/items?limit=500&datetime=${encodeURIComponent(new Date().toISOString())}`,
        signal,
      )
    ).features,
  others: async (signal?: AbortSignal) =>
    (await read(IncomingAlerts, '/api/incoming-alerts?limit=50', signal)).alerts,
  follow: (given: z.input<typeof FollowByMail>) =>
    write('POST', '/api/warnings/subscriptions', given, MailSent),
  confirm: (token: string) => write('POST', '/api/warnings/subscriptions/confirm', { token }, Following),
  pushKey: async () => (await read(PushKey, '/api/warnings/push')).publicKey,
  followHere: (given: z.input<typeof FollowByPush>) => write('POST', '/api/warnings/push', given, PushSent),
  here: async (proof: BrowserProof) =>
    (await write('POST', '/api/warnings/push/list', proof, FollowedHere)).subscriptions,
  endHere: (given: z.input<typeof EndHere>) => write('POST', '/api/warnings/push/end', given, EndedHere),
  mine: async (signal?: AbortSignal) =>
    (await read(Subscriptions, '/api/account/warnings', signal)).subscriptions,
  add: (given: z.input<typeof NewSubscription>) =>
    write('POST', '/api/account/warnings', given, Subscription),
  stop: (id: string) => write('DELETE', path`/api/account/warnings/${id}`, undefined, NOTHING),
  browsers: async (signal?: AbortSignal) =>
    (await read(PushSubscriptions, '/api/push', signal)).subscriptions,
  webhooks: async (signal?: AbortSignal) => (await read(WebhookList, '/api/webhooks', signal)).webhooks,
};
