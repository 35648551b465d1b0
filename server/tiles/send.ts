import type { Request, Response } from 'express';
import { isKnown, PUBLIC_CACHE } from '../http/etag.ts';
import type { Services } from '../services.ts';
import { type Encoding, stateOf, type TileRequest, tileKey } from './tiles.ts';

const FOREVER = 'public, max-age=31536000, immutable';

/** The state of all layers of a tile, as the `v` of pinned addresses and the entity tag have it. */
export const stateOfAll = (request: Pick<TileRequest, 'selections'>): string =>
  request.selections.map(({ layer }) => stateOf(layer)).join('-');

/** Brotli where the client takes it, else gzip. */
const encodingOf = (request: Request): Encoding => {
  const accepted = request.headers['accept-encoding'];
  if (!accepted) return 'identity';
  if (/\bbr\b(?!\s*;\s*q=0(\.0*)?(,|$))/.test(accepted)) return 'br';
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?(,|$))/.test(accepted) ? 'gzip' : 'identity';
};

const write = (
  response: Response,
  bytes: Buffer,
  encoding: Encoding,
  headers: Record<string, string>,
): void => {
  // A tile where nothing lies has no content (204): clients draw nothing and no byte is sent for it.
  if (bytes.length === 0) {
    response.writeHead(204, headers).end();
    return;
  }
  response.writeHead(200, {
    ...headers,
    'Content-Type': 'application/vnd.mapbox-vector-tile',
    'Content-Length': bytes.length,
    ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
  });
  response.end(response.req.method === 'HEAD' ? undefined : bytes);
};

/**
 * Answers a tile: 304 without looking at the tile at all when the client has this state, else from memory, else made.
 * Headers are written in one go, as this is the path that is taken most.
 */
export const sendTile = async (
  services: Services,
  request: Request,
  response: Response,
  tile: TileRequest,
  pinned: string | undefined,
): Promise<void> => {
  const state = stateOfAll(tile);
  const etag = `W/"${state}"`;
  const headers = {
    ETag: etag,
    'Cache-Control': pinned === state ? FOREVER : PUBLIC_CACHE,
    Vary: 'Accept-Encoding',
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'ETag, Link',
  };
  if (isKnown(request.headers['if-none-match'], etag)) {
    services.metrics.tile('unchanged');
    response.writeHead(304, headers).end();
    return;
  }
  const key = tileKey(tile);
  const encoding = encodingOf(request);
  const known = services.tiles.cached(key, encoding);
  services.metrics.tile(known ? 'hit' : 'miss');
  if (known) return write(response, known, encoding, headers);
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableEnded) gone.abort();
  });
  const bytes = await services.tiles.make(tile, key, encoding, gone.signal);
  if (!gone.signal.aborted) write(response, bytes, encoding, headers);
};
