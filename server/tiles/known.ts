import type { RequestHandler } from 'express';
import { isKnown } from '../http/etag.ts';
import { whoAtOnce } from '../http/identify.ts';
import { seenBy } from '../layers/seen-by.ts';
import type { Services } from '../services.ts';
import { encodingOf, tileHeaders, writeTile } from './send.ts';

/**
 * Answers tiles that were asked for lately and are in memory, or that the client has, without the way through all that
 * other requests need, which takes longer than a tile. It is held by the same rules as the way of all (who asks, what she
 * may see, how much), and leaves to that whatever needs more than a look: strangers, too many requests, anything unknown.
 */
export const knownTiles = (services: Services): RequestHandler => {
  const { catalogue, plans, tiles, limits, metrics } = services;
  const isBehindProxy = services.config.TRUST_PROXY !== undefined;
  return (request, response, next) => {
    if (request.method !== 'GET' || !request.url.startsWith('/tiles/')) return next();
    const from = performance.now();
    const who = whoAtOnce(services, request);
    const plan = who && plans.known(seenBy(catalogue.now(), who), request.url);
    if (!plan) return next();
    const encoding = encodingOf(request.headers['accept-encoding']);
    const isUnchanged = isKnown(request.headers['if-none-match'], plan.etags[encoding]);
    const bytes = isUnchanged ? undefined : tiles.cached(plan.key, encoding);
    if (!isUnchanged && !bytes) return next();
    // Without a proxy, Express would look for the address at length and find this one.
    const ip = isBehindProxy ? request.ip : request.socket.remoteAddress;
    if (!limits.takes(who, ip ?? '')) return next();
    if (bytes) writeTile(response, plan, encoding, bytes);
    else response.writeHead(304, tileHeaders(plan, encoding)).end();
    metrics.tile(bytes ? 'hit' : 'unchanged');
    metrics.answered(response.statusCode, performance.now() - from);
  };
};
