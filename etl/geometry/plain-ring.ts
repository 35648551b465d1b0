import type { Position } from 'geojson';
import type { Shape } from './wkb.ts';

/** Pairs of edges grow with the square: longer rings are quicker to judge by GEOS's sweep. */
const MOST_POSITIONS = 80;
/** Rounding in a cross product of doubles is smaller than this share of its terms (2^-52 a step, three steps). */
const ROUNDING = 1e-15;

/** Which side of the line from a to b a point lies on: 1, -1, or 0 where rounding could be at fault. */
const side = (a: Position, b: Position, p: Position): number => {
  const left = (b[0]! - a[0]!) * (p[1]! - a[1]!);
  const right = (b[1]! - a[1]!) * (p[0]! - a[0]!);
  const margin = ROUNDING * (Math.abs(left) + Math.abs(right)) + Number.MIN_VALUE;
  if (left - right > margin) return 1;
  return right - left > margin ? -1 : 0;
};

const apartAlong = (axis: 0 | 1, a: Position, b: Position, c: Position, d: Position): boolean =>
  Math.max(a[axis]!, b[axis]!) < Math.min(c[axis]!, d[axis]!) ||
  Math.max(c[axis]!, d[axis]!) < Math.min(a[axis]!, b[axis]!);

const onOneSide = (a: Position, b: Position, c: Position, d: Position): boolean =>
  side(a, b, c) * side(a, b, d) === 1;

const areApart = (a: Position, b: Position, c: Position, d: Position): boolean =>
  apartAlong(0, a, b, c, d) || apartAlong(1, a, b, c, d) || onOneSide(a, b, c, d) || onOneSide(c, d, a, b);

/** Every two edges are apart, or are neighbours that bend. */
const hasNoTouch = (ring: readonly Position[]): boolean => {
  const edges = ring.length - 1;
  for (let i = 0; i < edges; i++) {
    const [a, b] = [ring[i]!, ring[i + 1]!];
    const next = ring[i + 1 === edges ? 1 : i + 2]!;
    if (side(a, b, next) === 0) return false;
    const last = i === 0 ? edges - 1 : edges;
    for (let j = i + 2; j < last; j++) if (!areApart(a, b, ring[j]!, ring[j + 1]!)) return false;
  }
  return true;
};

const isClosed = (ring: readonly Position[]): boolean =>
  ring[0]![0] === ring.at(-1)![0] && ring[0]![1] === ring.at(-1)![1];

/**
 * True for a polygon that is valid beyond doubt: one short closed ring whose edges touch only where each ends and the next begins,
 * with a bend. Whatever is less plain is for GEOS to judge, which takes ten times as long to be told of it.
 */
export const isPlainPolygon = (shape: Shape): boolean => {
  if (shape.type !== 'Polygon' || shape.coordinates.length !== 1) return false;
  const ring = shape.coordinates[0]!;
  return ring.length >= 4 && ring.length <= MOST_POSITIONS && isClosed(ring) && hasNoTouch(ring);
};
