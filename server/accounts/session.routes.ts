import type { z } from 'zod';
import {
  Confirm,
  SecondFactorStep,
  SessionInfo,
  SignIn,
  SignInAnswer,
  SignInWays,
} from '../../sql/model/api/accounts.ts';
import { transaction } from '../../sql/transaction.ts';
import { document } from '../describe/routes.ts';
import { type Endpoint, endpoint, NO_QUERY } from '../http/endpoint.ts';
import { badParameter, HttpError } from '../http/error.ts';
import type { Account } from './account.ts';
import { noteSession } from './note.ts';
import { own } from './own.ts';
import { sessionInfo } from './session-info.ts';
import { clearCookie, endSession, renewToken, sessionIdOf, setCookie } from './sessions.ts';
import { proves, secondStep, signIn } from './sign-in.ts';
import { actorOf } from './who.ts';

const TAG = 'Accounts';
const json = (description: string, shape: z.ZodType) => ({
  description,
  content: { 'application/json': shape },
});
const path = '/api/session';

/** What counts as a proof: a password is none where there is a second factor. */
const proofOf = (account: Account, given: Confirm): Confirm => {
  if (account.hasSecondFactor && !('code' in given)) throw badParameter('code', 'missing-parameter');
  if (!account.hasSecondFactor && !('password' in given)) throw badParameter('password', 'missing-parameter');
  return given;
};

/** `/api/session`: signing in and out, and who one is. */
export const sessionEndpoints: readonly Endpoint[] = [
  endpoint({
    path,
    access: 'public',
    personal: true,
    tag: TAG,
    summary: 'Who am I',
    query: NO_QUERY,
    answers: { 200: json('Who asks, and what she may', SessionInfo) },
    handle: async (services, { response, who }) => void response.json(await sessionInfo(services, who)),
  }),
  endpoint({
    method: 'post',
    path,
    access: 'public',
    tag: TAG,
    summary: 'Sign in',
    description:
      'By e-mail and password. Opens a session of this browser by a cookie, or asks for a second step.',
    query: NO_QUERY,
    body: SignIn,
    answers: { 200: json('Signed in, or the ticket of the second step', SignInAnswer) },
    handle: async (services, asked) => void asked.response.json(await signIn(services, asked, asked.body)),
  }),
  endpoint({
    method: 'delete',
    path,
    access: 'public',
    tag: TAG,
    summary: 'Sign out',
    query: NO_QUERY,
    answers: { 204: { description: 'Signed out' } },
    handle: async (services, { response, who }) => {
      const id = sessionIdOf(who);
      if (id !== null) {
        await transaction(services.db, async (client) => {
          await endSession(client, id);
          await noteSession(client, actorOf(who), 'session.close', id);
        });
        services.identities.forget();
      }
      clearCookie(response);
      // What was seen of restricted layers goes from this browser too.
      response.set('Clear-Site-Data', '"cache"').status(204).end();
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/session/second-factor',
    access: 'public',
    tag: TAG,
    summary: 'The second step of a sign-in',
    query: NO_QUERY,
    body: SecondFactorStep,
    answers: { 200: json('Signed in', SignInAnswer) },
    handle: async (services, asked) =>
      void asked.response.json(await secondStep(services, asked, asked.body)),
  }),
  endpoint({
    method: 'post',
    path: '/api/session/confirm',
    access: 'browser',
    tag: TAG,
    summary: 'Prove once more who sits there',
    description: 'For ten minutes, for what a borrowed browser must not do.',
    query: NO_QUERY,
    body: Confirm,
    answers: { 200: json('Who asks', SessionInfo) },
    handle: async (services, asked) => {
      const { response, body } = asked;
      const { who, account } = await own(services, asked);
      if (!(await proves(services, asked, account, proofOf(account, body))))
        throw new HttpError(401, 'code' in body ? 'code-wrong' : 'sign-in-failed');
      const token = await transaction(services.db, async (client) => {
        await noteSession(client, actorOf(who), 'session.confirm', who.sessionId);
        return renewToken(client, who.sessionId);
      });
      services.identities.forget();
      setCookie(response, token);
      response.json(await sessionInfo(services, who));
    },
  }),
  document({ path: '/api/sign-in', summary: 'The ways in', tag: TAG }, SignInWays, ({ config }) => ({
    registration: config.ACCOUNTS_OPEN,
    oidc: config.OIDC_ISSUER ? config.OIDC_NAME : null,
  })),
];
