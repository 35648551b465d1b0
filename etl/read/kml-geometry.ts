import type { Geometry, Position } from 'geojson';
import type { Reason } from '../../sql/model/reasons.ts';

/** An element with what stands in it: the little of a KML document that makes one geometry. */
export type Element = { name: string; text: string; children: Element[] };

/** A geometry, or why there is none. */
export type KmlGeometry =
  | { kind: 'geometry'; geometry: Geometry }
  | { kind: 'flaw'; reason: Reason; field: string; detail: string };

const flaw = (reason: Reason, field: string, detail: string): KmlGeometry => ({
  kind: 'flaw',
  reason,
  field,
  detail,
});

/** Elements that are geometry, in KML 2.2 (OGC 07-147r2, 10) and Google's extension of it. */
export const GEOMETRIES = new Set([
  ...['Point', 'LineString', 'LinearRing', 'Polygon', 'MultiGeometry', 'Model'],
  ...['gx:Track', 'gx:MultiTrack'],
]);

const child = (element: Element, name: string): Element | undefined =>
  element.children.find((each) => each.name === name);

/** `lon,lat[,height]` between blanks; blanks around the commas, which are not allowed but written, are let pass. */
const positionsOf = (text: string): Position[] => {
  const plain = text.replace(/\s*,\s*/g, ',').trim();
  if (plain === '') return [];
  return plain.split(/\s+/).map((tuple) => {
    const [x, y] = tuple.split(',');
    return [x === '' ? Number.NaN : Number(x), y === undefined || y === '' ? Number.NaN : Number(y)];
  });
};

const coordinatesOf = (element: Element): Position[] | null => {
  const found = child(element, 'coordinates');
  return found ? positionsOf(found.text) : null;
};

const some = (count: number): string => `it has ${count} position${count === 1 ? '' : 's'}`;

const point = (element: Element): KmlGeometry => {
  const positions = coordinatesOf(element);
  if (!positions || positions.length === 0) return flaw('empty-geometry', element.name, 'no coordinates');
  if (positions.length > 1) return flaw('misplaced-geometry', element.name, some(positions.length));
  return { kind: 'geometry', geometry: { type: 'Point', coordinates: positions[0]! } };
};

const line = (element: Element): KmlGeometry => {
  const positions = coordinatesOf(element);
  if (!positions || positions.length === 0) return flaw('empty-geometry', element.name, 'no coordinates');
  if (positions.length === 1) return flaw('misplaced-geometry', element.name, some(1));
  return { kind: 'geometry', geometry: { type: 'LineString', coordinates: positions } };
};

/** The ring of a boundary; null where it has none. */
const ringOf = (boundary: Element): Position[] | null => {
  const ring = child(boundary, 'LinearRing');
  return ring ? coordinatesOf(ring) : null;
};

const polygon = (element: Element): KmlGeometry => {
  const boundaries = element.children.filter(({ name }) => /^(outer|inner)BoundaryIs$/.test(name));
  const outer = boundaries.filter(({ name }) => name === 'outerBoundaryIs');
  if (child(element, 'coordinates') || child(element, 'LinearRing'))
    return flaw('misplaced-geometry', element.name, 'its ring stands in no boundary');
  if (boundaries.length === 0) return flaw('empty-geometry', element.name, 'no boundary');
  if (outer.length !== 1)
    return flaw('misplaced-geometry', element.name, `it has ${outer.length} outer boundaries`);
  const inner = boundaries.filter((boundary) => boundary !== outer[0]);
  const rings = [outer[0]!, ...inner].map(ringOf);
  if (rings.some((ring) => ring === null || ring.length === 0))
    return flaw('misplaced-geometry', element.name, 'a boundary has no ring');
  if (rings.some((ring) => ring!.length < 3))
    return flaw(
      'misplaced-geometry',
      element.name,
      `a ring: ${some(rings.find((ring) => ring!.length < 3)!.length)}`,
    );
  return { kind: 'geometry', geometry: { type: 'Polygon', coordinates: rings as Position[][] } };
};

/** A track's positions, which have blanks where coordinates have commas. */
const track = (element: Element): KmlGeometry => {
  const coords = element.children.filter(({ name }) => name === 'gx:coord');
  const positions = coords.map(({ text }) => text.trim().split(/\s+/).slice(0, 2).map(Number));
  if (positions.length < 2) return flaw('empty-geometry', element.name, some(positions.length));
  return { kind: 'geometry', geometry: { type: 'LineString', coordinates: positions } };
};

const MULTIPLE: Record<string, string> = {
  Point: 'MultiPoint',
  LineString: 'MultiLineString',
  Polygon: 'MultiPolygon',
};

/** Parts as one geometry: of one kind where they all are, else a collection. */
const together = (parts: readonly Geometry[]): Geometry => {
  if (parts.length === 1) return parts[0]!;
  const type = MULTIPLE[parts[0]!.type];
  if (type === undefined || parts.some((part) => part.type !== parts[0]!.type))
    return { type: 'GeometryCollection', geometries: [...parts] };
  const coordinates = parts.map((part) => ('coordinates' in part ? part.coordinates : []));
  return { type, coordinates } as Geometry;
};

const DEEPEST = 32;

const multiple = (element: Element, depth: number): KmlGeometry => {
  if (child(element, 'coordinates'))
    return flaw('misplaced-geometry', element.name, 'coordinates stand in it directly');
  const parts = element.children.filter(({ name }) => GEOMETRIES.has(name));
  if (parts.length === 0) return flaw('empty-geometry', element.name, 'no geometry');
  if (depth > DEEPEST) return flaw('unreadable-geometry', element.name, 'nested too deep');
  const read = parts.map((part) => geometryOf(part, depth + 1));
  const bad = read.find((part) => part.kind === 'flaw');
  if (bad) return bad;
  return {
    kind: 'geometry',
    geometry: together(read.flatMap((part) => (part.kind === 'geometry' ? [part.geometry] : []))),
  };
};

/** The geometry of a KML element, longitude before latitude; or what is wrong with it. */
export const geometryOf = (element: Element, depth = 0): KmlGeometry => {
  switch (element.name) {
    case 'Point':
      return point(element);
    case 'LineString':
    case 'LinearRing':
      return line(element);
    case 'Polygon':
      return polygon(element);
    case 'MultiGeometry':
    case 'gx:MultiTrack':
      return multiple(element, depth);
    case 'gx:Track':
      return track(element);
    default:
      return flaw('unreadable-geometry', element.name, `${element.name} is no map geometry`);
  }
};
