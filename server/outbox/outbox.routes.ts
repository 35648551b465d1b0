import type { Response } from 'express';
import { OutboxMessage, OutboxPage, OutboxQuery } from '../../sql/model/api/outbox.ts';
import { actorOf } from '../accounts/who.ts';
import { type Asked, type Endpoint, endpoint, NO_QUERY } from '../http/endpoint.ts';
import { notFound } from '../http/error.ts';
import { uuidOf } from '../http/uuid-of.ts';
import type { Services } from '../services.ts';
import { findMessage, listMessages } from './list.ts';
import { discardMessage, retryMessage } from './operate.ts';

const TAG = 'Outbox';
const ACCESS = { may: 'outbox.manage' } as const;
const ONE = { 200: { description: 'The message', content: { 'application/json': OutboxMessage } } };

const sendMessage = async ({ db }: Services, response: Response, id: string): Promise<void> => {
  const message = await findMessage(db.pool, id);
  if (!message) throw notFound('no-such-thing', id);
  response.json(message satisfies OutboxMessage);
};

const operated =
  (operate: typeof retryMessage) =>
  async (services: Services, { request, response, who }: Asked<typeof NO_QUERY>): Promise<void> => {
    const id = uuidOf(request);
    await operate(services.db, actorOf(who), id);
    await sendMessage(services, response, id);
  };

/** `/api/outbox...`: what operators see of messages, and do with those that could not be sent. */
export const outboxEndpoints: readonly Endpoint[] = [
  endpoint({
    path: '/api/outbox',
    access: ACCESS,
    tag: TAG,
    summary: 'Messages, newest first',
    description: 'What a message says, and whom to, is not told: links in it open accounts.',
    query: OutboxQuery,
    answers: { 200: { description: 'A page of messages', content: { 'application/json': OutboxPage } } },
    handle: async ({ db }, { query, response }) =>
      void response.json((await listMessages(db.pool, query)) satisfies OutboxPage),
  }),
  endpoint({
    path: '/api/outbox/{id}',
    access: ACCESS,
    tag: TAG,
    summary: 'A message',
    query: NO_QUERY,
    answers: ONE,
    handle: (services, { request, response }) => sendMessage(services, response, uuidOf(request)),
  }),
  endpoint({
    method: 'post',
    path: '/api/outbox/{id}/retry',
    access: ACCESS,
    tag: TAG,
    summary: 'Has a dead message tried again',
    query: NO_QUERY,
    answers: ONE,
    handle: operated(retryMessage),
  }),
  endpoint({
    method: 'post',
    path: '/api/outbox/{id}/discard',
    access: ACCESS,
    tag: TAG,
    summary: 'Gives up a message that waits or is dead',
    query: NO_QUERY,
    answers: ONE,
    handle: operated(discardMessage),
  }),
];
