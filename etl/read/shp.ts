import type { Geometry, Position } from 'geojson';
import { type Attempt, attempt } from './attempt.ts';
import type { Bytes } from './bytes.ts';
import { polygonOf } from './rings.ts';

/** The head of a .shp file: what it holds, by the ESRI Shapefile Technical Description (1998). */
export type ShpHead = { bounds: readonly number[] };

const HEAD = 100;
const MAGIC = 9994;

/** The head of a .shp file; null where it is none. */
export const readShpHead = async (bytes: Bytes): Promise<ShpHead | null> => {
  const head = await bytes.read(0, HEAD);
  if (head.length < HEAD || head.readInt32BE(0) !== MAGIC) return null;
  return { bounds: [36, 44, 52, 60].map((at) => head.readDoubleLE(at)) };
};

const positionsAt = (body: Buffer, at: number, count: number): Position[] =>
  Array.from({ length: count }, (_, index) => [
    body.readDoubleLE(at + 16 * index),
    body.readDoubleLE(at + 16 * index + 8),
  ]);

/** A count that is not more than what the record has room for, so that a wrong one does not fill the memory. */
const countAt = (body: Buffer, at: number, size: number): number => {
  const count = body.readInt32LE(at);
  if (count < 0 || count * size > body.length) throw new Error('it counts more than it holds');
  return count;
};

const partsAt = (body: Buffer): Position[][] => {
  const parts = countAt(body, 36, 4);
  const positions = countAt(body, 40, 16);
  const starts = Array.from({ length: parts }, (_, index) => body.readInt32LE(44 + 4 * index));
  const all = positionsAt(body, 44 + 4 * parts, positions);
  if (starts.some((start, index) => start < 0 || start > positions || start < (starts[index - 1] ?? 0)))
    throw new Error('its parts are out of order');
  return starts.map((start, index) => all.slice(start, starts[index + 1] ?? positions));
};

const lineOf = (parts: Position[][]): Geometry | null => {
  const lines = parts.filter((part) => part.length > 0);
  if (lines.length <= 1) return lines[0] ? { type: 'LineString', coordinates: lines[0] } : null;
  return { type: 'MultiLineString', coordinates: lines };
};

/** Types come in threes: plain, with height (10 more), with measure (20 more); the plain part stands first in each. */
const geometryOf = (body: Buffer): Geometry | null => {
  const type = body.readInt32LE(0);
  switch (type < 30 ? type % 10 : type) {
    case 0:
      return null;
    case 1:
      return { type: 'Point', coordinates: positionsAt(body, 4, 1)[0]! };
    case 3:
      return lineOf(partsAt(body));
    case 5:
      return polygonOf(partsAt(body));
    case 8:
      return { type: 'MultiPoint', coordinates: positionsAt(body, 40, countAt(body, 36, 16)) };
    default:
      throw new Error(type === 31 ? 'it is a MultiPatch' : `its type is ${type}`);
  }
};

/** The shapes of a .shp file in their order; a failure where one is broken. It ends where the file does, or breaks off. */
export const shapesOf = async function* (bytes: Bytes): AsyncGenerator<Attempt<Geometry | null>> {
  for (let at = HEAD; at < bytes.size; ) {
    const head = await bytes.read(at, 8);
    const length = head.length < 8 ? -1 : 2 * head.readInt32BE(4);
    if (length < 4 || at + 8 + length > bytes.size) {
      yield { kind: 'failed', message: 'the file breaks off' };
      return;
    }
    const body = await bytes.read(at + 8, length);
    yield attempt(() => geometryOf(body));
    at += 8 + length;
  }
};
