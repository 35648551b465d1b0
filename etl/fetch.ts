import { setTimeout as sleep } from 'node:timers/promises';
import { startClock, TimedOut } from './fetch/clock.ts';
import { type Bounds, type Download, download, timeOutError } from './fetch/download.ts';
import { dropPart, type Kept, keep, keptOf, partOf, sha256Of } from './fetch/kept.ts';
import { FetchError, webAddress } from './fetch/request.ts';

export { FetchError } from './fetch/request.ts';

export type FetchOptions = {
  /** The data folder: originals are kept in `{dir}/originals`. */
  dir: string;
  /** SHA-256 that the file must have, in hexadecimal. */
  sha256?: string;
  /** How long it may take in all, and how long nothing may come (30 s unless said). */
  timeoutMs: number;
  idleMs?: number;
  /** Rest between tries, longer with each: 250 ms unless said. */
  pauseMs?: number;
  /** 8 GiB unless said. */
  maxBytes?: number;
  /** Stops it, as Ctrl-C does; what came stays, to be gone on with. */
  signal?: AbortSignal;
  progress?: (bytes: number, total: number | null) => void;
};

/** A fetched file. `fromCache`: it was here already, and is still what the address gives (or what the checksum wants). */
export type Original = {
  path: string;
  sha256: string;
  bytes: number;
  /** When its bytes came over the network (RFC 3339). */
  retrieved: string;
  fromCache: boolean;
  etag: string | null;
  lastModified: string | null;
};

const MOST_BYTES = 8 * 1024 ** 3;
const IDLE_MS = 30_000;

/** Tries at one file in one call; another only where the last one brought something. */
const TRIES = 4;
const PAUSE_MS = 250;

const originalOf = (
  { path, sha256, bytes, retrieved, etag, lastModified }: Kept,
  fromCache: boolean,
): Original => ({ path, sha256, bytes, retrieved, fromCache, etag, lastModified });

/** Tries until the file is whole, going on where the last try broke off. */
const persist = async (
  url: URL,
  { dir, pauseMs = PAUSE_MS }: FetchOptions,
  kept: Kept | null,
  bounds: Bounds,
): Promise<Download> => {
  let had = -1;
  for (let tries = 1; ; tries += 1) {
    const part = await partOf(dir, url.href);
    const done = await download(url, part, kept, bounds).catch((error: unknown) => {
      if (error instanceof FetchError && error.resumable) return error;
      throw error;
    });
    if (!(done instanceof FetchError)) return done;
    const { bytes } = await partOf(dir, url.href);
    if (tries === TRIES || bytes <= had) throw done;
    had = bytes;
    await sleep(pauseMs * tries, undefined, { signal: bounds.clock.signal }).catch(() => {
      throw bounds.clock.signal.reason;
    });
  }
};

const differs = (url: URL, found: string, wanted: string): FetchError =>
  new FetchError(`${url.href} is not what it should be: its SHA-256 is ${found}, not ${wanted}.`);

const fetchNow = async (
  url: URL,
  options: FetchOptions,
  kept: Kept | null,
  bounds: Bounds,
): Promise<Original> => {
  const wanted = options.sha256?.toLowerCase();
  const done = await persist(url, options, kept, bounds);
  if (done.kind === 'unchanged') {
    if (wanted !== undefined && kept!.sha256 !== wanted) throw differs(url, kept!.sha256, wanted);
    return originalOf(kept!, true);
  }
  const sha256 = await sha256Of(done.part.path);
  if (wanted !== undefined && sha256 !== wanted) {
    await dropPart(done.part);
    throw differs(url, sha256, wanted);
  }
  return originalOf(await keep(options.dir, url, done.part, sha256), false);
};

/**
 * Fetches a file over http(s) and keeps it in `{dir}/originals/{first digits of its SHA-256}-{name}`, with what is known of
 * it in a `.json` beside. One that is kept is asked for only if it changed, and not at all where it has the checksum that is
 * declared. A broken connection is gone on with where it broke (Range, If-Range), in this call or the next. Throws FetchError:
 * one sentence that says why (no such host, 404, checksum, time-out after so many bytes...), and where an earlier original lies.
 */
export const fetchOriginal = async (address: string, options: FetchOptions): Promise<Original> => {
  const url = webAddress(address);
  const { dir, signal } = options;
  const wanted = options.sha256?.toLowerCase();
  const kept = await keptOf(dir, url.href);
  if (kept && wanted === kept.sha256 && (await sha256Of(kept.path)) === wanted) return originalOf(kept, true);
  const clock = startClock(options.timeoutMs, options.idleMs ?? IDLE_MS, signal);
  const bounds: Bounds = {
    clock,
    maxBytes: options.maxBytes ?? MOST_BYTES,
    progress: options.progress ?? (() => undefined),
  };
  return fetchNow(url, options, kept, bounds)
    .catch(async (error: unknown) => {
      const told =
        error instanceof TimedOut ? timeOutError(url, (await partOf(dir, url.href)).bytes, error) : error;
      if (!(told instanceof FetchError) || !kept) throw told;
      throw new FetchError(`${told.message} What came on ${kept.retrieved.slice(0, 10)} is in ${kept.path}.`);
    })
    .finally(clock.stop);
};
