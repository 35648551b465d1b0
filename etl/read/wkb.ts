import type { Geometry, Position } from 'geojson';

/** Reads forward through WKB; `little` is the byte order of the part in hand. */
type Cursor = { bytes: Buffer; at: number; little: boolean; depth: number };

const KINDS = ['Point', 'LineString', 'Polygon', 'MultiPoint', 'MultiLineString', 'MultiPolygon'] as const;
const COLLECTION = 7;
const DEEPEST = 32;

const Z = 0x80000000;
const M = 0x40000000;
const SRID = 0x20000000;

const uint = (cursor: Cursor): number => {
  cursor.at += 4;
  return cursor.little ? cursor.bytes.readUInt32LE(cursor.at - 4) : cursor.bytes.readUInt32BE(cursor.at - 4);
};

const double = (cursor: Cursor): number => {
  cursor.at += 8;
  return cursor.little ? cursor.bytes.readDoubleLE(cursor.at - 8) : cursor.bytes.readDoubleBE(cursor.at - 8);
};

/** A count that there is room for, so that a wrong one does not fill the memory. */
const count = (cursor: Cursor, size: number): number => {
  const found = uint(cursor);
  if (found * size > cursor.bytes.length - cursor.at) throw new Error('it counts more than it holds');
  return found;
};

/** Kind and ordinates of a part: ISO adds 1000 for height, 2000 for measure; EWKB sets bits, and may give an SRID. */
const head = (cursor: Cursor): { kind: number; ordinates: number } => {
  cursor.little = cursor.bytes.readUInt8(cursor.at) === 1;
  cursor.at += 1;
  const code = uint(cursor);
  if (code & SRID) cursor.at += 4;
  const plain = (code & ~(Z | M | SRID)) >>> 0;
  const iso = Math.floor(plain / 1000);
  const more = iso === 3 ? 2 : iso > 0 ? 1 : (code & Z ? 1 : 0) + (code & M ? 1 : 0);
  return { kind: plain % 1000, ordinates: 2 + more };
};

const position = (cursor: Cursor, ordinates: number): Position => {
  const found = [double(cursor), double(cursor)];
  cursor.at += 8 * (ordinates - 2);
  return found;
};

const line = (cursor: Cursor, ordinates: number): Position[] =>
  Array.from({ length: count(cursor, 8 * ordinates) }, () => position(cursor, ordinates));

const lines = (cursor: Cursor, ordinates: number): Position[][] =>
  Array.from({ length: count(cursor, 4) }, () => line(cursor, ordinates));

const parts = (cursor: Cursor): Geometry[] =>
  Array.from({ length: count(cursor, 5) }, () => geometry(cursor));

const coordinatesOf = (part: Geometry): unknown => ('coordinates' in part ? part.coordinates : []);

const geometry = (cursor: Cursor): Geometry => {
  const { kind, ordinates } = head(cursor);
  cursor.depth += 1;
  if (cursor.depth > DEEPEST) throw new Error('it is nested too deep');
  const found = body(cursor, kind, ordinates);
  cursor.depth -= 1;
  return found;
};

const body = (cursor: Cursor, kind: number, ordinates: number): Geometry => {
  if (kind === COLLECTION) return { type: 'GeometryCollection', geometries: parts(cursor) };
  const type = KINDS[kind - 1];
  switch (type) {
    case 'Point':
      return { type, coordinates: position(cursor, ordinates) };
    case 'LineString':
      return { type, coordinates: line(cursor, ordinates) };
    case 'Polygon':
      return { type, coordinates: lines(cursor, ordinates) };
    case undefined:
      throw new Error(`its type is ${kind}, a curve or surface`);
    default:
      return { type, coordinates: parts(cursor).map(coordinatesOf) } as Geometry;
  }
};

/** An empty point has no other form than two numbers that are none. */
const isEmptyPoint = (found: Geometry): boolean =>
  found.type === 'Point' && found.coordinates.every((ordinate) => Number.isNaN(ordinate));

/**
 * The geometry in WKB as files have it: OGC, ISO or EWKB, in both byte orders, height and measure dropped; null for an empty
 * point. Throws for curves and for what breaks off. (`etl/geometry/wkb.ts` is for what we write ourselves.)
 */
export const geometryOfWkb = (bytes: Buffer): Geometry | null => {
  const found = geometry({ bytes, at: 0, little: true, depth: 0 });
  return isEmptyPoint(found) ? null : found;
};

const ENVELOPES = [0, 32, 48, 48, 64];

/**
 * The geometry in a GeoPackage's binary (OGC 12-128r19, 2.1.3): a head with an optional envelope, then WKB. Null where it is
 * empty. Throws for what is none.
 */
export const geometryOfGpkg = (bytes: Buffer): Geometry | null => {
  if (bytes.toString('latin1', 0, 2) !== 'GP') throw new Error('it is no geometry of a GeoPackage');
  const flags = bytes.readUInt8(3);
  const envelope = ENVELOPES[(flags >> 1) & 7];
  if (envelope === undefined || flags & 0x20) throw new Error('it is of an extended kind');
  return flags & 0x10 ? null : geometryOfWkb(bytes.subarray(8 + envelope));
};
