import { encodeTile, type TileFeature, type TileLayer } from './mvt.ts';

/** No tile is larger than this, uncompressed. */
export const LARGEST = 500_000;

/** How much a feature weighs on the eye: its commands tell its detail, and so its size at this zoom. */
const weight = (feature: TileFeature): number => feature.commands.length;

const thinned = (layer: TileLayer, share: number): TileLayer => {
  const keep = Math.max(1, Math.floor(layer.features.length * share));
  const heaviest = [...layer.features].sort((a, b) => weight(b) - weight(a) || a.id - b.id).slice(0, keep);
  const kept = new Set(heaviest);
  return { ...layer, features: layer.features.filter((feature) => kept.has(feature)) };
};

/**
 * Encodes a tile within LARGEST bytes. Stored levels and cells keep tiles far below that; where a layer's own features
 * are still too many, the least detailed are left out, the same ones every time.
 */
export const fittingTile = (layers: readonly TileLayer[]): Buffer => {
  let fitted = layers;
  for (let share = 1; ; ) {
    const tile = encodeTile(fitted);
    if (tile.length <= LARGEST || share < 0.001) return tile;
    share *= Math.min(0.9, (LARGEST / tile.length) * 0.95);
    const now = share;
    fitted = layers.map((layer) => thinned(layer, now));
  }
};
