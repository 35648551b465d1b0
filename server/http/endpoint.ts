import { type Request, type Response, Router } from 'express';
import type { z } from 'zod';
import type { Services } from '../services.ts';
import { HttpError } from './error.ts';
import { onlyMethods } from './problem.ts';
import { queryOf } from './query.ts';
import { openToAll } from './security.ts';

/** What an address answers with: a JSON shape, or `binary` for bytes, by media type. */
export type Answer = { description: string; content?: Record<string, z.ZodType | 'binary' | 'text'> };

/** An address as clients are told of it; the OpenAPI document is made of these. */
export type EndpointDoc = {
  /** With parameters in braces, as OpenAPI has it. */
  path: string;
  tag: string;
  summary: string;
  description?: string;
  query: z.ZodObject;
  /** Further parameters are names of properties of the layer. */
  hasPropertyFilters?: boolean;
  answers: Record<number, Answer>;
};

/** A documented address and what answers it. Errors need not be named: every address may answer problem+json. */
export type Endpoint = EndpointDoc & {
  handle: (services: Services, request: Request, response: Response) => void | Promise<void>;
};

export type Asked<Query extends z.ZodObject> = {
  request: Request;
  response: Response;
  query: z.infer<Query>;
};

/** An address whose query is read strictly by its schema before it is answered. */
export const endpoint = <Query extends z.ZodObject>(
  given: Omit<EndpointDoc, 'query'> & {
    query: Query;
    handle: (services: Services, asked: Asked<Query>) => void | Promise<void>;
  },
): Endpoint => ({
  ...given,
  handle: (services, request, response) =>
    given.handle(services, { request, response, query: queryOf(request, given.query) }),
});

/** A parameter of the path, decoded; what no id can hold is not found. */
export const pathOf = (request: Request, name: string): string => {
  const value = request.params[name];
  if (typeof value !== 'string' || value.includes('\0')) throw new HttpError(404, 'no-such-page');
  return value;
};

/** The router of public addresses, open to all origins; other methods than GET and HEAD are 405. */
export const routerOf = (services: Services, endpoints: readonly Endpoint[]): Router => {
  const router = Router();
  for (const { path, handle } of endpoints) {
    router
      .route(path.replace(/\{(\w+)\}/g, ':$1'))
      .all(openToAll)
      .get((request, response) => handle(services, request, response))
      .all(onlyMethods('GET', 'HEAD', 'OPTIONS'));
  }
  return router;
};
