import { z } from 'zod';
import { MailSent, OneToken } from '../../sql/model/api/accounts.ts';
import { BrowserProof } from '../../sql/model/api/outbox.ts';
import {
  EndedHere,
  EndHere,
  FeedQuery,
  FollowByMail,
  FollowByPush,
  FollowedHere,
  IncomingAlerts,
  NewSubscription,
  PushKey,
  PushSent,
  Subscription,
  Subscriptions,
  WarningDetail,
  WarningList,
  WarningsQuery,
} from '../../sql/model/api/warnings.ts';
import { Following } from '../../sql/model/subscription.ts';
import { RuleId } from '../../sql/model/warning-rule.ts';
import { own } from '../accounts/own.ts';
import { Limit } from '../features/query.ts';
import { type Endpoint, endpoint, NO_QUERY } from '../http/endpoint.ts';
import { sendJson, sendLive } from '../http/send-json.ts';
import { uuidOf } from '../http/uuid-of.ts';
import { vapidOf } from '../outbox/push.ts';
import { sendCap, sendFeed } from './feeds/send.ts';
import { incomingAlerts } from './incoming/sources.ts';
import { officeWarningEndpoints } from './office/routes.ts';
import { warningSettingEndpoints } from './office/settings-routes.ts';
import { detailOf } from './public/detail.ts';
import { infosOf, listRows } from './public/list.ts';
import { followByMail } from './subscriptions/by-mail.ts';
import { endHere, followByPush, followedHere } from './subscriptions/by-push.ts';
import { confirmFollowing } from './subscriptions/confirm.ts';
import { follow, unfollow } from './subscriptions/own.ts';
import { subscriptionsOf } from './subscriptions/store.ts';

const TAG = 'Warnings';
const JSON_TYPE = 'application/json';
const given = { access: 'public', tag: TAG, query: NO_QUERY } as const;
const mine = { access: 'browser', tag: TAG, query: NO_QUERY, path: '/api/account/warnings' } as const;
const CAP = {
  200: { description: 'A document of CAP 1.2', content: { 'application/cap+xml': 'text' } },
} as const;

const following: readonly Endpoint[] = [
  endpoint({
    ...given,
    method: 'post',
    path: '/api/warnings/subscriptions',
    summary: 'Follow warnings by e-mail, without an account',
    description: 'Sends a mail whose link must be followed within a day; nothing else is sent before.',
    body: FollowByMail,
    answers: { 202: { description: 'A mail was sent', content: { [JSON_TYPE]: MailSent } } },
    handle: async (services, { request, response, body }) => {
      await followByMail(services, request, body);
      response.status(202).json({ kind: 'mail-sent' });
    },
  }),
  endpoint({
    ...given,
    method: 'post',
    path: '/api/warnings/subscriptions/confirm',
    summary: 'Confirms that warnings are wanted',
    description: 'By the link of a mail, or by the service worker of a browser that was sent it.',
    body: OneToken,
    answers: { 200: { description: 'What is followed from now on', content: { [JSON_TYPE]: Following } } },
    handle: async (services, { response, body }) =>
      void response.json(await confirmFollowing(services, body.token)),
  }),
  endpoint({
    ...given,
    path: '/api/warnings/push',
    summary: 'The key that a browser subscribes with',
    answers: { 200: { description: 'A key of VAPID', content: { [JSON_TYPE]: PushKey } } },
    handle: async ({ config, secrets }, { request, response }) =>
      sendJson(request, response, { publicKey: vapidOf(config, secrets).publicKey }),
  }),
  endpoint({
    ...given,
    method: 'post',
    path: '/api/warnings/push',
    summary: 'Follow warnings in a browser, without an account',
    description:
      'Sends a push message that the service worker answers within an hour; nothing else is sent before. Only push services that are set (PUSH_SERVICES) are written to.',
    body: FollowByPush,
    answers: { 202: { description: 'The browser is asked', content: { [JSON_TYPE]: PushSent } } },
    handle: async (services, { request, response, body }) => {
      await followByPush(services, request, body);
      response.status(202).json({ kind: 'push-sent' });
    },
  }),
  endpoint({
    ...given,
    method: 'post',
    path: '/api/warnings/push/list',
    summary: 'What a browser follows without an account',
    body: BrowserProof,
    answers: { 200: { description: 'Subscriptions', content: { [JSON_TYPE]: FollowedHere } } },
    handle: async (services, { response, body }) => void response.json(await followedHere(services, body)),
  }),
  endpoint({
    ...given,
    method: 'post',
    path: '/api/warnings/push/end',
    summary: 'Follow no more in a browser, without an account',
    body: EndHere,
    answers: { 200: { description: 'Done', content: { [JSON_TYPE]: EndedHere } } },
    handle: async (services, { response, body }) =>
      void response.json({ isKept: await endHere(services, body) }),
  }),
  endpoint({
    ...mine,
    summary: 'The warnings that one follows',
    answers: { 200: { description: 'Subscriptions', content: { [JSON_TYPE]: Subscriptions } } },
    handle: async (services, asked) => {
      const { account } = await own(services, asked);
      asked.response.json({ subscriptions: await subscriptionsOf(services.db.pool, account.id) });
    },
  }),
  endpoint({
    ...mine,
    method: 'post',
    summary: 'Follow warnings by e-mail, in a browser or by a webhook of one’s own',
    body: NewSubscription,
    answers: { 201: { description: 'The subscription', content: { [JSON_TYPE]: Subscription } } },
    handle: async (services, asked) =>
      void asked.response.status(201).json(await follow(services, await own(services, asked), asked.body)),
  }),
  endpoint({
    ...mine,
    method: 'delete',
    path: '/api/account/warnings/{id}',
    summary: 'Follow no more',
    answers: { 204: { description: 'Done' } },
    handle: async (services, asked) => {
      await unfollow(services, await own(services, asked), uuidOf(asked.request));
      asked.response.status(204).end();
    },
  }),
];

const reading: readonly Endpoint[] = [
  endpoint({
    ...given,
    path: '/api/warnings',
    summary: 'Warnings that hold, or held',
    query: WarningsQuery.extend({ limit: Limit(50, 200) }),
    answers: { 200: { description: 'Newest first', content: { [JSON_TYPE]: WarningList } } },
    handle: async ({ db }, { request, response, query }) => {
      const rows = await listRows(db.pool, query);
      const page = rows.slice(0, query.limit);
      const next = rows.length > query.limit ? page.at(-1)!.id : null;
      sendLive(request, response, { warnings: await infosOf(db.pool, page), next } satisfies WarningList);
    },
  }),
  endpoint({
    ...given,
    path: '/api/warnings/{id}',
    summary: 'A warning, with its messages and what led to it',
    answers: { 200: { description: 'A warning', content: { [JSON_TYPE]: WarningDetail } } },
    handle: async (services, { request, response }) =>
      sendLive(request, response, await detailOf(services, request, uuidOf(request))),
  }),
  endpoint({
    ...given,
    path: '/api/incoming-alerts',
    summary: 'Alerts of others that hold, each with where it comes from',
    query: z.object({
      source: RuleId.optional(),
      limit: Limit(200, 1000),
    }),
    answers: { 200: { description: 'Newest first', content: { [JSON_TYPE]: IncomingAlerts } } },
    handle: async ({ db }, { request, response, query }) =>
      sendLive(request, response, await incomingAlerts(db.pool, query)),
  }),
  endpoint({
    ...given,
    path: '/warnings.atom',
    summary: 'Warnings that hold, as Atom with the words of CAP',
    query: FeedQuery,
    answers: { 200: { description: 'A feed', content: { 'application/atom+xml': 'text' } } },
    handle: (services, asked) => sendFeed(services, asked, 'atom'),
  }),
  endpoint({
    ...given,
    path: '/warnings.rss',
    summary: 'Warnings that hold, as RSS 2.0',
    query: FeedQuery,
    answers: { 200: { description: 'A feed', content: { 'application/rss+xml': 'text' } } },
    handle: (services, asked) => sendFeed(services, asked, 'rss'),
  }),
  endpoint({
    ...given,
    path: '/warnings/{id}.cap',
    summary: 'The newest message of a warning, as CAP 1.2',
    answers: CAP,
    handle: (services, asked) => sendCap(services, asked, 'newest'),
  }),
  endpoint({
    ...given,
    path: '/warnings/{id}/{part}.cap',
    summary: 'A message of a warning by its number, as CAP 1.2',
    answers: CAP,
    handle: (services, asked) => sendCap(services, asked, 'part'),
  }),
];

/** Warnings, who follows them, and what officers do. Fixed addresses stand before those with a number in them. */
export const warningEndpoints: readonly Endpoint[] = [
  ...following,
  ...reading,
  ...officeWarningEndpoints,
  ...warningSettingEndpoints,
];
