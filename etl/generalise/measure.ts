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

/** West, south, east, north in the units of the coordinates. */
export type Box = readonly [number, number, number, number];

type Nested = Position | Nested[];

/** Calls for every position of nested coordinates. */
export const eachPosition = (part: Nested, visit: (x: number, y: number) => void): void => {
  if (typeof part[0] === 'number') visit(part[0], part[1] as number);
  else for (let i = 0; i < part.length; i++) eachPosition(part[i] as Nested, visit);
};

/** The box around positions, however nested. */
export const boxOfPositions = (coordinates: Nested): Box => {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  eachPosition(coordinates, (x, y) => {
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
  });
  return [west, south, east, north];
};

/** The box around a shape. */
export const boxAround = (shape: Shape): Box => boxOfPositions(shape.coordinates);

/** Longer side of the box around a line. */
export const reachOf = (line: Position[]): number => {
  const [west, south, east, north] = boxOfPositions(line);
  return Math.max(east - west, north - south);
};
