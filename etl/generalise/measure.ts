import type { Position } from 'geojson';
import type { Shape } from '../geometry/wkb.ts';

/** Twice the signed area of a ring in the plane. */
const shoelace = (ring: readonly Position[]): number => {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    // Relative to the first point: squares of far-off coordinates would eat the digits.
    const ax = ring[i]![0]! - ring[0]![0]!;
    const ay = ring[i]![1]! - ring[0]![1]!;
    sum += ax * (ring[i + 1]![1]! - ring[0]![1]!) - (ring[i + 1]![0]! - ring[0]![0]!) * ay;
  }
  return sum;
};

/** Area of a ring in the plane of its coordinates. */
export const ringArea = (ring: readonly Position[]): number => Math.abs(shoelace(ring)) / 2;

/** Area of a polygon's part, its holes taken off. */
export const partArea = ([outer, ...holes]: readonly Position[][]): number =>
  ringArea(outer ?? []) - holes.reduce((sum, hole) => sum + ringArea(hole), 0);

/** Longer side of the box around a line. */
export const reachOf = (line: readonly Position[]): number => {
  const xs = line.map(([x]) => x!);
  const ys = line.map(([, y]) => y!);
  const span = (values: number[]) =>
    values.reduce((a, b) => Math.max(a, b), -Infinity) - values.reduce((a, b) => Math.min(a, b), Infinity);
  return Math.max(span(xs), span(ys));
};

/** Vertices of a shape. */
export const verticesOf = (shape: Shape): number => {
  const count = (part: unknown[], depth: number): number =>
    depth === 0 ? 1 : part.reduce<number>((sum, each) => sum + count(each as unknown[], depth - 1), 0);
  const depth = { Point: 0, LineString: 1, MultiPoint: 1, Polygon: 2, MultiLineString: 2, MultiPolygon: 3 }[
    shape.type
  ];
  return count(shape.coordinates, depth);
};
