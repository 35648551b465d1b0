import type { Position } from 'geojson';
import { toMercator } from './mercator.ts';
import type { Shape } from './wkb.ts';

/** Where a polygon's name is put, and how much room it has there: the side of a square as large as the part, metres (EPSG:3857). */
export type LabelPoint = { x: number; y: number; room: number };

/** Heights at which the inside is looked at, as shares of the whole height. */
const HEIGHTS = [4, 3, 5, 2, 6, 1, 7].map((eighth) => eighth / 8);

const signedArea = (ring: readonly Position[]): number => {
  const [x0, y0] = ring[0] as [number, number];
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [[ax, ay], [bx, by]] = [ring[i] as [number, number], ring[i + 1] as [number, number]];
    sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return sum / 2;
};

const areaOf = ([outer = [], ...holes]: readonly Position[][]): number =>
  outer.length === 0
    ? 0
    : Math.abs(signedArea(outer)) - holes.reduce((sum, hole) => sum + Math.abs(signedArea(hole)), 0);

const largestOf = (parts: readonly Position[][][]): Position[][] =>
  parts.reduce((best, part) => (areaOf(part) > areaOf(best) ? part : best));

/** Where a level line crosses the rings, ascending: from outside in, and out again. */
const crossings = (rings: readonly Position[][], y: number): number[] => {
  const found: number[] = [];
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [[ax, ay], [bx, by]] = [ring[i] as [number, number], ring[i + 1] as [number, number]];
      if (ay > y !== by > y) found.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
    }
  }
  return found.sort((a, b) => a - b);
};

/** The widest stretch of a level line that lies inside. */
const widestAt = (rings: readonly Position[][], y: number): { x: number; width: number } => {
  const at = crossings(rings, y);
  let widest = { x: 0, width: 0 };
  for (let i = 0; i + 1 < at.length; i += 2) {
    const width = at[i + 1]! - at[i]!;
    if (width > widest.width) widest = { x: (at[i]! + at[i + 1]!) / 2, width };
  }
  return widest;
};

/**
 * A point inside the largest part of a polygon (degrees), where a line of text has most room: the middle of the widest
 * of seven level stretches, those near the middle first. Null for what is no polygon or has no inside.
 */
export const labelPointOf = (shape: Shape): LabelPoint | null => {
  if (shape.type !== 'Polygon' && shape.type !== 'MultiPolygon') return null;
  const part = shape.type === 'Polygon' ? shape.coordinates : largestOf(shape.coordinates);
  const rings = part.map((ring) => ring.map(toMercator));
  const heights = rings.flat().map(([, y]) => y!);
  let [south, north] = [Infinity, -Infinity];
  for (const y of heights) [south, north] = [Math.min(south, y), Math.max(north, y)];
  let best = { x: 0, y: 0, width: 0 };
  for (const share of HEIGHTS) {
    const y = south + (north - south) * share;
    const { x, width } = widestAt(rings, y);
    const weighed = width * (1 - Math.abs(share - 0.5));
    if (weighed > best.width) best = { x, y, width: weighed };
  }
  return best.width > 0 ? { x: best.x, y: best.y, room: Math.sqrt(areaOf(rings)) } : null;
};
