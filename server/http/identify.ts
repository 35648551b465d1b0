import type { Socket } from 'node:net';
import type { Request, RequestHandler } from 'express';
import { PUBLIC, type Who } from '../accounts/who.ts';
import type { Services } from '../services.ts';
import { setWho } from './access.ts';
import { baseUrlOf } from './base-url.ts';
import { HttpError } from './error.ts';

/** The cookie of a session. By its prefix browsers take it only over TLS (or from this machine), for this host and all of it. */
export const COOKIE = '__Host-biatouna';

const IN_COOKIES = new RegExp(`(?:^|;)\\s*${COOKIE}=([^;\\s]*)`);
const tokenOf = (header: string): string | null => IN_COOKIES.exec(header)?.[1] ?? null;

const BEARER = /^Bearer +(\S+)$/i;

type Found = Who | null;

/** By a key where one is sent (a wrong one is an error), else by the session's cookie (a stale one is nobody's). */
const whoSends = ({ identities }: Services, { headers }: Request): Found | Promise<Found> => {
  if (headers.authorization !== undefined) {
    const key = BEARER.exec(headers.authorization)?.[1];
    return key === undefined ? null : identities.byKey(key);
  }
  const token = headers.cookie === undefined ? null : tokenOf(headers.cookie);
  return token === null ? null : identities.bySession(token);
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

/** Who the last one on a connection was, and by what that is known: most that comes on it is by the same. */
const lately = new WeakMap<Socket, { who: Who; cookie: string | undefined; key: string | undefined }>();

/** Who asks, where that is known without a look at anything: nobody who proves anything, or the same as a moment ago. */
export const whoAtOnce = ({ identities }: Services, request: Request): Who | null => {
  if (isAnonymous(request)) return PUBLIC;
  const before = lately.get(request.socket);
  const { cookie, authorization } = request.headers;
  const isSame = before !== undefined && before.cookie === cookie && before.key === authorization;
  return isSame && identities.stands(before.who) ? before.who : null;
};

/** Most requests: they are not to wait for anything. */
const isAnonymous = ({ headers }: Request): boolean =>
  headers.authorization === undefined && !headers.cookie?.includes(COOKIE);

const note = (services: Services, request: Request, who: Found): void => {
  const byKey = request.headers.authorization !== undefined;
  if (byKey && !who) throw new HttpError(401, 'invalid-credentials');
  if (who) {
    setWho(request, who);
    const { cookie, authorization: key } = request.headers;
    lately.set(request.socket, { who, cookie, key });
  }
  if (CHANGES_NOTHING.has(request.method)) return;
  const own = isOwn(request, services.config.PUBLIC_URL);
  if (own === false || (own === null && who && !byKey)) throw new HttpError(403, 'cross-site');
};

/**
 * Notes who asks. What changes something must not come from a page of another site; what a browser's cookie stands for
 * must come from a page of ours (OWASP: verifying the origin, beside SameSite cookies).
 */
export const identify =
  (services: Services): RequestHandler =>
  (request, _response, next) => {
    if (CHANGES_NOTHING.has(request.method) && isAnonymous(request)) return next();
    const found = whoSends(services, request);
    if (found instanceof Promise)
      return found.then((who) => {
        note(services, request, who);
        next();
      });
    // Who is known already need not wait.
    note(services, request, found);
    next();
  };
