import type { Request, RequestHandler } from 'express';
import { HttpError } from './error.ts';

const MINUTE_MS = 60_000;

export type Crowds = { count: RequestHandler; close: () => void };

/**
 * Counts what is asked for in crowds, tiles above all: by one look into a map, for all in the same minute, and without a
 * word in the headers until there are too many. The middleware that counts the rest takes a tenth of a tile's time.
 */
export const openCrowds = (
  nameOf: (request: Request) => string,
  limitOf: (request: Request) => number,
): Crowds => {
  const counts = new Map<string, number>();
  let until = Date.now() + MINUTE_MS;
  const timer = setInterval(() => {
    counts.clear();
    until = Date.now() + MINUTE_MS;
  }, MINUTE_MS);
  timer.unref();
  return {
    count: (request, _response, next) => {
      const limit = limitOf(request);
      if (limit === 0) return next();
      const name = nameOf(request);
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      if (count <= limit) return next();
      const seconds = Math.max(1, Math.ceil((until - Date.now()) / 1000));
      next(new HttpError(429, 'too-many-requests', { values: { seconds } }));
    },
    close: () => clearInterval(timer),
  };
};
