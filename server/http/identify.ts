import type { Request, RequestHandler } from 'express';
import type { Who } from '../accounts/who.ts';
import type { Services } from '../services.ts';
import { setWho } from './access.ts';
import { baseUrlOf } from './base-url.ts';
import { HttpError } from './error.ts';

/** The cookie of a session. By its prefix browsers take it only over TLS (or from this machine), for this host and all of it. */
export const COOKIE = '__Host-biatouna';

const tokenOf = (header: string): string | null =>
  header
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${COOKIE}=`))
    ?.slice(COOKIE.length + 1) ?? null;

const BEARER = /^Bearer +(\S+)$/i;

/** By a key where one is sent (a wrong one is an error), else by the session's cookie (a stale one is nobody's). */
const whoSends = async (
  { identities }: Services,
  request: Request,
): Promise<{ who: Who; byCookie: boolean } | null> => {
  const { authorization, cookie } = request.headers;
  if (authorization !== undefined) {
    const key = BEARER.exec(authorization)?.[1];
    const who = key === undefined ? null : await identities.byKey(key);
    if (!who) throw new HttpError(401, 'invalid-credentials');
    return { who, byCookie: false };
  }
  const token = cookie === undefined ? null : tokenOf(cookie);
  const who = token === null ? null : await identities.bySession(token);
  return who ? { who, byCookie: true } : null;
};

const CHANGES_NOTHING = new Set(['GET', 'HEAD', 'OPTIONS']);

const originOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).origin : null);

/** Was it sent from a page of ours? Browsers say so with everything that can change something; other programs need not. */
const isOwn = (request: Request, publicUrl: string | undefined): boolean | null => {
  const { origin } = request.headers;
  if (origin !== undefined) {
    const own = [baseUrlOf(request, publicUrl), baseUrlOf(request, undefined)].map(originOf);
    return own.includes(origin);
  }
  const site = request.headers['sec-fetch-site'];
  return site === undefined ? null : site === 'same-origin';
};

/** Most requests: they are not to wait for anything. */
const isAnonymous = ({ headers }: Request): boolean =>
  headers.authorization === undefined && !headers.cookie?.includes(COOKIE);

const noted = async (services: Services, request: Request): Promise<void> => {
  const found = await whoSends(services, request);
  if (found) setWho(request, found.who);
  if (CHANGES_NOTHING.has(request.method)) return;
  const own = isOwn(request, services.config.PUBLIC_URL);
  if (own === false || (own === null && found?.byCookie)) throw new HttpError(403, 'cross-site');
};

/**
 * Notes who asks. What changes something must not come from a page of another site; what a browser's cookie stands for
 * must come from a page of ours (OWASP: verifying the origin, beside SameSite cookies).
 */
export const identify =
  (services: Services): RequestHandler =>
  (request, _response, next) => {
    if (CHANGES_NOTHING.has(request.method) && isAnonymous(request)) return next();
    return noted(services, request).then(() => next());
  };
