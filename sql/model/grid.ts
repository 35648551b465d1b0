/**
 * The tile matrix and the grid that points are thinned on: shared by the etl, which stores thinned levels, and the
 * server, which thins on the fly what is filtered. EPSG:3857, square of half side HALF_WORLD metres.
 */
export const HALF_WORLD = 20_037_508.342789244;
/** Units across a tile, as MVT's default. */
export const EXTENT = 4096;
/** Units that geometry reaches over a tile's edge: 8 px of a 512 px tile, so that outlines join. */
export const BUFFER = 64;
/** Cells across a tile: 32 px of a 512 px tile each, so that symbols with numbers in them seldom touch. */
export const CELLS = 16;
/** Points that a tile shows one by one, but for the last zoom: more lie on each other, and weigh on a phone. */
export const RAW_POINTS = 1000;

/** Side of a tile of a zoom in metres. */
export const tileSide = (zoom: number): number => (2 * HALF_WORLD) / 2 ** zoom;

/** Side of a thinning cell of a zoom in metres. Cells are counted from the north-west corner of the world. */
export const cellSide = (zoom: number): number => tileSide(zoom) / CELLS;
