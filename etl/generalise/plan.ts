/**
 * Which zooms of a layer are served from stored levels or cells, and how coarse they are. All numbers are for tiles of
 * 512 px, as vector tiles are drawn; the measure of a tile is an estimate of its bytes before compression.
 */
import { RAW_POINTS } from '../../sql/model/grid.ts';

/** Points, and features of any kind, are thinned or merged where a raw tile would weigh more: half of what a tile may. */
export const RAW_TILE_BYTES = 250_000;

/** Lines and polygons are simplified where the vertices alone of a raw tile weigh more: what a slow phone reads in a second. */
export const RAW_VERTEX_BYTES = 30_000;

/** Bytes of a vertex: two zigzag varints of a byte or two each. */
export const VERTEX_BYTES = 3;

/** A level whose densest tile weighs more is made again, coarser; the rest up to 500 kB is for what the estimate cannot see. */
export const LEVEL_TILE_BYTES = 350_000;

/** Triangles smaller than this many square pixels of the level's zoom go: no vertex that is missed moves a border by a pixel. */
export const SIMPLIFY_PIXELS = 0.5;

/** How heavy a layer's densest tile of a zoom is: its features and their vertices. */
export type Density = { zoom: number; features: number; vertices: number };

/** Estimated bytes of a tile, when a feature's properties take `featureBytes`. */
export const tileBytes = (density: Density, featureBytes: number): number =>
  density.features * featureBytes + density.vertices * VERTEX_BYTES;

const lastWhere = (densities: readonly Density[], heavy: (density: Density) => boolean): number =>
  densities.reduce((last, density) => (heavy(density) && density.zoom > last ? density.zoom : last), -1);

/** The zooms that points are thinned for: all up to the last at which a raw tile would be too full or too heavy. */
export const cellZooms = (densities: readonly Density[], featureBytes: number): number[] => {
  const last = lastWhere(
    densities,
    (density) => density.features > RAW_POINTS || tileBytes(density, featureBytes) > RAW_TILE_BYTES,
  );
  return densities.map(({ zoom }) => zoom).filter((zoom) => zoom <= last);
};

/** A level to be made: it serves the zooms from `from` to `zoom`; shapes smaller than `cell` pixels are merged. */
export type LevelPlan = { zoom: number; from: number; cell: number };

/** The least that the geometry of a feature takes: a shape of eight vertices. */
const SHAPE_BYTES = 8 * VERTEX_BYTES;

/**
 * Cells so large that a tile full of them, a feature in each, weighs no more than it may: a power of two, so that the
 * cells of a tile fill it.
 */
const cellFor = (featureBytes: number): number =>
  Math.max(1, 2 ** Math.ceil(Math.log2(512 * Math.sqrt((featureBytes + SHAPE_BYTES) / RAW_TILE_BYTES))));

/**
 * The levels of lines and polygons, finest first. A level for every second zoom is enough where vertices are the
 * burden; where features are, every zoom has its own, and shapes of a few pixels are merged.
 */
export const levelPlans = (densities: readonly Density[], featureBytes: number): LevelPlan[] => {
  const heavy = (density: Density) => density.features * (featureBytes + SHAPE_BYTES) > RAW_TILE_BYTES;
  const last = lastWhere(
    densities,
    (density) => heavy(density) || density.vertices * VERTEX_BYTES > RAW_VERTEX_BYTES,
  );
  const crowded = lastWhere(densities, heavy);
  const first = densities[0]?.zoom ?? 0;
  const plans: LevelPlan[] = [];
  for (let zoom = last; zoom >= first; ) {
    const from = zoom <= crowded + 1 ? zoom : Math.max(first, zoom - 1);
    plans.push({ zoom, from, cell: from <= crowded ? cellFor(featureBytes) : 1 });
    zoom = from - 1;
  }
  return plans;
};
