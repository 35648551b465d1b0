import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import type { Who } from '../accounts/who.ts';
import type { Services } from '../services.ts';
import { type Access, letIn, whoOf } from './access.ts';
import { bodyOf } from './body.ts';
import { HttpError } from './error.ts';
import { onlyMethods } from './problem.ts';
import { queryOf } from './query.ts';
import { openToAll } from './security.ts';

/** What an address answers with: a JSON shape, or `binary` for bytes, by media type. */
export type Answer = { description: string; content?: Record<string, z.ZodType | 'binary' | 'text'> };

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** An address as clients are told of it; the OpenAPI document is made of these. */
export type EndpointDoc = {
  /** `get` where nothing is said. */
  method?: Method;
  /** With parameters in braces, as OpenAPI has it. */
  path: string;
  tag: string;
  summary: string;
  description?: string;
  /** Who may ask; a test walks through all of them. */
  access: Access;
  query: z.ZodObject;
  /** About who asks, whoever that is: kept by nobody and read by no page of others, even where all may ask. */
  personal?: boolean;
  /** The JSON that is sent, read strictly: a field that it does not name is an error. */
  body?: z.ZodType;
  /** Largest body, bytes; 100 kB where nothing is said. */
  bodyBytes?: number;
  /** In place of `body`: what the handler reads as it comes (`streamed.ts`), by media type. */
  streams?: Readonly<Record<string, z.ZodType | 'text' | 'binary'>>;
  /** Further parameters are names of properties of the layer. */
  hasPropertyFilters?: boolean;
  answers: Record<number, Answer>;
};

/** A documented address and what answers it. Errors need not be named: every address may answer problem+json. */
export type Endpoint = EndpointDoc & {
  handle: (services: Services, request: Request, response: Response) => void | Promise<void>;
};

export type Asked<Query extends z.ZodObject, Body extends z.ZodType = z.ZodUndefined> = {
  request: Request;
  response: Response;
  query: z.infer<Query>;
  body: z.infer<Body>;
  who: Who;
};

/** An address whose query and body are read strictly by their schemas before it is answered. */
export const endpoint = <Query extends z.ZodObject, Body extends z.ZodType = z.ZodUndefined>(
  given: Omit<EndpointDoc, 'query' | 'body'> & {
    query: Query;
    body?: Body;
    handle: (services: Services, asked: Asked<Query, Body>) => void | Promise<void>;
  },
): Endpoint => ({
  ...given,
  handle: (services, request, response) =>
    given.handle(services, {
      request,
      response,
      query: queryOf(request, given.query),
      body: (given.body ? bodyOf(request.body, given.body) : undefined) as z.infer<Body>,
      who: whoOf(request),
    }),
});

/** No parameters at all. */
export const NO_QUERY = z.object({});

/** A parameter of the path, decoded; what no id can hold is not found. */
export const pathOf = (request: Request, name: string): string => {
  const value = request.params[name];
  if (typeof value !== 'string' || value.includes('\0')) throw new HttpError(404, 'no-such-page');
  return value;
};

const BODY_BYTES = 100_000;
const JSON_TYPES = ['application/json', 'application/geo+json'];

const onlyJson: RequestHandler = (request, _response, next) => {
  if (!request.is(JSON_TYPES)) throw new HttpError(415, 'json-only');
  next();
};

/** What comes as a stream is read by nobody before its handler. */
const onlyTypes =
  (types: readonly string[]): RequestHandler =>
  (request, _response, next) => {
    if (!request.is([...types]))
      throw new HttpError(415, 'other-type', { values: { types: types.join(', ') } });
    next();
  };

const bodyReaders = ({ body, bodyBytes, streams }: EndpointDoc): RequestHandler[] => {
  if (streams) return [onlyTypes(Object.keys(streams))];
  return body ? [onlyJson, express.json({ type: JSON_TYPES, limit: bodyBytes ?? BODY_BYTES })] : [];
};

/** What is not for all is kept by nobody, and drawn into no page of others. */
const unkept: RequestHandler = (_request, response, next) => {
  response.set({ 'Cache-Control': 'no-store', 'Cross-Origin-Resource-Policy': 'same-origin' });
  next();
};

/** Answers that any page may read: public ones that change nothing. */
export const isOpen = ({ access, method = 'get', personal = false }: EndpointDoc): boolean =>
  access === 'public' && method === 'get' && !personal;

const guard =
  ({ access }: EndpointDoc): RequestHandler =>
  (request, _response, next) => {
    letIn(access, whoOf(request));
    next();
  };

const expressPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

const METHODS: Record<Method, string[]> = {
  get: ['GET', 'HEAD'],
  post: ['POST'],
  put: ['PUT'],
  patch: ['PATCH'],
  delete: ['DELETE'],
};

const addPath = (router: Router, services: Services, path: string, endpoints: readonly Endpoint[]): void => {
  const route = router.route(expressPath(path));
  if (endpoints.some(isOpen)) route.all(openToAll);
  for (const one of endpoints) {
    route[one.method ?? 'get'](
      ...(isOpen(one) ? [] : [unkept]),
      guard(one),
      ...bodyReaders(one),
      (request: Request, response: Response) => one.handle(services, request, response),
    );
  }
  route.all(onlyMethods(...endpoints.flatMap(({ method = 'get' }) => METHODS[method]), 'OPTIONS'));
};

/** The router of addresses; what reads without being asked who one is, is open to all origins. Other methods are 405. */
export const routerOf = (services: Services, endpoints: readonly Endpoint[]): Router => {
  const router = Router();
  for (const path of new Set(endpoints.map((one) => one.path)))
    addPath(
      router,
      services,
      path,
      endpoints.filter((one) => one.path === path),
    );
  return router;
};
