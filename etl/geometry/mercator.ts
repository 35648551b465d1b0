import type { Position } from 'geojson';

/** Half the side of the Web Mercator square (EPSG:3857), metres: pi times the radius of its sphere, 6378137 m. */
export const HALF_WORLD = Math.PI * 6378137;

/** Latitude where Web Mercator's square ends, degrees. */
export const MAX_LATITUDE = (Math.atan(Math.sinh(Math.PI)) * 180) / Math.PI;

/** Degrees (CRS84) to Web Mercator metres; latitudes beyond the square are clipped to its edge. */
export const toMercator = ([longitude, latitude]: Position): [number, number] => {
  const clipped = Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, latitude!));
  const y = Math.log(Math.tan(Math.PI / 4 + (clipped * Math.PI) / 360)) * 6378137;
  return [(longitude! / 180) * HALF_WORLD, Math.max(-HALF_WORLD, Math.min(HALF_WORLD, y))];
};

/** Metres (EPSG:3857) that one pixel of a 512-px tile covers at a zoom. */
export const pixelSize = (zoom: number): number => (2 * HALF_WORLD) / (512 * 2 ** zoom);
