import { HALF_WORLD } from '../../sql/model/grid.ts';

/** West, south, east, north, or the same of a projected CRS. */
type Box = readonly [number, number, number, number];

/** Latitude where Web Mercator ends; nothing is stored beyond. */
const MERCATOR_EDGE = 85.06;

/** A box of longitudes and latitudes, in Web Mercator. */
export const toMercator = ([west, south, east, north]: Box): Box => {
  const y = (latitude: number): number => {
    const angle = (Math.max(-MERCATOR_EDGE, Math.min(MERCATOR_EDGE, latitude)) * Math.PI) / 180;
    return (Math.log(Math.tan(Math.PI / 4 + angle / 2)) / Math.PI) * HALF_WORLD;
  };
  const x = (longitude: number): number => (longitude / 180) * HALF_WORLD;
  return [x(west), y(south), x(east), y(north)];
};

/** A hair more on each side, as the index keeps single precision and the two projections differ in the last digits. */
export const wider = ([west, south, east, north]: Box): Box => [west - 1, south - 1, east + 1, north + 1];
