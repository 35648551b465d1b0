import type { Request } from 'express';
import { z } from 'zod';
import { pathOf } from './endpoint.ts';
import { notFound } from './error.ts';

const Uuid = z.uuid();

/** A parameter of the path that is the number of a thing, as the database writes it; 404 where it can be none. */
export const uuidOf = (request: Request, name = 'id'): string => {
  const text = pathOf(request, name);
  if (!Uuid.safeParse(text).success) throw notFound('no-such-thing', text);
  return text.toLowerCase();
};
