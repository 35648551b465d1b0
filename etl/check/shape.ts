import type { Geometry, Position } from 'geojson';
import { type Finding, finding } from '../../sql/model/check-row.ts';
import type { LayerDeclaration } from '../../sql/model/layer.ts';
import type { Shape } from '../geometry/wkb.ts';

/** West, south, east, north in degrees. */
export type Box = readonly [number, number, number, number];

/** A geometry of the layer's kind with finite coordinates inside the bounds; or the finding that keeps the row out. */
export type ShapeCheck =
  | { kind: 'shape'; shape: Shape; findings: Finding[] }
  | { kind: 'refused'; finding: Finding };

const refused = (
  ...given: Parameters<typeof finding> extends [unknown, ...infer Rest] ? Rest : never
): ShapeCheck => ({
  kind: 'refused',
  finding: finding('reject', ...given),
});

type LayerKind = LayerDeclaration['geometry'];
type Part = Position | Position[] | Position[][];
const KINDS: Record<LayerKind, { single: Shape['type']; multi: Shape['type'] }> = {
  point: { single: 'Point', multi: 'MultiPoint' },
  line: { single: 'LineString', multi: 'MultiLineString' },
  polygon: { single: 'Polygon', multi: 'MultiPolygon' },
};

/** The single parts of a geometry of a kind, collections opened; null where a part is of another kind. */
const partsOf = (geometry: Geometry, kind: LayerKind): Part[] | null => {
  if (geometry.type === 'GeometryCollection') {
    const parts = geometry.geometries.map((each) => partsOf(each, kind));
    return parts.every((each) => each !== null) ? parts.flat() : null;
  }
  if (geometry.type === KINDS[kind].single) return [geometry.coordinates as Part];
  return geometry.type === KINDS[kind].multi ? (geometry.coordinates as Part[]) : null;
};

/** A list without lists in it is a position; an empty one holds none. */
const isPosition = (part: Part): part is Position => part.length > 0 && !Array.isArray(part[0]);

/** Height and measure dropped, as the whole stack is in two dimensions. */
const flat = (part: Part): Part =>
  isPosition(part) ? part.slice(0, 2) : ((part as Part[]).map(flat) as Part);

const positionsOf = function* (part: Part): Generator<Position> {
  if (isPosition(part)) yield part;
  else for (const each of part as Part[]) yield* positionsOf(each);
};

const same = (a: Position | undefined, b: Position | undefined): boolean =>
  a?.[0] === b?.[0] && a?.[1] === b?.[1];

const isWorldly = ([x, y]: Position): boolean =>
  typeof x === 'number' && typeof y === 'number' && Math.abs(x) <= 180 && Math.abs(y) <= 90;

const inside = ([x, y]: Position, box: Box): boolean =>
  x! >= box[0] && x! <= box[2] && y! >= box[1] && y! <= box[3];

const badPosition = (part: Part, bounds: Box): ShapeCheck | null => {
  for (const position of positionsOf(part)) {
    if (!isWorldly(position)) return refused('bad-coordinate', { value: position });
    if (!inside(position, bounds))
      return refused('outside-extent', { value: position, detail: bounds.join(', ') });
  }
  return null;
};

const MIN_POSITIONS: Record<LayerKind, number> = { point: 0, line: 2, polygon: 4 };

const closed = (ring: Position[]): Position[] => (same(ring[0], ring.at(-1)) ? ring : [...ring, ring[0]!]);

const linesOf = (part: Part, kind: LayerKind): Position[][] =>
  kind === 'point' ? [] : kind === 'line' ? [part as Position[]] : (part as Position[][]);

/** A polygon with closed rings; a line with two different points; a point with coordinates. */
const isWhole = (part: Part, kind: LayerKind): boolean => {
  if (kind === 'point') return part.length >= 2;
  const lines = linesOf(part, kind);
  return (
    lines.length > 0 &&
    lines.every((line) => line.length >= MIN_POSITIONS[kind] && line.some((each) => !same(each, line[0])))
  );
};

const assemble = (parts: Part[], kind: LayerKind): Shape =>
  (parts.length === 1
    ? { type: KINDS[kind].single, coordinates: parts[0] }
    : { type: KINDS[kind].multi, coordinates: parts }) as Shape;

const closeRings = (parts: Part[], kind: LayerKind): { parts: Part[]; findings: Finding[] } => {
  if (kind !== 'polygon') return { parts, findings: [] };
  const done = parts.map((part) => (part as Position[][]).map((ring) => (ring.length ? closed(ring) : ring)));
  const opened = done.some((part, i) => part.some((ring, j) => ring !== (parts[i] as Position[][])[j]));
  return { parts: done, findings: opened ? [finding('repair', 'ring-closed')] : [] };
};

const absent = (kind: LayerKind): ShapeCheck =>
  refused(kind === 'point' ? 'missing-coordinates' : 'missing-geometry');

/**
 * Holds a row's geometry (degrees) against the layer's kind and the bounds, vertex by vertex; validity by the OGC's
 * rules is another matter (`valid.ts`). Drops height, opens collections of one kind, closes open rings.
 */
export const checkShape = (geometry: Geometry | null, kind: LayerKind, bounds: Box): ShapeCheck => {
  if (!geometry) return absent(kind);
  const found = partsOf(geometry, kind);
  if (!found) return refused('wrong-geometry-kind', { value: geometry.type, detail: kind });
  const given = found.filter((part) => part.length > 0).map(flat);
  if (given.length === 0)
    return found.length === 0 && kind !== 'point' ? refused('empty-geometry') : absent(kind);
  for (const part of given) {
    const bad = badPosition(part, bounds);
    if (bad) return bad;
  }
  const { parts, findings } = closeRings(given, kind);
  if (kind === 'point' && parts.length > 1)
    return refused('wrong-geometry-kind', { value: geometry.type, detail: kind });
  if (!parts.every((part) => isWhole(part, kind))) return refused('empty-geometry');
  return { kind: 'shape', shape: assemble(parts, kind), findings };
};
