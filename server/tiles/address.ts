import { HALF_WORLD, tileSide } from '../../sql/model/grid.ts';
import { HttpError } from '../http/error.ts';

/** A tile of the Web Mercator quad. */
export type Address = { z: number; x: number; y: number };
/** West, south, east, north in metres (EPSG:3857). */
export type Bounds = { west: number; south: number; east: number; north: number };

const DEEPEST = 22;
const WHOLE = /^(0|[1-9]\d{0,7})$/;

const whole = (text: string, parameter: string): number => {
  if (WHOLE.test(text)) return Number(text);
  throw new HttpError(400, 'invalid-parameter', {
    parameter,
    values: { parameter, reason: text.slice(0, 40) },
  });
};

/** Reads an address: 400 for what is no whole number, 404 for a tile that the matrix does not have. */
export const addressOf = (given: { z: string; x: string; y: string }): Address => {
  const address = { z: whole(given.z, 'z'), x: whole(given.x, 'x'), y: whole(given.y, 'y') };
  const side = 2 ** address.z;
  if (address.z > DEEPEST || address.x >= side || address.y >= side) {
    throw new HttpError(404, 'no-such-tile', { values: { id: `${given.z}/${given.x}/${given.y}` } });
  }
  return address;
};

/** What a tile covers. */
export const boundsOf = ({ z, x, y }: Address): Bounds => {
  const side = tileSide(z);
  const west = -HALF_WORLD + x * side;
  const north = HALF_WORLD - y * side;
  return { west, south: north - side, east: west + side, north };
};
