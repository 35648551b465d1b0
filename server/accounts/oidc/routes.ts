import type { Request, Response } from 'express';
import { z } from 'zod';
import { OidcLink, OidcUrl } from '../../../sql/model/api/accounts.ts';
import { transaction } from '../../../sql/transaction.ts';
import { whoOf } from '../../http/access.ts';
import { baseUrlOf } from '../../http/base-url.ts';
import { type Endpoint, endpoint, NO_QUERY } from '../../http/endpoint.ts';
import { badParameter, HttpError } from '../../http/error.ts';
import { isOwnPath } from '../../http/own-path.ts';
import type { Services } from '../../services.ts';
import { noteAccount } from '../note.ts';
import { OWN, ownConfirmed } from '../own.ts';
import { sessionIdOf } from '../sessions.ts';
import { actorOf, type Who } from '../who.ts';
import { arrive, NotLetIn, type OidcProblem } from './arrive.ts';
import type { Oidc } from './client.ts';
import { type Flow, keepFlow, takeFlow } from './flow.ts';

const CALLBACK = '/auth/oidc/callback';
const TAG = 'Accounts';
const SEE_OTHER = { 303: { description: 'Where to go on' } };

const providerOf = ({ oidc }: Services): Oidc => {
  if (!oidc) throw new HttpError(404, 'no-such-page');
  return oidc;
};

const pathIn = (text: string): string => {
  if (!isOwnPath(text)) throw badParameter('return', 'invalid-parameter', { reason: '/…' });
  return text;
};

const redirectUri = ({ config }: Services, request: Request): string =>
  `${baseUrlOf(request, config.PUBLIC_URL)}${CALLBACK}`;

/** Notes in the browser what is on its way; gives the provider's address to go to. */
const begin = async (
  services: Services,
  { request, response, who }: { request: Request; response: Response; who: Who },
  { purpose, return: to }: Pick<Flow, 'purpose' | 'return'>,
): Promise<string> => {
  const { url, pending } = await providerOf(services)
    .begin(redirectUri(services, request), purpose === 'confirm')
    .catch((err: unknown) => {
      services.log.warn({ err }, 'the OpenID provider cannot be asked');
      throw new HttpError(503, 'not-ready');
    });
  keepFlow(services.secrets, response, { ...pending, purpose, sessionId: sessionIdOf(who), return: to });
  return url;
};

/** A person stands before it, not a program: what went wrong is told by a page, which knows the words for it. */
const backWith = (problem: OidcProblem, flow: Flow | null): string => {
  if (flow && flow.purpose !== 'sign-in') return `/account?problem=${problem}`;
  return `/sign-in?problem=${problem}${flow ? `&return=${encodeURIComponent(flow.return)}` : ''}`;
};

const finish = async (services: Services, request: Request, response: Response): Promise<string> => {
  const provider = providerOf(services);
  const flow = takeFlow(services.secrets, request, response);
  if (!flow) return backWith('oidc-failed', null);
  const query = request.url.split('?')[1] ?? '';
  try {
    const url = new URL(`${redirectUri(services, request)}?${query}`);
    const person = await provider.finish(url, flow, flow.purpose === 'confirm');
    const asked = { request, response, who: whoOf(request) };
    const ticket = await arrive(services, asked, flow, person);
    if (ticket === null) return flow.return;
    return `/sign-in?return=${encodeURIComponent(flow.return)}#${ticket}`;
  } catch (error) {
    if (error instanceof NotLetIn) return backWith(error.problem, flow);
    // Whatever the library found: a wrong state, nonce, issuer or signature, a refusal, a provider that is away.
    services.log.warn({ code: (error as { code?: string }).code }, 'a sign-in by OpenID Connect failed');
    return backWith('oidc-failed', flow);
  }
};

/** Sign-in by OpenID Connect, and linking an account with it. */
export const oidcEndpoints: readonly Endpoint[] = [
  endpoint({
    path: '/auth/oidc',
    access: 'public',
    personal: true,
    tag: TAG,
    summary: 'Sign in by OpenID Connect',
    query: z.object({
      return: z.string().max(500).default('/').meta({ description: 'A page of ours to go on to.' }),
      purpose: z.enum(['sign-in', 'confirm']).default('sign-in'),
    }),
    answers: SEE_OTHER,
    handle: async (services, asked) => {
      const { query } = asked;
      const flow = { purpose: query.purpose, return: pathIn(query.return) };
      asked.response.redirect(303, await begin(services, asked, flow));
    },
  }),
  {
    path: CALLBACK,
    access: 'public',
    personal: true,
    tag: TAG,
    summary: 'Where the OpenID provider sends the browser back to',
    // What stands there is the provider's: it may add to what the standard names.
    query: NO_QUERY,
    answers: SEE_OTHER,
    handle: async (services, request, response) => {
      const to = await finish(services, request, response);
      // The address holds the code.
      response.set('Referrer-Policy', 'no-referrer').redirect(303, to);
    },
  },
  endpoint({
    ...OWN,
    method: 'post',
    path: '/api/account/oidc',
    summary: 'Link the account with OpenID Connect',
    description: 'Needs a recent proof. Answers where to send the browser.',
    query: NO_QUERY,
    body: OidcLink,
    answers: { 200: { description: 'Where to go', content: { 'application/json': OidcUrl } } },
    handle: async (services, asked) => {
      await ownConfirmed(services, asked);
      const flow = { purpose: 'link', return: pathIn(asked.body.return) } as const;
      asked.response.json({ url: await begin(services, asked, flow) });
    },
  }),
  endpoint({
    ...OWN,
    method: 'delete',
    path: '/api/account/oidc',
    summary: 'Unlink the account from OpenID Connect',
    description: 'Needs a recent proof, and a password to sign in with.',
    query: NO_QUERY,
    answers: { 204: { description: 'Unlinked' } },
    handle: async (services, asked) => {
      const { account } = await ownConfirmed(services, asked);
      if (account.passwordHash === null) throw new HttpError(409, 'password-needed-first');
      await transaction(services.db, async (client) => {
        await client.query('delete from account_identity where account_id = $1', [account.id]);
        await noteAccount(client, actorOf(asked.who), 'account.oidc.unlink', account.id);
      });
      asked.response.status(204).end();
    },
  }),
];
