import geodesic from 'geographiclib-geodesic';
import type { Position } from 'geojson';
import type { Shape } from './wkb.ts';

/** Signed area of a ring on the WGS 84 ellipsoid, m2, counter-clockwise positive (Karney 2013, doi 10.1007/s00190-012-0578-z). */
const ringArea = (ring: readonly Position[]): number => {
  const polygon = geodesic.Geodesic.WGS84.Polygon(false);
  for (const [longitude, latitude] of ring.slice(0, -1)) polygon.AddPoint(latitude!, longitude!);
  return polygon.Compute(false, true).area ?? 0;
};

const polygonArea = ([outer, ...holes]: readonly Position[][]): number =>
  Math.abs(ringArea(outer ?? [])) - holes.reduce((sum, hole) => sum + Math.abs(ringArea(hole)), 0);

/** Area on the ellipsoid, m2, of a polygon in degrees; zero for points and lines. A self-crossing ring counts its loops with their signs. */
export const areaOf = (shape: Shape): number => {
  if (shape.type === 'Polygon') return polygonArea(shape.coordinates);
  if (shape.type !== 'MultiPolygon') return 0;
  return shape.coordinates.reduce((sum, polygon) => sum + polygonArea(polygon), 0);
};
