import {
  NewWebhook,
  Queued,
  Webhook,
  WebhookChange,
  WebhookDetail,
  WebhookList,
  WebhookWithSecret,
} from '../../sql/model/api/outbox.ts';
import { accountOf, actorOf, type Who } from '../accounts/who.ts';
import { type Endpoint, endpoint, NO_QUERY } from '../http/endpoint.ts';
import { uuidOf } from '../http/uuid-of.ts';
import { deliveriesTo } from './list.ts';
import {
  changeWebhook,
  createWebhook,
  findWebhook,
  listWebhooks,
  type Owner,
  removeWebhook,
  renewSecret,
  testWebhook,
} from './webhooks.ts';

const given = { access: 'browser', tag: 'Webhooks', query: NO_QUERY } as const;

/** Whoever the route lets in has an account. */
export const ownerOf = (who: Who): Owner => ({ account: accountOf(who)!, actor: actorOf(who) });

/** `/api/webhooks...`: addresses of one's own that are told what happens, signed (Standard Webhooks). */
export const webhookEndpoints: readonly Endpoint[] = [
  endpoint({
    ...given,
    path: '/api/webhooks',
    summary: 'One’s own webhooks',
    answers: { 200: { description: 'Webhooks', content: { 'application/json': WebhookList } } },
    handle: async ({ db }, { response, who }) =>
      void response.json({ webhooks: await listWebhooks(db, ownerOf(who).account) }),
  }),
  endpoint({
    ...given,
    method: 'post',
    path: '/api/webhooks',
    summary: 'Makes a webhook',
    description: 'Its secret is told in this answer and never again.',
    body: NewWebhook,
    answers: { 201: { description: 'Made', content: { 'application/json': WebhookWithSecret } } },
    handle: async (services, { response, body, who }) =>
      void response.status(201).json(await createWebhook(services, ownerOf(who), body)),
  }),
  endpoint({
    ...given,
    path: '/api/webhooks/{id}',
    summary: 'A webhook with its last messages',
    answers: { 200: { description: 'A webhook', content: { 'application/json': WebhookDetail } } },
    handle: async ({ db }, { request, response, who }) => {
      const webhook = await findWebhook(db, ownerOf(who).account, uuidOf(request));
      const deliveries = await deliveriesTo(db.pool, webhook.id);
      response.json({ ...webhook, deliveries } satisfies WebhookDetail);
    },
  }),
  endpoint({
    ...given,
    method: 'patch',
    path: '/api/webhooks/{id}',
    summary: 'Changes a webhook',
    body: WebhookChange,
    answers: { 200: { description: 'Changed', content: { 'application/json': Webhook } } },
    handle: async (services, { request, response, body, who }) =>
      void response.json(await changeWebhook(services, ownerOf(who), uuidOf(request), body)),
  }),
  endpoint({
    ...given,
    method: 'delete',
    path: '/api/webhooks/{id}',
    summary: 'Removes a webhook',
    answers: { 204: { description: 'Removed' } },
    handle: async (services, { request, response, who }) => {
      await removeWebhook(services, ownerOf(who), uuidOf(request));
      response.status(204).end();
    },
  }),
  endpoint({
    ...given,
    method: 'post',
    path: '/api/webhooks/{id}/secret',
    summary: 'Gives a webhook a new secret',
    answers: { 200: { description: 'Renewed', content: { 'application/json': WebhookWithSecret } } },
    handle: async (services, { request, response, who }) =>
      void response.json(await renewSecret(services, ownerOf(who), uuidOf(request))),
  }),
  endpoint({
    ...given,
    method: 'post',
    path: '/api/webhooks/{id}/test',
    summary: 'Sends a test to a webhook, once a minute',
    answers: { 202: { description: 'On its way', content: { 'application/json': Queued } } },
    handle: async (services, { request, response, who }) =>
      void response
        .status(202)
        .json({ messages: [await testWebhook(services, ownerOf(who), uuidOf(request))] }),
  }),
];
