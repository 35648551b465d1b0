import type { z } from 'zod';
import {
  Accept,
  AskMail,
  LINK_KINDS,
  LinkInfo,
  MailSent,
  OneToken,
  Reset,
  SignInAnswer,
} from '../../sql/model/api/accounts.ts';
import type { Language } from '../../sql/model/text.ts';
import { type Endpoint, endpoint, NO_QUERY } from '../http/endpoint.ts';
import type { Services } from '../services.ts';
import { accept } from './accept.ts';
import { askByMail } from './by-mail.ts';
import { HELD, type HeldRow, heldOf } from './held-roles.ts';
import { lookAtLink } from './links.ts';
import { resetPassword } from './reset.ts';

const TAG = 'Accounts';
const SENT = {
  202: { description: 'A mail was sent', content: { 'application/json': MailSent } },
};
const SIGNED_IN = {
  200: {
    description: 'Signed in, or the ticket of the second step',
    content: { 'application/json': SignInAnswer },
  },
};

type OwnerRow = { email: string; name: string; language: Language; held: HeldRow[] };

/** What a page that a link leads to has to know. */
const linkInfo = async ({ db }: Services, token: string): Promise<z.input<typeof LinkInfo>> => {
  const link = await lookAtLink(db.pool, token, LINK_KINDS);
  const { rows } = await db.pool.query<OwnerRow>(
    `select email, name, language, ${HELD} as held from account where id = $1`,
    [link.accountId],
  );
  const owner = rows[0];
  return {
    kind: link.kind as LinkInfo['kind'],
    email: link.email ?? owner?.email ?? null,
    name: owner?.name ?? '',
    language: owner?.language ?? link.content.language ?? 'fr',
    roles: heldOf(owner?.held ?? []),
    expiresAt: link.expiresAt,
  };
};

/** `/api/accounts`, `/api/links`: what is done by mail, by who has no session yet. */
export const registerEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/api/accounts',
    access: 'public',
    tag: TAG,
    summary: 'Register',
    description:
      'Sends a mail with a link to make the account; the answer is the same for an address that has one.',
    query: NO_QUERY,
    body: AskMail,
    answers: SENT,
    handle: async (services, { request, response, body }) => {
      await askByMail(services, request, body, 'register');
      response.status(202).json({ kind: 'mail-sent' });
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/accounts/accept',
    access: 'public',
    tag: TAG,
    summary: 'Make the account that a link is for',
    query: NO_QUERY,
    body: Accept,
    answers: SIGNED_IN,
    handle: async (services, asked) => void asked.response.json(await accept(services, asked, asked.body)),
  }),
  endpoint({
    method: 'post',
    path: '/api/accounts/reset',
    access: 'public',
    tag: TAG,
    summary: 'Ask for a new password',
    description: 'Sends a mail; the answer is the same for an address that has no account.',
    query: NO_QUERY,
    body: AskMail,
    answers: SENT,
    handle: async (services, { request, response, body }) => {
      await askByMail(services, request, body, 'reset');
      response.status(202).json({ kind: 'mail-sent' });
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/accounts/reset/confirm',
    access: 'public',
    tag: TAG,
    summary: 'Choose a new password',
    query: NO_QUERY,
    body: Reset,
    answers: SIGNED_IN,
    handle: async (services, asked) =>
      void asked.response.json(await resetPassword(services, asked, asked.body)),
  }),
  endpoint({
    method: 'post',
    path: '/api/links',
    access: 'public',
    tag: TAG,
    summary: 'What a link of a mail is for',
    description: 'Without using it. By POST, so that what it opens stands in no log.',
    query: NO_QUERY,
    body: OneToken,
    answers: { 200: { description: 'The link', content: { 'application/json': LinkInfo } } },
    handle: async (services, { response, body }) => void response.json(await linkInfo(services, body.token)),
  }),
];
