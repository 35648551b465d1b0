/** The narrowest map that a link is opened on, CSS px; MapLibre draws the world 512 px wide at zoom 0. */
const [MAP, WORLD] = [390, 512];

/**
 * `at` of a link to the map (latitude, longitude, zoom) that has the whole of a box in view: west, south, east, north in
 * degrees of WGS 84.
 */
export const viewOf = ([west, south, east, north]: readonly [number, number, number, number]): string => {
  const lat = (south + north) / 2;
  const span = Math.max(east - west, (north - south) / Math.cos((lat * Math.PI) / 180), 0.01);
  const zoom = Math.log2((360 * MAP) / (WORLD * span)) - 0.5;
  return [lat.toFixed(4), ((west + east) / 2).toFixed(4), Math.max(0, zoom).toFixed(1)].join(',');
};
