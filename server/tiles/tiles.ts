import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import type { Db } from '../../sql/db.ts';
import type { Metrics } from '../http/metrics.ts';
import { cancellable } from '../layers/cancellable.ts';
import { openFlights } from './flights.ts';
import { makeTile, type TileContent } from './make.ts';

export { stateOf } from '../layers/state.ts';

export type Encoding = 'identity' | 'gzip' | 'br';

export type Tiles = {
  /** A tile's bytes if they are in memory. */
  cached: (key: string, encoding: Encoding) => Buffer | undefined;
  /**
   * A tile's bytes, from memory or made; empty where nothing lies in it. Throws Abandoned when the signal aborts, and
   * Outdated when another revision is published by now.
   */
  make: (content: TileContent, key: string, encoding: Encoding, signal: AbortSignal) => Promise<Buffer>;
  /** Bytes in memory. */
  size: () => number;
};

const compressGzip = promisify<Buffer, Buffer>((bytes, done) => gzip(bytes, { level: 6 }, done));
/** At 5, brotli takes as long as gzip at 6 and gives less. */
const compressBrotli = promisify<Buffer, Buffer>((bytes, done) =>
  brotliCompress(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }, done),
);
const COMPRESS = { gzip: compressGzip, br: compressBrotli } as const;

/** Memory that an entry takes besides its bytes and its key. */
const ENTRY_BYTES = 100;

/** Makes tiles, equal requests once, and keeps their bytes in memory, in each encoding, up to a number of bytes. */
export const openTiles = ({
  db,
  cacheBytes,
  metrics,
}: {
  db: Db;
  cacheBytes: number;
  metrics: Metrics;
}): Tiles => {
  const cache = new LRUCache<string, Buffer>({
    maxSize: Math.max(1, cacheBytes),
    sizeCalculation: (bytes, key) => bytes.length + key.length * 2 + ENTRY_BYTES,
  });
  const flights = openFlights<Buffer>();

  const once = (key: string, signal: AbortSignal, work: (stop: AbortSignal) => Promise<Buffer>) => {
    const known = cache.get(key);
    if (known) return Promise.resolve(known);
    return flights(key, signal, async (stop) => {
      const bytes = await work(stop);
      cache.set(key, bytes);
      return bytes;
    });
  };
  const plain = (content: TileContent, key: string, signal: AbortSignal) =>
    once(`${key}|identity`, signal, (stop) => makeTile((work) => cancellable(db, stop, work), content));

  metrics.gauge('tile_cache_bytes', 'Bytes of tiles in memory', () => cache.calculatedSize);
  return {
    cached: (key, encoding) => cache.get(`${key}|${encoding}`),
    make: (content, key, encoding, signal) =>
      encoding === 'identity'
        ? plain(content, key, signal)
        : once(`${key}|${encoding}`, signal, async (stop) => {
            const bytes = await plain(content, key, stop);
            return bytes.length === 0 ? bytes : COMPRESS[encoding](bytes);
          }),
    size: () => cache.calculatedSize,
  };
};
