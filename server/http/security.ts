import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Config } from '../config.ts';

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
  upgradeInsecureRequests: null,
};

/** What a page of ours may ask the browser for: where one is, nothing else that looks, listens or pays. */
const PERMISSIONS = [
  'accelerometer',
  'camera',
  'display-capture',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
]
  .map((feature) => `${feature}=()`)
  .concat('geolocation=(self)', 'fullscreen=(self)', 'clipboard-write=(self)')
  .join(', ');

const YEAR_SECONDS = 31_536_000;

const headersFor = (frameAncestors: string, isSecure: boolean): RequestHandler =>
  helmet({
    contentSecurityPolicy: { directives: { ...directives, frameAncestors: [frameAncestors] } },
    frameguard: frameAncestors === "'none'" ? { action: 'deny' } : false,
    // Of other names of the same domain we know nothing.
    strictTransportSecurity: isSecure ? { maxAge: YEAR_SECONDS, includeSubDomains: false } : false,
    // To our own pages only: by it they know that what is sent comes from them.
    referrerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    crossOriginEmbedderPolicy: false,
  });

const EMBED = /^\/embed(\/|$)/;
const TILE = /^\/tiles\/.*\.mvt$/;

/**
 * Security headers, before anything that could fail; `/embed` alone may stand in a frame of others. Tiles set the one that
 * means something for them by themselves. Once reached by https, browsers are to come by it only (`PUBLIC_URL`).
 */
export const security = ({ PUBLIC_URL }: Pick<Config, 'PUBLIC_URL'>): RequestHandler => {
  const isSecure = PUBLIC_URL?.startsWith('https:') ?? false;
  const everywhere = headersFor("'none'", isSecure);
  const framed = headersFor('*', isSecure);
  return (request, response, next) => {
    if (TILE.test(request.path)) return next();
    response.setHeader('Permissions-Policy', PERMISSIONS);
    return (EMBED.test(request.path) ? framed : everywhere)(request, response, next);
  };
};

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
