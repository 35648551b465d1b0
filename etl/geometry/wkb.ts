import type { Geometry, Position } from 'geojson';

/**
 * Well-known binary, two dimensions, little-endian, with the SRID as PostGIS writes it (EWKB). Own code, because it runs
 * twice for every vertex that is loaded: wkx is unmaintained and reads GeoJSON into objects of its own first.
 */
const TYPES = {
  Point: 1,
  LineString: 2,
  Polygon: 3,
  MultiPoint: 4,
  MultiLineString: 5,
  MultiPolygon: 6,
} as const;
type Kind = keyof typeof TYPES;
const KINDS = new Map<number, Kind>(Object.entries(TYPES).map(([kind, code]) => [code, kind as Kind]));
const SRID_FLAG = 0x20000000;

/** A geometry that a feature may have: no collections. */
export type Shape = Extract<Geometry, { type: Kind }>;
type Nested = Position | Nested[];

/** How deep the positions lie in `coordinates`, by the kind of geometry. */
const DEPTH: Record<Kind, number> = {
  Point: 0,
  LineString: 1,
  MultiPoint: 1,
  Polygon: 2,
  MultiLineString: 2,
  MultiPolygon: 3,
};
const PART: Partial<Record<Kind, Kind>> = {
  MultiPoint: 'Point',
  MultiLineString: 'LineString',
  MultiPolygon: 'Polygon',
};

const bodySize = (kind: Kind, coordinates: Nested): number => {
  const part = PART[kind];
  if (part) return 4 + (coordinates as Nested[]).reduce((sum, each) => sum + 5 + bodySize(part, each), 0);
  if (kind === 'Point') return 16;
  if (kind === 'LineString') return 4 + 16 * coordinates.length;
  return 4 + (coordinates as Nested[]).reduce((sum, ring) => sum + 4 + 16 * ring.length, 0);
};

type Project = (position: Position) => Position;
type Cursor = { at: number };

const putUint = (into: Buffer, value: number, cursor: Cursor): void => {
  cursor.at = into.writeUInt32LE(value, cursor.at);
};

const putPosition = (into: Buffer, position: Position, cursor: Cursor, project: Project): void => {
  const [x, y] = project(position);
  into.writeDoubleLE(x!, cursor.at);
  cursor.at = into.writeDoubleLE(y!, cursor.at + 8);
};

const putLine = (into: Buffer, line: Position[], cursor: Cursor, project: Project): void => {
  putUint(into, line.length, cursor);
  for (const position of line) putPosition(into, position, cursor, project);
};

const putBody = (into: Buffer, kind: Kind, coordinates: Nested, cursor: Cursor, project: Project): void => {
  const part = PART[kind];
  if (kind === 'Point') putPosition(into, coordinates as Position, cursor, project);
  else if (kind === 'LineString') putLine(into, coordinates as Position[], cursor, project);
  else {
    putUint(into, coordinates.length, cursor);
    for (const each of coordinates as Nested[]) {
      if (part) putPart(into, part, each, cursor, project);
      else putLine(into, each as Position[], cursor, project);
    }
  }
};

const putPart = (into: Buffer, part: Kind, coordinates: Nested, cursor: Cursor, project: Project): void => {
  cursor.at = into.writeUInt8(1, cursor.at);
  putUint(into, TYPES[part], cursor);
  putBody(into, part, coordinates, cursor, project);
};

const asIs: Project = (position) => position;

/** EWKB of a geometry; `project` maps each position on the way (to Web Mercator, say). */
export const writeWkb = (shape: Shape, srid: number, project: Project = asIs): Buffer => {
  const buffer = Buffer.allocUnsafe(9 + bodySize(shape.type, shape.coordinates));
  const cursor = { at: buffer.writeUInt8(1, 0) };
  putUint(buffer, (TYPES[shape.type] | SRID_FLAG) >>> 0, cursor);
  putUint(buffer, srid, cursor);
  putBody(buffer, shape.type, shape.coordinates, cursor, project);
  return buffer;
};

const takeUint = (from: Buffer, cursor: Cursor): number => {
  cursor.at += 4;
  return from.readUInt32LE(cursor.at - 4);
};

const takePosition = (from: Buffer, cursor: Cursor): Position => {
  cursor.at += 16;
  return [from.readDoubleLE(cursor.at - 16), from.readDoubleLE(cursor.at - 8)];
};

const takeNested = (from: Buffer, kind: Kind, depth: number, cursor: Cursor): Nested => {
  if (depth === 0) return takePosition(from, cursor);
  const part = PART[kind];
  return Array.from({ length: takeUint(from, cursor) }, () =>
    part ? (take(from, cursor).coordinates as Nested) : takeNested(from, kind, depth - 1, cursor),
  );
};

const take = (from: Buffer, cursor: Cursor): Shape => {
  if (from.readUInt8(cursor.at) !== 1) throw new Error('WKB that is not little-endian');
  cursor.at += 1;
  const code = takeUint(from, cursor);
  if (code & SRID_FLAG) cursor.at += 4;
  const kind = KINDS.get(code & ~SRID_FLAG & 0xffffffff);
  if (!kind) throw new Error(`WKB of an unknown type: ${code}`);
  return { type: kind, coordinates: takeNested(from, kind, DEPTH[kind], cursor) } as Shape;
};

/** The geometry in a little-endian WKB or EWKB, as ST_AsBinary(geom, 'NDR') gives it; throws on other types. */
export const readWkb = (buffer: Buffer): Shape => take(buffer, { at: 0 });
