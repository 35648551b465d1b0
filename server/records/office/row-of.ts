import type { Request } from 'express';
import { pathOf } from '../../http/endpoint.ts';
import { notFound } from '../../http/error.ts';

/** The number of a row in the path; 404 where it can be none. */
export const rowOf = (request: Request, name: string): number => {
  const text = pathOf(request, name);
  if (!/^[1-9]\d{0,14}$/.test(text)) throw notFound('no-such-thing', text);
  return Number(text);
};
