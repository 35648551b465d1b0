import {
  MailSent,
  NewEmail,
  NewPassword,
  OneToken,
  Profile,
  SessionInfo,
} from '../../sql/model/api/accounts.ts';
import { transaction } from '../../sql/transaction.ts';
import { type Endpoint, endpoint, NO_QUERY } from '../http/endpoint.ts';
import { askNewEmail, changeEmail } from './change-email.ts';
import { noteAccount } from './note.ts';
import { OWN, own, ownConfirmed } from './own.ts';
import { checkPassword } from './password-rules.ts';
import { setPassword } from './reset.ts';
import { sessionInfo } from './session-info.ts';
import { renewToken, setCookie } from './sessions.ts';
import { actorOf } from './who.ts';

const ME = { 200: { description: 'Who asks', content: { 'application/json': SessionInfo } } };

/** `/api/account`: one's own profile, password and address. */
export const ownEndpoints: readonly Endpoint[] = [
  endpoint({
    ...OWN,
    method: 'patch',
    path: '/api/account',
    summary: 'Change one’s name or language',
    query: NO_QUERY,
    body: Profile,
    answers: ME,
    handle: async (services, asked) => {
      const { who, account } = await own(services, asked);
      const { name = account.name, language = account.language } = asked.body;
      await transaction(services.db, async (client) => {
        await client.query('update account set name = $2, language = $3 where id = $1', [
          account.id,
          name,
          language,
        ]);
        await noteAccount(client, actorOf(who), 'account.profile.change', account.id, {
          fields: Object.keys(asked.body),
        });
      });
      services.identities.forget();
      asked.response.json(await sessionInfo(services, who));
    },
  }),
  endpoint({
    ...OWN,
    method: 'put',
    path: '/api/account/password',
    summary: 'Choose a password',
    description: 'Needs a recent proof. Every other session ends.',
    query: NO_QUERY,
    body: NewPassword,
    answers: ME,
    handle: async (services, asked) => {
      const { who, account } = await ownConfirmed(services, asked);
      await checkPassword(asked.body.password, account);
      const hash = await services.passwords.hash(asked.body.password);
      const token = await transaction(services.db, async (client) => {
        await setPassword(client, asked.request, account, {
          hash,
          actor: actorOf(who),
          keep: who.sessionId,
        });
        return renewToken(client, who.sessionId);
      });
      services.identities.forget();
      setCookie(asked.response, token);
      asked.response.json(await sessionInfo(services, who));
    },
  }),
  endpoint({
    ...OWN,
    method: 'post',
    path: '/api/account/email',
    summary: 'Ask for another address',
    description: 'Needs a recent proof. Sends a mail to it; the address changes when its link is used.',
    query: NO_QUERY,
    body: NewEmail,
    answers: { 202: { description: 'A mail was sent', content: { 'application/json': MailSent } } },
    handle: async (services, asked) => {
      const mine = await ownConfirmed(services, asked);
      await askNewEmail(services, { ...mine, request: asked.request, email: asked.body.email });
      asked.response.status(202).json({ kind: 'mail-sent' });
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/account/email/confirm',
    access: 'public',
    tag: OWN.tag,
    summary: 'Confirm the other address',
    description: 'By the link of the mail, in whichever browser.',
    query: NO_QUERY,
    body: OneToken,
    answers: { 204: { description: 'The address is changed' } },
    handle: async (services, { request, response, body }) => {
      await changeEmail(services, request, body.token);
      response.status(204).end();
    },
  }),
];
