import type { Geometry, Position } from 'geojson';

type Ring = Position[];
type Box = readonly [number, number, number, number];
type Outer = { rings: Ring[]; box: Box; area: number };

/** Twice the signed area; negative for a ring that runs clockwise. */
const areaOf = (ring: Ring): number => {
  let sum = 0;
  for (let i = 1; i < ring.length; i += 1)
    sum += ring[i - 1]![0]! * ring[i]![1]! - ring[i]![0]! * ring[i - 1]![1]!;
  return sum;
};

const boxOf = (ring: Ring): Box => {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of ring) {
    [west, east] = [Math.min(west, x!), Math.max(east, x!)];
    [south, north] = [Math.min(south, y!), Math.max(north, y!)];
  }
  return [west, south, east, north];
};

const boxHolds = (outer: Box, inner: Box): boolean =>
  outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];

/** 1 inside, -1 outside, 0 on the ring's line. */
const side = (ring: Ring, [x, y]: Position): -1 | 0 | 1 => {
  let inside = false;
  for (let i = 1; i < ring.length; i += 1) {
    const [ax, ay] = ring[i - 1] as [number, number];
    const [bx, by] = ring[i] as [number, number];
    const turn = (bx - ax) * (y! - ay) - (by - ay) * (x! - ax);
    const within =
      Math.min(ax, bx) <= x! && x! <= Math.max(ax, bx) && Math.min(ay, by) <= y! && y! <= Math.max(ay, by);
    if (turn === 0 && within) return 0;
    if (ay > y! !== by > y! && turn > 0 === by > ay) inside = !inside;
  }
  return inside ? 1 : -1;
};

/** A hole may touch its outer ring: the first vertex that is not on it decides. */
const ringHolds = (outer: Ring, inner: Ring): boolean => {
  for (const position of inner) {
    const found = side(outer, position);
    if (found !== 0) return found > 0;
  }
  return true;
};

const closed = (ring: Ring): Ring => {
  const [first, last] = [ring[0], ring.at(-1)];
  return first && last && (first[0] !== last[0] || first[1] !== last[1]) ? [...ring, first] : ring;
};

/**
 * The polygon of a Shapefile's rings, in whatever order: outer rings run clockwise, holes the other way (ESRI Shapefile
 * Technical Description, 1998), and a hole belongs to the smallest outer ring around it; one without is a polygon itself.
 * Where the largest ring runs the wrong way, all do: some programs write them so. Null without rings.
 */
export const polygonOf = (given: readonly Ring[]): Geometry | null => {
  const rings = given.filter((ring) => ring.length > 0).map(closed);
  const areas = new Map(rings.map((ring) => [ring, areaOf(ring)]));
  const sizeOf = (ring: Ring): number => Math.abs(areas.get(ring)!);
  const largest = rings.reduce((best, ring) => (sizeOf(ring) > sizeOf(best) ? ring : best), rings[0] ?? []);
  const outward = Math.sign(areas.get(largest) ?? -1) || -1;
  const isOuter = (ring: Ring): boolean => Math.sign(areas.get(ring)!) === outward;
  const outerOf = (ring: Ring): Outer => ({ rings: [ring], box: boxOf(ring), area: sizeOf(ring) });
  const outers = rings.filter(isOuter).map(outerOf);
  const bySize = [...outers].sort((a, b) => a.area - b.area);
  for (const hole of rings.filter((ring) => !isOuter(ring))) {
    const box = boxOf(hole);
    const owner = bySize.find((outer) => boxHolds(outer.box, box) && ringHolds(outer.rings[0]!, hole));
    if (owner) owner.rings.push(hole);
    else outers.push(outerOf(hole));
  }
  if (outers.length <= 1) return outers[0] ? { type: 'Polygon', coordinates: outers[0].rings } : null;
  return { type: 'MultiPolygon', coordinates: outers.map((outer) => outer.rings) };
};
