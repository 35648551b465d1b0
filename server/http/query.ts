import type { Request, RequestHandler } from 'express';
import type { z } from 'zod';
import { badParameter, HttpError } from './error.ts';
import { issueText } from './issue-text.ts';

const isDecodable = (text: string): boolean => {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
};

/** 400 for an address whose percent-encoding is broken: in a query, Node would guess at what was meant. */
export const wellFormed: RequestHandler = (request, _response, next) => {
  if (request.url.includes('%') && !isDecodable(request.url)) throw new HttpError(400, 'malformed-address');
  next();
};

const first = (value: unknown, name: string): string => {
  if (typeof value === 'string') return value;
  throw badParameter(name, 'repeated-parameter');
};

const rawQuery = (request: Pick<Request, 'query'>): Record<string, string> =>
  Object.fromEntries(Object.entries(request.query).map(([name, value]) => [name, first(value, name)]));

/**
 * The query of a request by the route's schema, strictly: a parameter that is unknown, repeated or of the wrong form is
 * a 400 that names it.
 */
export const queryOf = <Schema extends z.ZodObject>(
  request: Pick<Request, 'query'>,
  schema: Schema,
): z.infer<Schema> => {
  const raw = rawQuery(request);
  const known = Object.keys(schema.shape);
  for (const name of Object.keys(raw)) {
    if (!known.includes(name))
      throw badParameter(name, 'unknown-parameter', { known: known.join(', ') || '—' });
    if (raw[name]?.includes('\0')) throw badParameter(name, 'invalid-parameter', { reason: 'U+0000' });
  }
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0] as z.core.$ZodIssue;
  const parameter = String(issue.path[0] ?? '');
  if (!(parameter in raw)) throw badParameter(parameter, 'missing-parameter');
  throw badParameter(parameter, 'invalid-parameter', { reason: issueText(issue) });
};
