import type { LineString, Point, Polygon, Position } from 'geojson';

/** A stream of numbers in [0, 1). */
export type Random = () => number;

/** Kilometres in a degree of latitude, and of longitude at a latitude (sphere of 6,371 km: fit for samples only). */
const KM = 111.195;
const kmEast = (latitude: number): number => KM * Math.cos((latitude * Math.PI) / 180);

/** The position so many kilometres east and north of another. */
export const shifted = ([x = 0, y = 0]: Position, east: number, north: number): Position => [
  x + east / kmEast(y),
  y + north / KM,
];

/** Kilometres from one position to another, east and north. */
const offset = (from: Position, to: Position): [number, number] => [
  (to[0]! - from[0]!) * kmEast(from[1]!),
  (to[1]! - from[1]!) * KM,
];

/** Five decimals, about a metre: what a sample pretends to know. */
const trimmed = ([x = 0, y = 0]: Position): Position => [Number(x.toFixed(5)), Number(y.toFixed(5))];

/** A number between two bounds, evenly. */
export const between = (random: Random, low: number, high: number): number => low + (high - low) * random();

/** A whole number between two bounds, both included. */
export const wholeBetween = (random: Random, low: number, high: number): number =>
  Math.floor(between(random, low, high + 1));

/** One of the values, evenly; throws where there is none. */
export const oneOf = <T>(random: Random, values: readonly T[]): T => {
  const found = values[Math.floor(random() * values.length)];
  if (found === undefined) throw new Error('a sample was to be drawn from an empty list');
  return found;
};

/** A point within some kilometres of a position. */
export const pointNear = (random: Random, centre: Position, km: number): Point => {
  const angle = between(random, 0, 2 * Math.PI);
  const far = km * Math.sqrt(random());
  return {
    type: 'Point',
    coordinates: trimmed(shifted(centre, far * Math.cos(angle), far * Math.sin(angle))),
  };
};

/** A point as it stands. */
export const pointAt = (position: Position): Point => ({ type: 'Point', coordinates: trimmed(position) });

type Wave = (angle: number) => number;

/** A smooth closed curve of values around 0: a few sines with random phases, each finer and weaker than the last. */
const waveOf = (random: Random, roughness: number): Wave => {
  const phases = [2, 3, 5, 8, 13].map((frequency) => ({
    frequency,
    phase: between(random, 0, 2 * Math.PI),
    height: (1.6 * roughness * between(random, 0.6, 1.2)) / frequency ** 1.15,
  }));
  return (angle) =>
    phases.reduce(
      (sum, { frequency, phase, height }) => sum + height * Math.sin(frequency * angle + phase),
      0,
    );
};

/** How a patch lies: its radius, how much longer than wide, which way it points (degrees from east), how uneven its edge. */
export type Patch = { km: number; stretch?: number; turn?: number; roughness?: number; corners?: number };

/**
 * An uneven patch around a position: seen from there every direction meets the edge once, so it never crosses itself.
 */
export const patch = (random: Random, centre: Position, shape: Patch): Polygon => {
  const { km, stretch = 1, turn = 0, roughness = 0.28, corners = 64 } = shape;
  const wave = waveOf(random, roughness);
  const angle = (turn * Math.PI) / 180;
  const ring = Array.from({ length: corners }, (_, index): Position => {
    const direction = (2 * Math.PI * index) / corners;
    const radius = km * Math.max(0.25, 1 + wave(direction));
    const along = radius * Math.sqrt(stretch) * Math.cos(direction);
    const across = (radius / Math.sqrt(stretch)) * Math.sin(direction);
    const east = along * Math.cos(angle) - across * Math.sin(angle);
    const north = along * Math.sin(angle) + across * Math.cos(angle);
    return trimmed(shifted(centre, east, north));
  });
  return { type: 'Polygon', coordinates: [[...ring, ring[0]!]] };
};

/** Kilometres from the start of a line to each of its vertices. */
const lengthOf = (line: readonly Position[]): number[] => {
  let sum = 0;
  return line.map((position, index) => {
    if (index > 0) sum += Math.hypot(...offset(line[index - 1]!, position));
    return sum;
  });
};

/** Positions along a line, one every `km` kilometres and one at its end. */
export const paced = (line: readonly Position[], km: number): Position[] => {
  const at = lengthOf(line);
  const total = at.at(-1) ?? 0;
  const steps = Math.max(1, Math.round(total / km));
  return Array.from({ length: steps + 1 }, (_, step) => {
    const wanted = (total * step) / steps;
    const next = Math.max(
      1,
      at.findIndex((length) => length >= wanted - 1e-9),
    );
    const [from, to] = [line[next - 1]!, line[next]!];
    const share = (wanted - at[next - 1]!) / (at[next]! - at[next - 1]! || 1);
    return [from[0]! + share * (to[0]! - from[0]!), from[1]! + share * (to[1]! - from[1]!)];
  });
};

/** The line made gentle, twice: every corner is cut at a quarter of its sides (Chaikin 1974); the ends stay. */
export const smooth = (line: readonly Position[]): Position[] => {
  const once = (given: readonly Position[]): Position[] => [
    given[0]!,
    ...given.slice(1).flatMap((to, index): Position[] => {
      const from = given[index]!;
      const mix = (share: number): Position => [
        from[0]! + share * (to[0]! - from[0]!),
        from[1]! + share * (to[1]! - from[1]!),
      ];
      return [mix(0.25), mix(0.75)];
    }),
    given.at(-1)!,
  ];
  return once(once(line));
};

/** A line through positions, gentle and with rounded coordinates. */
export const lineThrough = (line: readonly Position[]): LineString => ({
  type: 'LineString',
  coordinates: smooth(line).map(trimmed),
});

/** The unit vector (east, north) square to the line at an index, to its left. */
const leftAt = (line: readonly Position[], index: number): [number, number] => {
  const [east, north] = offset(line[Math.max(0, index - 1)]!, line[Math.min(line.length - 1, index + 1)]!);
  const length = Math.hypot(east, north) || 1;
  return [-north / length, east / length];
};

/** How far a band reaches to the left and right of its line, in kilometres, and how uneven its edges are. */
export type Band = { left: number; right: number; roughness?: number };

/**
 * A band along a line, such as a wooded ridge or a strip of coast, thinning towards its ends. Keep the reach below the
 * radius of the line's bends, or the edges cross.
 */
export const band = (
  random: Random,
  line: readonly Position[],
  { left, right, roughness = 0.35 }: Band,
): Polygon => {
  const gentle = paced(smooth(line), Math.max(0.4, (left + right) / 4));
  const [upper, lower] = [waveOf(random, roughness), waveOf(random, roughness)];
  const side = (reach: number, wave: Wave, sign: number): Position[] =>
    gentle.map((position, index) => {
      const share = index / (gentle.length - 1);
      const end = Math.min(1, 0.15 + Math.sqrt(Math.sin(Math.PI * share)));
      const [east, north] = leftAt(gentle, index);
      const far = sign * reach * end * Math.max(0.3, 1 + wave(2 * Math.PI * share));
      return trimmed(shifted(position, east * far, north * far));
    });
  const ring = [...side(left, upper, 1), ...side(right, lower, -1).reverse()];
  return { type: 'Polygon', coordinates: [[...ring, ring[0]!]] };
};
