import { type IncomingMessage, type RequestOptions, request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import { checkNumber, guarded, type Reach } from '../../outbox/hand-over.ts';
import { decodeXml, OtherEncoding } from './decode.ts';

/** A source could not be read; a few words for whoever looks after it, without anything of what it said. */
export class FetchFailed extends Error {
  override name = 'FetchFailed';
}

/** What a source answered: its text, or that it is as it was. */
export type Fetched =
  | { kind: 'unchanged' }
  | { kind: 'text'; text: string; etag: string | null; lastModified: string | null };

export type Known = { etag: string | null; lastModified: string | null };

/** In all; and what no feed of alerts is longer than. */
export const FETCH_BOUNDS = { ms: 30_000, bytes: 8 * 1024 * 1024, hops: 3 } as const;
const REDIRECTS = [301, 302, 303, 307, 308];

/** An address that may be asked: https, or http too where what is inside may be reached. */
const checked = (text: string, base: string | undefined, reach: Reach): URL => {
  const url = URL.canParse(text, base) ? new URL(text, base) : null;
  if (url === null || !(url.protocol === 'https:' || (url.protocol === 'http:' && reach.inside === 'allow')))
    throw new FetchFailed('not https');
  checkNumber(url, reach);
  return url;
};

const ask = (url: URL, options: RequestOptions): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? requestTls : requestPlain;
    request(url, options, resolve).on('error', reject).end();
  });

const bytesOf = async (response: IncomingMessage, mostBytes: number): Promise<Buffer> => {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of response) {
    bytes += (part as Buffer).length;
    if (bytes > mostBytes) {
      response.destroy();
      throw new FetchFailed('too large');
    }
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
};

const textOf = (bytes: Buffer, contentType: string | undefined): string => {
  try {
    return decodeXml(bytes, contentType);
  } catch (error) {
    if (error instanceof OtherEncoding) throw new FetchFailed('other encoding');
    throw error;
  }
};

const headersFor = ({ etag, lastModified }: Known): Record<string, string> => ({
  'User-Agent': 'Biatouna',
  Accept: 'application/cap+xml, application/atom+xml, application/rss+xml, application/xml, text/xml',
  'Accept-Encoding': 'identity',
  ...(etag ? { 'If-None-Match': etag } : {}),
  ...(lastModified ? { 'If-Modified-Since': lastModified } : {}),
});

const single = (header: string | string[] | undefined): string | null =>
  typeof header === 'string' ? header.slice(0, 500) : null;

const follow = async (
  text: string,
  known: Known,
  options: RequestOptions,
  reach: Reach,
  base?: string,
  hops = 0,
): Promise<Fetched> => {
  const url = checked(text, base, reach);
  const response = await ask(url, { ...options, headers: headersFor(known) });
  const { statusCode: status = 0, headers } = response;
  if (REDIRECTS.includes(status) && headers.location !== undefined) {
    response.destroy();
    if (hops >= FETCH_BOUNDS.hops) throw new FetchFailed('too many redirects');
    return follow(headers.location, known, options, reach, url.href, hops + 1);
  }
  if (status === 304) {
    response.destroy();
    return { kind: 'unchanged' };
  }
  if (status !== 200) {
    response.destroy();
    throw new FetchFailed(`http ${status}`);
  }
  const body = await bytesOf(response, FETCH_BOUNDS.bytes);
  return {
    kind: 'text',
    text: textOf(body, headers['content-type']),
    etag: single(headers.etag),
    lastModified: single(headers['last-modified']),
  };
};

/**
 * Asks an address that an officer gave for alerts, only if they changed since: time, size and redirects are bounded, and each
 * hop is looked up for the very connection that is made, so that nothing inside is reached unless allowed. Throws FetchFailed.
 */
export const fetchAlerts = async (
  url: string,
  known: Known,
  { reach, signal, ms = FETCH_BOUNDS.ms }: { reach: Reach; signal?: AbortSignal; ms?: number },
): Promise<Fetched> => {
  const bounds = [AbortSignal.timeout(ms), ...(signal ? [signal] : [])];
  const options: RequestOptions & { ca?: string } = {
    agent: false,
    lookup: guarded(reach),
    signal: AbortSignal.any(bounds),
    ...(reach.ca ? { ca: reach.ca } : {}),
  };
  return follow(url, known, options, reach).catch((error: unknown) => {
    if (error instanceof FetchFailed) throw error;
    const isInside = (error as { code?: string }).code === 'inside';
    throw new FetchFailed(isInside ? 'inside' : bounds[0]?.aborted ? 'too slow' : 'unreachable');
  });
};
