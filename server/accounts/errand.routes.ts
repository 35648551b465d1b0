import { audit } from '../../sql/audit.ts';
import { ByCase, ByEmail, MailSent, OneToken, SignInAnswer } from '../../sql/model/api/accounts.ts';
import { post } from '../../sql/outbox/post.ts';
import { transaction } from '../../sql/transaction.ts';
import { type Endpoint, endpoint, NO_QUERY } from '../http/endpoint.ts';
import { countMail } from './by-mail.ts';
import { signInByCase } from './cases.ts';
import { open, welcome } from './enter.ts';
import { makeLink, spendLink } from './links.ts';

const PUBLIC = { method: 'post', access: 'public', tag: 'Accounts', query: NO_QUERY } as const;
const SIGNED_IN = { 200: { description: 'Let in', content: { 'application/json': SignInAnswer } } };

/** Ways for citizens who want no account: a confirmed address, or the number and code of a case. */
export const errandEndpoints: readonly Endpoint[] = [
  endpoint({
    ...PUBLIC,
    path: '/api/session/email',
    summary: 'Act with an e-mail address only',
    description: 'Sends a mail with a link that lets in for half a day.',
    body: ByEmail,
    answers: { 202: { description: 'A mail was sent', content: { 'application/json': MailSent } } },
    handle: async (services, { request, response, body: { email, language } }) => {
      await countMail(services, request, email, 'act');
      await transaction(services.db, async (client) => {
        const { link, expires } = await makeLink(client, { kind: 'email-act', email, content: { language } });
        const content = { link, expires };
        await post(client, { channel: 'mail', to: email, language, template: 'confirm-email-act', content });
        await audit(client, {
          actor: { kind: 'public', id: null },
          action: 'session.email.ask',
          object: { kind: 'session', id: 'none' },
        });
      });
      response.status(202).json({ kind: 'mail-sent' });
    },
  }),
  endpoint({
    ...PUBLIC,
    path: '/api/session/email/confirm',
    summary: 'Confirm the address to act with',
    body: OneToken,
    answers: SIGNED_IN,
    handle: async (services, asked) => {
      const token = await transaction(services.db, async (client) => {
        const { email } = await spendLink(client, asked.body.token, ['email-act']);
        return open(client, asked, { kind: 'email', email: email! });
      });
      asked.response.json(await welcome(services, asked, token));
    },
  }),
  endpoint({
    ...PUBLIC,
    path: '/api/session/case',
    summary: 'Come back to a case by its number and code',
    body: ByCase,
    answers: SIGNED_IN,
    handle: async (services, asked) =>
      void asked.response.json(await signInByCase(services, asked, asked.body)),
  }),
];
