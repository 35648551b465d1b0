import { HALF_WORLD } from '../geometry/mercator.ts';
import type { Shape } from '../geometry/wkb.ts';
import { eachPosition } from './measure.ts';
import { tileBytes } from './plan.ts';

/** Adds up what the tiles of a zoom weigh, as `densitiesOf` does for rows in the database. */
export type Scale = {
  /** `middle` says in which tile the feature is counted; its vertices are counted where they lie. */
  add: (shape: Shape, middle: readonly [number, number]) => void;
  /** Estimated bytes of the heaviest tile. */
  heaviest: (featureBytes: number) => number;
};

/** A scale for the tiles of a zoom, metres (EPSG:3857). */
export const openScale = (zoom: number): Scale => {
  const size = (2 * HALF_WORLD) / 2 ** zoom;
  const tiles = new Map<number, { zoom: number; features: number; vertices: number }>();
  const tileAt = (x: number, y: number) => {
    const key = Math.floor((HALF_WORLD - y) / size) * 2 ** zoom + Math.floor((x + HALF_WORLD) / size);
    const known = tiles.get(key);
    if (known) return known;
    const tile = { zoom, features: 0, vertices: 0 };
    tiles.set(key, tile);
    return tile;
  };
  return {
    add: (shape, [x, y]) => {
      tileAt(x, y).features += 1;
      eachPosition(shape.coordinates, (vx, vy) => {
        tileAt(vx, vy).vertices += 1;
      });
    },
    heaviest: (featureBytes) => {
      let most = 0;
      for (const tile of tiles.values()) most = Math.max(most, tileBytes(tile, featureBytes));
      return most;
    },
  };
};
