import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import type { Db } from '../../sql/db.ts';
import { zoomsOf } from '../../sql/model/layer.ts';
import { periodKey } from '../filter/datetime.ts';
import { cancellable } from '../layers/cancellable.ts';
import type { PublishedLayer } from '../layers/catalogue.ts';
import type { Selection } from '../layers/visible.ts';
import type { Address } from './address.ts';
import { fittingTile } from './fit.ts';
import { openFlights } from './flights.ts';
import { layerOf } from './layer.ts';
import type { TileLayer } from './mvt.ts';
import { tileQuery } from './query.ts';
import { tileRows } from './rows.ts';

/** Raised when the same rows make other bytes than before. */
const FORMAT = 1;

export type Encoding = 'identity' | 'gzip' | 'br';
/** A tile that is asked for; `text` is the filter as it was written, for the key. */
export type TileRequest = { selections: readonly Selection[]; address: Address; text: string };
export type Tiles = {
  /** A tile's bytes if they are in memory. */
  cached: (key: string, encoding: Encoding) => Buffer | undefined;
  /** A tile's bytes, from memory or made; empty where nothing lies in it. Throws Abandoned when the signal aborts. */
  make: (request: TileRequest, key: string, encoding: Encoding, signal: AbortSignal) => Promise<Buffer>;
};

const COMPRESS: Record<Encoding, (bytes: Buffer) => Promise<Buffer>> = {
  identity: async (bytes) => bytes,
  gzip: promisify<Buffer, Buffer>((bytes, done) => gzip(bytes, { level: 6 }, done)),
  br: promisify<Buffer, Buffer>((bytes, done) =>
    brotliCompress(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }, done),
  ),
};

/** What a layer's revision is called in tags and addresses; the time tells a database from one made anew. */
export const stateOf = (layer: PublishedLayer): string =>
  `${layer.revision}.${layer.publishedAt.getTime().toString(36)}.${FORMAT}`;

/** All that a tile's bytes depend on. */
export const tileKey = ({ selections, address: { z, x, y }, text }: TileRequest): string =>
  [
    ...selections.map(({ layer, period }) => `${layer.id}@${stateOf(layer)}@${periodKey(period)}`),
    `${z}/${x}/${y}`,
    text,
  ].join('|');

const within = (layer: PublishedLayer, z: number): boolean => {
  const { min, max } = zoomsOf(layer.manifest);
  return z >= min && z <= max;
};

const makeLayer = (
  db: Db,
  selection: Selection,
  address: Address,
  signal: AbortSignal,
): Promise<TileLayer> => {
  const query = tileQuery(selection, address);
  const { id, manifest } = selection.layer;
  return cancellable(db, signal, async (client) =>
    layerOf(id, manifest.geometry, query, await tileRows(client, query)),
  );
};

const makeTile = async (db: Db, request: TileRequest, signal: AbortSignal): Promise<Buffer> => {
  const drawn = request.selections.filter(({ layer }) => within(layer, request.address.z));
  return fittingTile(
    await Promise.all(drawn.map((selection) => makeLayer(db, selection, request.address, signal))),
  );
};

/** Makes tiles, equal requests once, and keeps their bytes in memory up to a number of bytes. */
export const openTiles = ({ db, cacheBytes }: { db: Db; cacheBytes: number }): Tiles => {
  const cache = new LRUCache<string, Buffer>({
    maxSize: Math.max(1, cacheBytes),
    sizeCalculation: (bytes, key) => bytes.length + key.length * 2 + 100,
  });
  const flights = openFlights<Buffer>();
  const make: Tiles['make'] = async (request, key, encoding, signal) => {
    const full = `${key}|${encoding}`;
    const known = cache.get(full);
    if (known) return known;
    const bytes =
      cache.get(`${key}|identity`) ?? (await flights(key, signal, (stop) => makeTile(db, request, stop)));
    cache.set(`${key}|identity`, bytes);
    const packed = bytes.length === 0 ? bytes : await COMPRESS[encoding](bytes);
    cache.set(full, packed);
    return packed;
  };
  return { cached: (key, encoding) => cache.get(`${key}|${encoding}`), make };
};
