import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import { MemoryStore, type RateLimitInfo, rateLimit } from 'express-rate-limit';
import { LRUCache } from 'lru-cache';
import { KEY_PER_MINUTE } from '../../sql/model/api/keys.ts';
import { accountOf, type Who } from '../accounts/who.ts';
import type { Config } from '../config.ts';
import { whoOf } from './access.ts';
import { type Crowds, openCrowds } from './crowds.ts';
import { HttpError } from './error.ts';
import { countedNetwork } from './network.ts';

/**
 * How many requests somebody may make a minute. Reading and writing are counted apart, and what comes in crowds and costs
 * little, too: tiles and parts of pages. Counted in the memory of each process: with N of them the limit is up to N times as high.
 */
type Kind = 'reads' | 'writes' | 'crowds';

/** Of an address's or account's limit; of a key's own, writes have as much as reads. */
const SHARE: Record<Kind, number> = { reads: 1, writes: 0.1, crowds: 10 };
const MINUTE_MS = 60_000;

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
const CROWDS = /^\/(tiles|assets)\/|^\/api\/collections\/[^/]+\/tiles\//;

const kindOf = ({ method, path }: Request): Kind => {
  if (!READS.has(method)) return 'writes';
  return CROWDS.test(path) ? 'crowds' : 'reads';
};

const MOST_ADDRESSES = 10_000;

type HasName = Extract<Who, { kind: 'key' | 'account' }>;

/**
 * Whom a request counts for: a key, an account in a browser, else an address (IPv6: a /64). The name goes out hashed in
 * `RateLimit-Policy`, and a cache may hand that to others: the salt keeps addresses from being found out by it.
 */
const openNames = (): ((who: Who, ip: string) => string) => {
  const salt = randomUUID();
  const addresses = new LRUCache<string, string>({ max: MOST_ADDRESSES });
  const names = new WeakMap<Who, string>();
  const addressOf = (ip: string): string => {
    const known = addresses.get(ip);
    if (known !== undefined) return known;
    const name = `${salt} address ${countedNetwork(ip)}`;
    addresses.set(ip, name);
    return name;
  };
  const nameOf = (who: HasName): string => {
    const name = who.kind === 'key' ? `${salt} key ${who.keyId}` : `${salt} account ${who.accountId}`;
    names.set(who, name);
    return name;
  };
  return (who, ip) => {
    if (who.kind !== 'key' && who.kind !== 'account') return addressOf(ip);
    return names.get(who) ?? nameOf(who);
  };
};

const refusal = (request: Request): HttpError => {
  const { resetTime } = (request as Request & { rateLimit: RateLimitInfo }).rateLimit;
  const seconds = Math.max(1, Math.ceil(((resetTime?.getTime() ?? 0) - Date.now()) / 1000));
  return new HttpError(429, 'too-many-requests', { values: { seconds } });
};

const limitOf =
  (kind: Kind, perMinute: number) =>
  (who: Who): number =>
    who.kind === 'key' ? who.perMinute * Math.max(1, SHARE[kind]) : Math.ceil(perMinute * SHARE[kind]);

type Rule = {
  /** As the headers name it. */
  name: string;
  nameOf: (who: Who, ip: string) => string;
  /** A minute. */
  limitOf: (who: Who) => number;
};

const openLimiter = ({ name, nameOf, limitOf }: Rule): { count: RequestHandler; close: () => void } => {
  const store = new MemoryStore();
  const count = rateLimit({
    windowMs: MINUTE_MS,
    store,
    limit: (request: Request) => limitOf(whoOf(request)),
    keyGenerator: (request) => nameOf(whoOf(request), request.ip ?? ''),
    identifier: name,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (request, _response, next) => next(refusal(request)),
    validate: false,
  });
  return { count, close: () => store.shutdown() };
};

export type Limits = {
  /** What failed before `count`, which it must stand in front of: what cannot be read, or keys that are none. */
  countFailed: ErrorRequestHandler;
  count: RequestHandler;
  /** Counts a tile where there is room under the limit of crowds; who has none left is refused by `count`. */
  takes: Crowds['takes'];
  close: () => void;
};

/** Counts requests by `RATE_LIMIT_PER_MINUTE` and the limits of keys; answers 429 with `Retry-After` beyond them. */
export const openLimits = ({ RATE_LIMIT_PER_MINUTE }: Config): Limits => {
  const nameOf = openNames();
  const reads = openLimiter({ name: 'reads', nameOf, limitOf: limitOf('reads', RATE_LIMIT_PER_MINUTE) });
  const writes = openLimiter({ name: 'writes', nameOf, limitOf: limitOf('writes', RATE_LIMIT_PER_MINUTE) });
  const crowds = openCrowds(nameOf, limitOf('crowds', RATE_LIMIT_PER_MINUTE));
  // Many keys of one account are no way to have many limits.
  const keys = openLimiter({
    name: 'keys',
    nameOf: (who) => accountOf(who) ?? '',
    limitOf: () => KEY_PER_MINUTE.most,
  });

  const count: RequestHandler = (request, response, next) => {
    const kind = kindOf(request);
    if (kind === 'crowds') return crowds.count(request, response, next);
    const own = kind === 'reads' ? reads : writes;
    if (whoOf(request).kind === 'key')
      return own.count(request, response, (error) =>
        error ? next(error) : keys.count(request, response, next),
      );
    return RATE_LIMIT_PER_MINUTE === 0 ? next() : own.count(request, response, next);
  };
  return {
    count,
    takes: crowds.takes,
    countFailed: (error: unknown, request, response, next) =>
      count(request, response, (limit?: unknown) => next(limit ?? error)),
    close: () => {
      for (const one of [reads, writes, crowds, keys]) one.close();
    },
  };
};
