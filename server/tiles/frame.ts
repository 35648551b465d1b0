import { EXTENT, tileSide } from '../../sql/model/grid.ts';
import { type Address, boundsOf } from './address.ts';

/** How metres (EPSG:3857) become units of a tile: x runs from its west edge, y from its north edge down. */
export type Frame = { west: number; north: number; scale: number };

export const frameOf = (address: Address): Frame => {
  const { west, north } = boundsOf(address);
  return { west, north, scale: EXTENT / tileSide(address.z) };
};

/** SQL of the box that reaches so many units over the edges of a tile. */
export const boxSql = (address: Address, units: number): string => {
  const { west, south, east, north } = boundsOf(address);
  const reach = (tileSide(address.z) / EXTENT) * units;
  return `ST_MakeEnvelope(${west - reach}, ${south - reach}, ${east + reach}, ${north + reach}, 3857)`;
};

/** SQL of a geometry's TWKB in whole units of the tile. */
export const twkbSql = (geometry: string, { west, north, scale }: Frame): string =>
  `ST_AsTWKB(ST_Affine(${geometry}, ${scale}, 0, 0, -${scale}, ${-west * scale}, ${north * scale}), 0)`;

/** SQL of a coordinate of a point in whole units of the tile. */
export const unitX = (x: string, { west, scale }: Frame): string =>
  `round((${x} - (${west})) * ${scale})::int4`;
export const unitY = (y: string, { north, scale }: Frame): string =>
  `round(((${north}) - ${y}) * ${scale})::int4`;
