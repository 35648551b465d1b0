import { open, stat } from 'node:fs/promises';
import type { Clock, TimedOut } from './clock.ts';
import { dropPart, type Kept, notePart, type Part } from './kept.ts';
import { FetchError, reasonOf, request, statusError } from './request.ts';

/** What a download is bounded by, and whom it tells how far it is. */
export type Bounds = {
  clock: Clock;
  maxBytes: number;
  progress: (bytes: number, total: number | null) => void;
};

/** One try came to its end: a whole file, or the word that the kept one is still good. */
export type Download = { kind: 'whole'; part: Part } | { kind: 'unchanged' };

/** Asks for the rest where a part is here, else only for what changed; never packed, as then a part would have no sense. */
const headersFor = (part: Part, kept: Kept | null): Headers => {
  const headers = new Headers({ 'accept-encoding': 'identity', 'user-agent': 'biatouna-etl' });
  // A weak tag does not promise the same bytes.
  const validator = part.etag?.startsWith('W/') ? part.lastModified : (part.etag ?? part.lastModified);
  if (part.bytes > 0 && validator !== null) {
    headers.set('range', `bytes=${part.bytes}-`);
    headers.set('if-range', validator);
  } else if (kept?.etag) headers.set('if-none-match', kept.etag);
  else if (kept?.lastModified) headers.set('if-modified-since', kept.lastModified);
  return headers;
};

/** Where the bytes of a 206 begin, and how many the whole has. */
const rangeOf = (response: Response): { from: number; total: number | null } | null => {
  const match = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(response.headers.get('content-range') ?? '');
  return match ? { from: Number(match[1]), total: match[2] === '*' ? null : Number(match[2]) } : null;
};

const lengthOf = (response: Response): number | null => {
  const text = response.headers.get('content-length');
  return text === null || response.headers.has('content-encoding') ? null : Number(text);
};

type Body = { response: Response; from: number; total: number | null };

/** What an answer brings of the file; null where the part that is here does not fit it any more. */
const bodyOf = (response: Response, part: Part): Body | null => {
  if (response.status !== 206) return { response, from: 0, total: lengthOf(response) };
  const range = rangeOf(response);
  return range && range.from === part.bytes ? { response, from: range.from, total: range.total } : null;
};

const tooLarge = (url: URL, maxBytes: number): FetchError =>
  new FetchError(`${url.href} was not fetched: it is larger than ${maxBytes} bytes.`);

/** Writes what comes behind what is here; gives how many bytes the file then has. */
const write = async (url: URL, path: string, body: Body, bounds: Bounds): Promise<number> => {
  const file = await open(path, body.from > 0 ? 'a' : 'w');
  let bytes = body.from;
  const pump = async (): Promise<void> => {
    for await (const chunk of (body.response.body ?? []) as AsyncIterable<Uint8Array>) {
      bounds.clock.tick();
      bytes += chunk.length;
      if (bytes > bounds.maxBytes) throw tooLarge(url, bounds.maxBytes);
      await file.appendFile(chunk);
      bounds.progress(bytes, body.total);
    }
  };
  await pump()
    .catch((error: unknown) => {
      if (error instanceof FetchError) throw error;
      if (bounds.clock.signal.aborted) throw bounds.clock.signal.reason;
      throw brokenOff(url, bytes, body.total, reasonOf(error, url.host));
    })
    .finally(() => file.close());
  return bytes;
};

const brokenOff = (url: URL, bytes: number, total: number | null, why: string): FetchError =>
  new FetchError(
    `${url.href} was not fetched whole: ${why} after ${bytes}${total === null ? '' : ` of ${total}`} bytes.`,
    true,
  );

const checkWhole = async (url: URL, path: string, bytes: number, total: number | null): Promise<void> => {
  if (total !== null && bytes !== total) throw brokenOff(url, bytes, total, 'it ended');
  if ((await stat(path)).size !== bytes)
    throw new FetchError(`${url.href} was not fetched: another process wrote to the same file.`);
};

/** The part is as long as the whole: a try that was killed between its last byte and its name. */
const isWholeAlready = (response: Response, part: Part): boolean =>
  response.headers.get('content-range') === `bytes */${part.bytes}`;

/**
 * One try at a file: the rest of a part, or all of it. Throws FetchError (`resumable` where the part has grown and another try
 * may bring the rest), and TimedOut. What came stays in the part.
 */
export const download = async (
  url: URL,
  part: Part,
  kept: Kept | null,
  bounds: Bounds,
): Promise<Download> => {
  const response = await request(url, headersFor(part, kept), bounds.clock.signal);
  bounds.clock.tick();
  if (response.status === 304 && kept) return { kind: 'unchanged' };
  if (response.status === 416 && isWholeAlready(response, part)) return { kind: 'whole', part };
  const body = response.ok ? bodyOf(response, part) : null;
  if (body === null) {
    await response.body?.cancel();
    // The part belongs to nothing any more: all of it is asked for.
    if (part.bytes === 0) throw statusError(url.href, response.status);
    if (response.status !== 416 && !response.ok) throw statusError(url.href, response.status);
    await dropPart(part);
    return download(url, { ...part, bytes: 0, etag: null, lastModified: null }, kept, bounds);
  }
  if ((body.total ?? 0) > bounds.maxBytes) {
    await response.body?.cancel();
    throw tooLarge(url, bounds.maxBytes);
  }
  const etag = response.headers.get('etag');
  const lastModified = response.headers.get('last-modified');
  await notePart({ path: part.path, etag, lastModified });
  const bytes = await write(url, part.path, body, bounds);
  await checkWhole(url, part.path, bytes, body.total);
  return { kind: 'whole', part: { path: part.path, bytes, etag, lastModified } };
};

/** The sentence for a download that took too long. */
export const timeOutError = (url: URL, bytes: number, error: TimedOut): FetchError =>
  new FetchError(`${url.href} was not fetched whole: it timed out after ${bytes} bytes, ${error.message}.`);
