import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** MapLibre starts its workers from blobs and draws its symbols from data; all else is ours, from here. */
const directives = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  workerSrc: ["'self'", 'blob:'],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  upgradeInsecureRequests: null,
};

const shared = {
  crossOriginResourcePolicy: { policy: 'cross-origin' as const },
  crossOriginEmbedderPolicy: false,
};

const everywhere = helmet({ ...shared, contentSecurityPolicy: { directives } });
const framed = helmet({
  ...shared,
  frameguard: false,
  contentSecurityPolicy: { directives: { ...directives, frameAncestors: ['*'] } },
});

/** Security headers; `/embed` alone may stand in a frame of others. */
export const security: RequestHandler = (request, response, next) =>
  (/^\/embed(\/|$)/.test(request.path) ? framed : everywhere)(request, response, next);

/** Public data may be read by any page. */
export const openToAll: RequestHandler = (request, response, next) => {
  response.set({
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'ETag, Link, Content-Crs, RateLimit, RateLimit-Policy, Retry-After',
  });
  if (request.method !== 'OPTIONS') return next();
  response.set({
    'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS',
    'Access-Control-Allow-Headers': '*',
    'Access-Control-Max-Age': '86400',
  });
  response.status(204).end();
};
