import {
  MovedBrowser,
  NewPushSubscription,
  PushSubscriptionInfo,
  PushSubscriptions,
  Queued,
} from '../../sql/model/api/outbox.ts';
import { type Endpoint, endpoint, NO_QUERY } from '../http/endpoint.ts';
import { uuidOf } from '../http/uuid-of.ts';
import { vapidOf } from './push.ts';
import {
  listSubscriptions,
  moveBrowser,
  subscribe,
  testSubscriptions,
  unsubscribe,
} from './subscriptions.ts';
import { ownerOf } from './webhooks.routes.ts';

const given = { access: 'browser', tag: 'Web push', query: NO_QUERY } as const;

/** `/api/push...`: browsers of one's own that are sent notifications. */
export const pushEndpoints: readonly Endpoint[] = [
  endpoint({
    ...given,
    path: '/api/push',
    summary: 'The key to subscribe with, and one’s own browsers',
    answers: { 200: { description: 'Browsers', content: { 'application/json': PushSubscriptions } } },
    handle: async ({ db, config, secrets }, { response, who }) => {
      const { publicKey } = vapidOf(config, secrets);
      const subscriptions = await listSubscriptions(db, ownerOf(who).account);
      response.json({ publicKey, subscriptions } satisfies PushSubscriptions);
    },
  }),
  endpoint({
    ...given,
    method: 'post',
    path: '/api/push',
    summary: 'Has notifications sent to this browser',
    body: NewPushSubscription,
    answers: { 201: { description: 'Noted', content: { 'application/json': PushSubscriptionInfo } } },
    handle: async (services, { response, body, who }) =>
      void response.status(201).json(await subscribe(services, ownerOf(who), body)),
  }),
  endpoint({
    ...given,
    access: 'public',
    method: 'post',
    path: '/api/push/move',
    summary: 'The push service gave this browser another address',
    description:
      'Sent by the service worker, with or without an account: the secret of the old address is the proof.',
    body: MovedBrowser,
    answers: { 204: { description: 'What was sent to the old address is sent to the new one' } },
    handle: async (services, { response, body }) => {
      await moveBrowser(services, body);
      response.status(204).end();
    },
  }),
  endpoint({
    ...given,
    method: 'post',
    path: '/api/push/test',
    summary: 'Sends a test to one’s own browsers, once a minute',
    answers: { 202: { description: 'On its way', content: { 'application/json': Queued } } },
    handle: async ({ db }, { response, who }) =>
      void response.status(202).json({ messages: await testSubscriptions(db, ownerOf(who)) }),
  }),
  endpoint({
    ...given,
    method: 'delete',
    path: '/api/push/{id}',
    summary: 'Sends a browser nothing more',
    answers: { 204: { description: 'Removed' } },
    handle: async ({ db }, { request, response, who }) => {
      await unsubscribe(db, ownerOf(who), uuidOf(request));
      response.status(204).end();
    },
  }),
];
