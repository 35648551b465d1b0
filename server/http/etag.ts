import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import { whoOf } from './access.ts';

/**
 * The entity tag of an answer, of what determines it: revisions and the request itself. Weak, because the same answer
 * goes out plain, gzipped or as brotli.
 */
export const etagOf = (...parts: readonly (string | number)[]): string =>
  `W/"${createHash('sha1').update(parts.join('\n')).digest('base64url').slice(0, 20)}"`;

/** Does the client have it already (RFC 9110, 13.1.2; weak comparison)? */
export const isKnown = (ifNoneMatch: string | undefined, etag: string): boolean => {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch === etag || ifNoneMatch === '*') return true;
  const bare = etag.replace(/^W\//, '');
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === bare);
};

/** What not everybody may have: a browser asks again each time, nobody between keeps it. */
export const PRIVATE_CACHE = 'private, no-cache';

/**
 * Sets the tag and answers 304 where the client has it; says whether it did. What is answered to somebody who proved who
 * she is, is for her alone.
 */
export const answeredUnchanged = (
  request: Request,
  response: Response,
  etag: string,
  cacheControl: string,
): boolean => {
  const isPublic = whoOf(request).kind === 'public';
  response.vary('Cookie').vary('Authorization');
  response.set({ ETag: etag, 'Cache-Control': isPublic ? cacheControl : PRIVATE_CACHE });
  if (!isKnown(request.headers['if-none-match'], etag)) return false;
  response.status(304).end();
  return true;
};

/** A CDN may keep it a minute and serve it a day while it asks again; a new revision has a new tag. */
export const PUBLIC_CACHE = 'public, max-age=60, stale-while-revalidate=86400';

/** What people's acts change: asked for anew each time, so that who acted sees it, and sent only where it is another. */
export const LIVE_CACHE = 'public, no-cache';

/** How long answers about a layer are kept: of what people sent, or officers issued, nothing that was taken back is shown. */
export const cacheOf = ({ origin }: { origin: string }): string =>
  origin === 'issued' ? LIVE_CACHE : PUBLIC_CACHE;
