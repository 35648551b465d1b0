import type { Weights } from '../methods/spatial.ts';

type At = { lon: number; lat: number };

/** Mean radius of the Earth (IUGG): great circles differ from the ellipsoid by half a percent at most. */
const RADIUS = 6_371_008.8;
const RADIANS = Math.PI / 180;

const vectorsOf = (points: readonly At[]): Float64Array => {
  const vectors = new Float64Array(points.length * 3);
  points.forEach(({ lon, lat }, at) => {
    const [x, y] = [lon * RADIANS, lat * RADIANS];
    vectors.set([Math.cos(y) * Math.cos(x), Math.cos(y) * Math.sin(x), Math.sin(y)], at * 3);
  });
  return vectors;
};

/** Square of the straight distance of two points of the unit sphere. */
const chord = (vectors: Float64Array, one: number, other: number): number => {
  const [at, to] = [one * 3, other * 3];
  const x = (vectors[at] as number) - (vectors[to] as number);
  const y = (vectors[at + 1] as number) - (vectors[to + 1] as number);
  const z = (vectors[at + 2] as number) - (vectors[to + 2] as number);
  return x * x + y * y + z * z;
};

const metresOf = (square: number): number => 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(square) / 2));
const squareOf = (metres: number): number =>
  (2 * Math.sin(Math.min(Math.PI / 2, metres / (2 * RADIUS)))) ** 2;

/** Points within so many metres are neighbours; one is none of its own. */
export const neighboursWithin = (points: readonly At[], metres: number): Weights => {
  const vectors = vectorsOf(points);
  const limit = squareOf(metres);
  return points.map((_, from) =>
    points.flatMap((_, to) => (to !== from && chord(vectors, from, to) <= limit ? [{ to, weight: 1 }] : [])),
  );
};

/** The least distance by which every point has a neighbour; 0 for less than two points. */
export const leastDistance = (points: readonly At[]): number => {
  if (points.length < 2) return 0;
  const vectors = vectorsOf(points);
  const nearest = points.map((_, from) =>
    points.reduce(
      (least, _, to) => (to === from ? least : Math.min(least, chord(vectors, from, to))),
      Number.POSITIVE_INFINITY,
    ),
  );
  // A hair more, so that the pair that made it is within it.
  return metresOf(Math.max(...nearest)) * (1 + 1e-9) + 0.001;
};
