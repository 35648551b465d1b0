/** Kinds of geometry as TWKB counts them. */
export const KIND = {
  point: 1,
  line: 2,
  polygon: 3,
  multiPoint: 4,
  multiLine: 5,
  multiPolygon: 6,
  collection: 7,
} as const;

/** Parts of a geometry of one dimension: each a flat array x, y, x, y; polygons' rings in order, outer first. */
export type Shape = { kind: 'point' | 'line' | 'polygon'; parts: Int32Array[]; rings: number[] };

/**
 * Reads Tiny WKB of precision 0 (https://github.com/TWKB/Specification): whole tile coordinates, as deltas in zigzag
 * varints. Only what PostGIS writes for us: no sizes, boxes or ids. Members of a collection of another dimension than
 * `want` are left out: clipping a polygon may leave a line where it touches the box. `rings` holds the number of rings
 * of each polygon.
 */
export const readTwkb = (bytes: Uint8Array, want: Shape['kind']): Shape => {
  const reader = new Reader(bytes);
  const shape: Shape = { kind: want, parts: [], rings: [] };
  readGeometry(reader, shape);
  return shape;
};

class Reader {
  readonly bytes: Uint8Array;
  at = 0;
  x = 0;
  y = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  byte(): number {
    return this.bytes[this.at++] ?? 0;
  }

  varint(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 128;
    }
  }

  delta(): number {
    const value = this.varint();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }

  points(count: number): Int32Array {
    const flat = new Int32Array(count * 2);
    for (let index = 0; index < flat.length; index += 2) {
      this.x += this.delta();
      this.y += this.delta();
      flat[index] = this.x;
      flat[index + 1] = this.y;
    }
    return flat;
  }
}

const keep = (shape: Shape, kind: Shape['kind'], parts: Int32Array[]): void => {
  if (kind !== shape.kind) return;
  for (const part of parts) shape.parts.push(part);
  if (kind === 'polygon') shape.rings.push(parts.length);
};

const readRings = (reader: Reader): Int32Array[] => {
  const rings: Int32Array[] = [];
  for (let count = reader.varint(); count > 0; count--) rings.push(reader.points(reader.varint()));
  return rings;
};

const readMany = (reader: Reader, type: number, shape: Shape): void => {
  for (let count = reader.varint(); count > 0; count--) {
    if (type === KIND.multiPoint) keep(shape, 'point', [reader.points(1)]);
    else if (type === KIND.multiLine) keep(shape, 'line', [reader.points(reader.varint())]);
    else if (type === KIND.multiPolygon) keep(shape, 'polygon', readRings(reader));
    else readGeometry(reader, shape);
  }
};

const readGeometry = (reader: Reader, shape: Shape): void => {
  const type = reader.byte() & 0x0f;
  const isEmpty = (reader.byte() & 0x10) !== 0;
  if (isEmpty) return;
  // Each geometry of its own begins its deltas anew; the parts of a multi-geometry go on.
  reader.x = 0;
  reader.y = 0;
  if (type === KIND.point) keep(shape, 'point', [reader.points(1)]);
  else if (type === KIND.line) keep(shape, 'line', [reader.points(reader.varint())]);
  else if (type === KIND.polygon) keep(shape, 'polygon', readRings(reader));
  else readMany(reader, type, shape);
};
