import type { RequestHandler } from 'express';
import type { Who } from '../accounts/who.ts';
import { whoOf } from './access.ts';
import { HttpError } from './error.ts';

const MINUTE_MS = 60_000;

export type Crowds = {
  count: RequestHandler;
  /** Counts a request of somebody at an address where there is room for it. */
  takes: (who: Who, ip: string) => boolean;
  close: () => void;
};

/**
 * Counts what is asked for in crowds, tiles above all: by one look into a map, for all in the same minute, and without a
 * word in the headers until there are too many. The middleware that counts the rest takes a tenth of a tile's time.
 */
export const openCrowds = (
  nameOf: (who: Who, ip: string) => string,
  limitOf: (who: Who) => number,
): Crowds => {
  const counts = new Map<string, { count: number }>();
  let until = Date.now() + MINUTE_MS;
  const timer = setInterval(() => {
    counts.clear();
    until = Date.now() + MINUTE_MS;
  }, MINUTE_MS);
  timer.unref();
  const takes = (who: Who, ip: string): boolean => {
    const limit = limitOf(who);
    if (limit === 0) return true;
    const name = nameOf(who, ip);
    const counted = counts.get(name);
    if (counted === undefined) counts.set(name, { count: 1 });
    else if (counted.count >= limit) return false;
    else counted.count += 1;
    return true;
  };
  return {
    takes,
    count: (request, _response, next) => {
      if (takes(whoOf(request), request.ip ?? '')) return next();
      const seconds = Math.max(1, Math.ceil((until - Date.now()) / 1000));
      next(new HttpError(429, 'too-many-requests', { values: { seconds } }));
    },
    close: () => clearInterval(timer),
  };
};
