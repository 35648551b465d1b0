import type { Request } from 'express';
import { grouped, readCode } from '../accounts/readable-code.ts';
import { pathOf } from '../http/endpoint.ts';
import { notFound } from '../http/error.ts';

/** The number of a case in the path, however it is written; 404 where it can be none, as for one that there is not. */
export const numberOf = (request: Request): string => {
  const text = pathOf(request, 'number');
  const code = readCode(text);
  if (code === null || code.length !== 8) throw notFound('no-such-thing', text);
  return grouped(code);
};
