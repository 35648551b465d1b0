import type { DrawnPolygon } from '../../sql/model/warning.ts';
import { areaOf, type Corner, formatCorners, MOST_CORNERS } from '../analysis/drawn.ts';

/** The polygon within corners; null before there are three. */
export const polygonOf = (corners: string): DrawnPolygon | null => {
  const area = areaOf(corners);
  return area && { type: 'Polygon', coordinates: area.polygon };
};

/** The corners of a polygon as an address has them; null of one that was not drawn by hand here: with holes, or of very many. */
export const cornersOf = ({ coordinates }: DrawnPolygon): string | null => {
  const [ring = [], hole] = coordinates;
  if (hole !== undefined || ring.length - 1 > MOST_CORNERS) return null;
  return formatCorners(ring.slice(0, -1) as readonly Corner[]);
};

/** How many corners a polygon has. */
export const cornerCount = ({ coordinates }: DrawnPolygon): number =>
  coordinates.reduce((sum, ring) => sum + ring.length - 1, 0);
