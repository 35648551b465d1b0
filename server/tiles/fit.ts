import type { Commands } from './commands.ts';
import { encodeLayer, type TileFeature, type TileLayer } from './mvt.ts';

/** Grains that shapes are rounded to where a tile of them would be too large: up to 2 px of a 512 px tile. */
const GRAINS = [1, 2, 4, 8, 16];
/** Below this share of its features a layer is as small as it gets. */
const LEAST_SHARE = 0.001;

const unzigzag = (value: number): number => (value >>> 1) ^ -(value & 1);

/** Half the girth of the box around what commands draw, in tile units. */
export const reachOf = (commands: Commands): number => {
  let [x, y, west, east, north, south] = [
    0,
    0,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (let at = 0; at < commands.length; ) {
    const head = commands[at++] as number;
    const end = (head & 7) === 7 ? at : at + (head >> 3) * 2;
    for (; at < end; at += 2) {
      x += unzigzag(commands[at] as number);
      y += unzigzag(commands[at + 1] as number);
      [west, east, north, south] = [
        Math.min(west, x),
        Math.max(east, x),
        Math.min(north, y),
        Math.max(south, y),
      ];
    }
  }
  return east - west + south - north;
};

type Weighed = { feature: TileFeature; reach: number };

/** The largest of the features, in the order they stood in. */
const largest = (weighed: readonly Weighed[], count: number): TileFeature[] => {
  const kept = new Set(weighed.slice(0, count).map(({ feature }) => feature));
  return weighed
    .map(({ feature }) => feature)
    .filter((feature) => kept.has(feature))
    .sort((a, b) => a.id - b.id);
};

const withoutSmallest = (layer: TileLayer, bytes: number): Buffer => {
  const weighed = layer.features
    .map((feature) => ({ feature, reach: reachOf(feature.commands) }))
    .sort((a, b) => b.reach - a.reach || a.feature.id - b.feature.id);
  let tile = encodeLayer(layer);
  for (let share = 1; tile.length > bytes && share > LEAST_SHARE; ) {
    share *= Math.min(0.9, (bytes / tile.length) * 0.95);
    const count = Math.max(1, Math.floor(weighed.length * share));
    tile = encodeLayer({ ...layer, features: largest(weighed, count) });
  }
  return tile;
};

/**
 * Encodes lines or polygons in at most so many bytes. Stored levels keep tiles far below what they may hold; where they do
 * not, shapes are drawn coarser, by up to 2 px, and then the smallest are left out, the same ones every time.
 * `layerAt` makes the layer with coordinates rounded to a grain.
 */
export const fittingShapes = (layerAt: (grain: number) => TileLayer, bytes: number): Buffer => {
  let layer = layerAt(1);
  for (const grain of GRAINS) {
    if (grain > 1) layer = layerAt(grain);
    const tile = encodeLayer(layer);
    if (tile.length <= bytes) return tile;
  }
  return withoutSmallest(layer, bytes);
};

/** The most that each may have so that all together have `whole`: who needs less leaves the rest to the others. */
export const fairShare = (needs: readonly number[], whole: number): number => {
  let left = whole;
  const ascending = [...needs].sort((a, b) => a - b);
  for (const [index, need] of ascending.entries()) {
    const share = left / (ascending.length - index);
    if (need > share) return Math.floor(share);
    left -= need;
  }
  return whole;
};
