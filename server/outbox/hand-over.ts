import { type LookupAddress, lookup } from 'node:dns';
import { type IncomingMessage, type RequestOptions, request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isInside } from '../../sql/inside.ts';
import { DeliveryError } from './delivery-error.ts';

/** How we reach addresses that somebody gave us. */
export type Reach = {
  /** Whether they may lead into this machine or network. */
  inside: 'refuse' | 'allow';
  /** A certificate authority to trust in place of the known ones. */
  ca?: string;
  /** Names to addresses, the system's where none is given. */
  resolve?: typeof lookup;
};

/** Until it is answered, in all. */
const MOST_MS = 10_000;
/** What is answered is not kept; more than this is not even read. */
const MOST_BYTES = 64 * 1024;

const refused = (): DeliveryError => new DeliveryError('inside', { isFinal: true });

/**
 * Looks up a name for the very connection that is made, so that a name cannot lead elsewhere the second time. One address
 * inside among several is enough to refuse all.
 */
export const guarded =
  ({ inside, resolve = lookup }: Reach): LookupFunction =>
  (host, options, done) =>
    resolve(host, { ...options, all: true }, (error, found: LookupAddress[] = []) => {
      if (error) return done(error, '', 0);
      if (inside === 'refuse' && found.some(({ address }) => isInside(address)))
        return done(refused(), '', 0);
      const [first] = found;
      if (options.all) return done(null, found);
      return first ? done(null, first.address, first.family) : done(new Error('no address'), '', 0);
    });

/** Net asks for no name where there is a number. Throws DeliveryError where that is inside. */
export const checkNumber = ({ hostname }: URL, { inside }: Reach): void => {
  const bare = hostname.replace(/^\[|\]$/g, '');
  if (inside === 'refuse' && isIP(bare) && isInside(bare)) throw refused();
};

const passOver = async (response: IncomingMessage): Promise<void> => {
  let bytes = 0;
  for await (const part of response) {
    bytes += (part as Buffer).length;
    if (bytes > MOST_BYTES) break;
  }
};

const statusOf = (url: URL, options: RequestOptions, body: Buffer | string): Promise<number> =>
  new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? requestTls : requestPlain;
    const sent = request(url, options, (response) => {
      // It was taken when it said so; how the rest of what it says ends is no matter.
      resolve(response.statusCode ?? 0);
      void passOver(response).catch(() => undefined);
    });
    sent.on('error', reject);
    sent.end(body);
  });

/**
 * Posts something to an address that somebody gave us, and gives the status it was answered with: nothing inside is
 * reached unless allowed, no redirect is followed, and time and size are bounded. Throws DeliveryError.
 */
export const handOver = async (
  given: {
    url: string;
    headers: Record<string, string | number>;
    body: Buffer | string;
    signal?: AbortSignal;
  },
  reach: Reach,
): Promise<number> => {
  const url = new URL(given.url);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && reach.inside === 'allow'))
    throw new DeliveryError('not https', { isFinal: true });
  checkNumber(url, reach);
  const bounds = [AbortSignal.timeout(MOST_MS), ...(given.signal ? [given.signal] : [])];
  const options: RequestOptions & { ca?: string } = {
    method: 'POST',
    headers: { 'User-Agent': 'Biatouna', ...given.headers },
    agent: false,
    lookup: guarded(reach),
    signal: AbortSignal.any(bounds),
    ...(reach.ca ? { ca: reach.ca } : {}),
  };
  return statusOf(url, options, given.body).catch((error: unknown) => {
    throw error instanceof DeliveryError ? error : new DeliveryError('unreachable');
  });
};

/** Throws unless a status says that it was taken; 404 is gone only where the protocol says so. */
export const checkStatus = (status: number, gone: readonly number[]): void => {
  if (status >= 200 && status < 300) return;
  throw new DeliveryError(`http ${status}`, { isGone: gone.includes(status) });
};
