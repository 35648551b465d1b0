import type { Request } from 'express';
import type { Endpoint } from '../http/endpoint.ts';
import { HttpError } from '../http/error.ts';
import { shownNetwork } from '../http/network.ts';
import type { Services } from '../services.ts';
import { type Account, accountById } from './account.ts';
import { needRecent } from './recent.ts';
import type { Who } from './who.ts';

/** Somebody in a browser, signed in with an account. */
export type Browser = Extract<Who, { kind: 'account' }>;

/** Whoever is signed in by browser, with her account. What is `browser` only never comes here without one. */
export const own = async (
  { db }: Pick<Services, 'db'>,
  { request, who }: { request: Request; who: Who },
): Promise<{ who: Browser; account: Account }> => {
  if (who.kind !== 'account') throw new HttpError(403, 'not-allowed');
  const account = await accountById(db.pool, who.accountId, shownNetwork(request.ip));
  if (!account) throw new HttpError(401, 'sign-in-needed');
  return { who, account };
};

/** `own`, where a recent proof is needed. */
export const ownConfirmed = async (
  services: Pick<Services, 'db'>,
  asked: { request: Request; who: Who },
): Promise<{ who: Browser; account: Account }> => {
  await needRecent(services, asked.who);
  return own(services, asked);
};

/** What endpoints about one's own account have in common. */
export const OWN = { access: 'browser', tag: 'Accounts' } as const satisfies Partial<Endpoint>;
