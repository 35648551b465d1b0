import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { ProblemDetails } from '../../sql/model/api.ts';
import { HttpError } from './error.ts';
import { languageOf } from './language.ts';
import { ar } from './messages/ar.ts';
import { en } from './messages/en.ts';
import { fr } from './messages/fr.ts';

const MESSAGES = { ar, fr, en };

const fill = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** What of a foreign error (Express, the driver) a client may be told; null is ours to answer for. */
const recognise = (error: unknown): HttpError | null => {
  if (error instanceof HttpError) return error;
  const { status, code } = error as { status?: number; code?: string };
  // Express: a path or body that cannot be decoded, a body that is too large.
  if (status !== undefined && status >= 400 && status < 500)
    return new HttpError(status, 'malformed-address');
  if (code === '57014') return new HttpError(503, 'too-slow');
  if (code === 'ECONNREFUSED' || code === 'ENOENT' || code === '57P01')
    return new HttpError(503, 'not-ready');
  return null;
};

/** The RFC 9457 body of an error in the request's language. */
export const problemOf = (error: HttpError, request: Request): ProblemDetails => {
  const message = MESSAGES[languageOf(request)][error.code];
  return {
    type: `/problems/${error.code}`,
    title: message.title,
    status: error.status,
    detail: fill(message.detail, error.values),
    ...(error.parameter ? { parameter: error.parameter } : {}),
  };
};

const send = (error: HttpError, request: Request, response: Response): void => {
  response
    .status(error.status)
    .set({
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      'Content-Language': languageOf(request),
    })
    .send(JSON.stringify(problemOf(error, request)));
};

/** The last handler: every error becomes problem+json; what we do not know is logged and told without detail. */
export const problemHandler =
  (log: Logger): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    const known = recognise(error);
    if (!known) log.error({ err: error, path: request.path }, 'request failed');
    if (response.headersSent) return next(error);
    send(known ?? new HttpError(500, 'internal'), request, response);
  };

/** After the last route. */
export const noSuchPage: RequestHandler = () => {
  throw new HttpError(404, 'no-such-page');
};

/** After the methods that a path has: 405 with `Allow`. */
export const onlyMethods =
  (...methods: string[]): RequestHandler =>
  (_request, response) => {
    response.set('Allow', methods.join(', '));
    throw new HttpError(405, 'method-not-allowed', { values: { known: methods.join(', ') } });
  };
