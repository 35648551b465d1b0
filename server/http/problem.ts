import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { ProblemDetails } from '../../sql/model/api.ts';
import { type Language, type Text, textOf } from '../../sql/model/text.ts';
import { Abandoned } from '../layers/cancellable.ts';
import { HttpError, type MessageValues } from './error.ts';
import { languageOf } from './language.ts';
import { MESSAGES } from './messages/index.ts';

const fill = (text: string, values: MessageValues, language: Language): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name] ?? whole;
    return String(typeof value === 'object' ? value[language] : value);
  });

/** The database cannot be reached, begins, ends, or has no connection left: it is worth while to try again. */
const DATABASE_AWAY = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', '53300', '57P01', '57P02', '57P03']);
const RETRY_SECONDS = '5';

/** What an answer that failed on its way may have set, and what does not hold for its problem. */
const OF_THE_ANSWER = ['ETag', 'Link', 'Content-Disposition', 'Content-Crs', 'Vary'] as const;

/** What of a foreign error (Express, the driver) a client may be told; null is ours to answer for. */
const recognise = (error: unknown): HttpError | null => {
  if (error instanceof HttpError) return error;
  const { status, code } = error as { status?: number; code?: string };
  // Express: a file that is not there, a path or body that cannot be decoded, a body that is too large.
  if (status === 404) return new HttpError(404, 'no-such-page');
  if (status === 413) return new HttpError(413, 'too-large');
  // The body is no JSON, or not in a charset that we read.
  if ((error as { type?: string }).type !== undefined && status !== undefined && status < 500)
    return new HttpError(status, 'invalid-body');
  if (status !== undefined && status >= 400 && status < 500)
    return new HttpError(status, 'malformed-address');
  if (code === '57014') return new HttpError(503, 'too-slow');
  return DATABASE_AWAY.has(code ?? '') ? new HttpError(503, 'not-ready') : null;
};

/** What an error says, in every language: for who is told of it otherwise than by an answer. */
export const detailOf = ({ code, values }: HttpError): Text =>
  textOf((language) => fill(MESSAGES[language][code].detail, values, language));

/** The RFC 9457 body of an error in the request's language. */
export const problemOf = (error: HttpError, request: Request): ProblemDetails => {
  const language = languageOf(request);
  const message = MESSAGES[language][error.code];
  return {
    type: `/problems/${error.code}`,
    title: message.title,
    status: error.status,
    detail: fill(message.detail, error.values, language),
    ...(error.parameter ? { parameter: error.parameter } : {}),
    ...(error.successor ? { successor: error.successor } : {}),
  };
};

const send = (error: HttpError, request: Request, response: Response): void => {
  for (const name of OF_THE_ANSWER) response.removeHeader(name);
  if (error.status === 503) response.set('Retry-After', RETRY_SECONDS);
  if (error.status === 429) response.set('Retry-After', String(error.values.seconds ?? RETRY_SECONDS));
  response
    .status(error.status)
    .set({
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      ...(error.status === 401 ? { 'WWW-Authenticate': 'Bearer realm="biatouna"' } : {}),
      'Content-Language': languageOf(request),
      // Errors arise before a route has set its own: pages of others, which may read the data, may read these too.
      'Access-Control-Allow-Origin': '*',
      'X-Content-Type-Options': 'nosniff',
    })
    .send(JSON.stringify(problemOf(error, request)));
};

/** The last handler: every error becomes problem+json; what we do not know is logged and told without detail. */
export const problemHandler =
  (log: Logger): ErrorRequestHandler =>
  (error: unknown, request, response, _next) => {
    if (error instanceof Abandoned) return;
    const known = recognise(error);
    if (!known) log.error({ err: error, path: request.path }, 'request failed');
    else if (known.status >= 500) log.warn({ err: error, path: request.path }, known.code);
    // What has begun as something else can only be broken off: a client must not take a part for the whole.
    if (response.headersSent) return void response.destroy();
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
