import type { Request, Response } from 'express';
import { HttpError } from '../http/error.ts';
import { isKnown, PRIVATE_CACHE } from '../http/etag.ts';
import { untilGone } from '../http/stream.ts';
import type { Services } from '../services.ts';
import { Outdated } from './current.ts';
import type { TilePlan } from './plan.ts';
import type { Encoding } from './tiles.ts';

export const MVT = 'application/vnd.mapbox-vector-tile';

/** Something else may be published while a tile is made; more often than this in a row it is not. */
const MOST_TRIES = 3;

const BROTLI = /\bbr\b(?!\s*;\s*q=0(\.0*)?(,|$))/;
const GZIP = /\bgzip\b(?!\s*;\s*q=0(\.0*)?(,|$))/;

/** Brotli where the client takes it, else gzip. */
export const encodingOf = (accepted: string | undefined): Encoding => {
  if (!accepted) return 'identity';
  if (BROTLI.test(accepted)) return 'br';
  return GZIP.test(accepted) ? 'gzip' : 'identity';
};

/** Written in one go: this is the path that is taken most. */
export const tileHeaders = (plan: TilePlan, encoding: Encoding): Record<string, string | number> => ({
  ETag: plan.etags[encoding],
  'Cache-Control': plan.cacheControl,
  Vary: plan.cacheControl === PRIVATE_CACHE ? 'Accept-Encoding, Cookie, Authorization' : 'Accept-Encoding',
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Link',
  'X-Content-Type-Options': 'nosniff',
});

export const writeTile = (response: Response, plan: TilePlan, encoding: Encoding, bytes: Buffer): void => {
  const headers = tileHeaders(plan, encoding);
  // A tile where nothing lies has no content (204): clients draw nothing, and no byte is sent for it.
  if (bytes.length === 0) {
    response.writeHead(204, headers).end();
    return;
  }
  headers['Content-Type'] = MVT;
  headers['Content-Length'] = bytes.length;
  if (encoding !== 'identity') headers['Content-Encoding'] = encoding;
  response.writeHead(200, headers);
  response.end(response.req.method === 'HEAD' ? undefined : bytes);
};

/** Makes a tile; where something else is published meanwhile, that one. */
const make = async (
  services: Services,
  response: Response,
  planNow: () => TilePlan,
  encoding: Encoding,
): Promise<void> => {
  const signal = untilGone(response);
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const plan = planNow();
    const bytes = await services.tiles
      .make(plan.content, plan.key, encoding, signal)
      .catch((error: unknown) => {
        if (error instanceof Outdated) return null;
        throw error;
      });
    if (bytes) return writeTile(response, plan, encoding, bytes);
    await services.catalogue.refresh();
  }
  throw new HttpError(503, 'not-ready');
};

/**
 * Answers a tile: 304 without looking at the tile at all when the client has it, else from memory, else made.
 * `planNow` tells what the request asks for of what is published now.
 */
export const sendTile = (
  services: Services,
  request: Request,
  response: Response,
  planNow: () => TilePlan,
): void | Promise<void> => {
  const plan = planNow();
  const encoding = encodingOf(request.headers['accept-encoding']);
  if (isKnown(request.headers['if-none-match'], plan.etags[encoding])) {
    services.metrics.tile('unchanged');
    response.writeHead(304, tileHeaders(plan, encoding)).end();
    return;
  }
  const known = services.tiles.cached(plan.key, encoding);
  services.metrics.tile(known ? 'hit' : 'miss');
  return known ? writeTile(response, plan, encoding, known) : make(services, response, planNow, encoding);
};
