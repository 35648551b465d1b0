import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { zoomsOf } from '../../sql/model/layer.ts';
import { periodKey } from '../filter/datetime.ts';
import { cacheOf, PRIVATE_CACHE, PUBLIC_CACHE } from '../http/etag.ts';
import type { Snapshot } from '../layers/catalogue.ts';
import { selectionsOf } from '../layers/select.ts';
import { stateOf } from '../layers/state.ts';
import type { Selection } from '../layers/visible.ts';
import { addressOf } from './address.ts';
import type { TileContent } from './make.ts';
import type { Encoding } from './tiles.ts';

/** All about a tile that its request and the published layers tell, without the database. */
export type TilePlan = {
  content: TileContent;
  /** All that the tile's bytes depend on. */
  key: string;
  etags: Record<Encoding, string>;
  cacheControl: string;
};

/** A tile as it is asked for, undecided yet whether there is one. */
export type TileAsked = {
  layers: string;
  z: string;
  x: string;
  y: string;
  datetime?: string | undefined;
  filter?: string | undefined;
  /** State of the layers that the address is pinned to. */
  v?: string | undefined;
};

const FOREVER = 'public, max-age=31536000, immutable';

/** The state of all layers, as the `v` of pinned addresses has it. */
export const pinOf = (layers: readonly { layer: Parameters<typeof stateOf>[0] }[]): string =>
  layers.map(({ layer }) => stateOf(layer)).join('-');

const keyOf = (selections: readonly Selection[], asked: TileAsked): string =>
  [
    ...selections.map(({ layer, period }) => `${layer.id}@${stateOf(layer)}@${periodKey(period)}`),
    `${asked.z}/${asked.x}/${asked.y}`,
    asked.filter ?? '',
  ].join('|');

/** Strong tags: each encoding has its own bytes, and so its own tag. */
const etagsOf = (key: string): TilePlan['etags'] => {
  const hash = createHash('sha1').update(key).digest('base64url').slice(0, 20);
  return { identity: `"${hash}"`, gzip: `"${hash}-gz"`, br: `"${hash}-br"` };
};

/** A layer begins at its least zoom; above its greatest clients enlarge tiles, but those who ask get finer ones. */
const begins = ({ layer }: Selection, z: number): boolean => z >= zoomsOf(layer.manifest).min;

const cacheControlOf = (selections: readonly Selection[], pin: string | undefined): string => {
  if (selections.some(({ layer }) => layer.visibility.kind !== 'public')) return PRIVATE_CACHE;
  // What people sent may be taken back, from whoever keeps tiles, too.
  const live = selections.find(({ layer }) => cacheOf(layer) !== PUBLIC_CACHE);
  if (live) return cacheOf(live.layer);
  return pin === pinOf(selections) ? FOREVER : PUBLIC_CACHE;
};

/** Plans a tile: 400 for what cannot be read, 404 for what does not exist. */
export const planOf = (snapshot: Snapshot, asked: TileAsked): TilePlan => {
  const address = addressOf(asked);
  const selections = selectionsOf(snapshot, asked.layers, {
    datetime: asked.datetime,
    filter: asked.filter,
  });
  const key = keyOf(selections, asked);
  return {
    content: { selections: selections.filter((selection) => begins(selection, address.z)), address },
    key,
    etags: etagsOf(key),
    cacheControl: cacheControlOf(selections, asked.v),
  };
};

/** Plans of addresses that were asked for lately, so that they need not be read again. */
export type Plans = {
  known: (snapshot: Snapshot, url: string) => TilePlan | undefined;
  of: (snapshot: Snapshot, url: string, plan: () => TilePlan) => TilePlan;
};

const MOST_PLANS = 20_000;
/** Longer addresses hold filters of somebody's own; keeping them would fill the memory. */
const LONGEST_URL = 300;

/** Remembers plans by address for what each kind of reader sees, until something else is published. */
export const openPlans = (): Plans => {
  const bySnapshot = new WeakMap<Snapshot, LRUCache<string, TilePlan>>();
  const known: Plans['known'] = (snapshot, url) => bySnapshot.get(snapshot)?.get(url);
  const keep = (snapshot: Snapshot, url: string, made: TilePlan): TilePlan => {
    const plans = bySnapshot.get(snapshot) ?? new LRUCache<string, TilePlan>({ max: MOST_PLANS });
    bySnapshot.set(snapshot, plans);
    if (url.length <= LONGEST_URL) plans.set(url, made);
    return made;
  };
  return { known, of: (snapshot, url, plan) => known(snapshot, url) ?? keep(snapshot, url, plan()) };
};
