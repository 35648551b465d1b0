import type { Request, Response } from 'express';
import { answeredUnchanged, etagOf, LIVE_CACHE, PUBLIC_CACHE } from './etag.ts';

/**
 * Answers a document that is made in memory, tagged by its own text, so that a client that has it gets 304. Titles are in
 * the language of the request, so caches keep one for each.
 */
export const sendJson = (
  request: Request,
  response: Response,
  body: unknown,
  type = 'application/json',
  cache = PUBLIC_CACHE,
): void => {
  const text = JSON.stringify(body);
  response.vary('Accept-Language');
  if (answeredUnchanged(request, response, etagOf(text), cache)) return;
  // As bytes, or Express would add a charset that JSON types do not have.
  response.set('Content-Type', type).send(Buffer.from(text));
};

/** As `sendJson`, of what people's acts change. */
export const sendLive = (request: Request, response: Response, body: unknown): void =>
  sendJson(request, response, body, 'application/json', LIVE_CACHE);
