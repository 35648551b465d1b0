import type { Position } from 'geojson';
import type { Shape } from './wkb.ts';

// WGS 84: half the major axis in metres, and the first eccentricity.
const A = 6378137;
const F = 1 / 298.257223563;
const E = Math.sqrt(F * (2 - F));

/**
 * Area between the equator and a parallel, for a radian of longitude, in units of A^2 / 2: q of Snyder, Map Projections - A Working
 * Manual (USGS Professional Paper 1395, 1987), equation 3-12.
 */
const q = (latitude: number): number => {
  const sine = Math.sin(latitude);
  const es = E * sine;
  return (1 - E * E) * (sine / (1 - es * es) - Math.log((1 - es) / (1 + es)) / (2 * E));
};

const RADIANS = Math.PI / 180;

/** The mean of q along an edge that is straight in degrees, by Simpson's rule: exact to 1e-10 for edges of a degree. */
const meanQ = (from: number, to: number): number => (q(from) + 4 * q((from + to) / 2) + q(to)) / 6;

/** Signed area of a ring, m2, counter-clockwise positive; a ring that crosses itself counts its loops with their signs. */
const ringArea = (ring: readonly Position[]): number => {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [[x1, y1], [x2, y2]] = [ring[i]!, ring[i + 1]!];
    sum -= (x2! - x1!) * RADIANS * meanQ(y1! * RADIANS, y2! * RADIANS);
  }
  return (sum * A * A) / 2;
};

const polygonArea = ([outer, ...holes]: readonly Position[][]): number =>
  Math.abs(ringArea(outer ?? [])) - holes.reduce((sum, hole) => sum + Math.abs(ringArea(hole)), 0);

/**
 * Area on the WGS 84 ellipsoid, m2, of a polygon in degrees; zero for points and lines. Its edges are straight in longitude and
 * latitude, as GeoJSON has it (RFC 7946, 3.1.1), so that a point put on an edge changes nothing; a geodesic area would change.
 */
export const areaOf = (shape: Shape): number => {
  if (shape.type === 'Polygon') return polygonArea(shape.coordinates);
  if (shape.type !== 'MultiPolygon') return 0;
  return shape.coordinates.reduce((sum, polygon) => sum + polygonArea(polygon), 0);
};
