import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KIND, readTwkb } from './twkb.ts';

/** A second hand at TWKB, writing, of the specification only: https://github.com/TWKB/Specification */
const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
const zigzag = (value: number): number[] => varint(value < 0 ? -value * 2 - 1 : value * 2);

type Pair = [number, number];
const writer = () => {
  let [x, y] = [0, 0];
  const point = ([px, py]: Pair): number[] => {
    const bytes = [...zigzag(px - x), ...zigzag(py - y)];
    [x, y] = [px, py];
    return bytes;
  };
  const path = (points: Pair[]): number[] => [...varint(points.length), ...points.flatMap(point)];
  const rings = (polygon: Pair[][]): number[] => [...varint(polygon.length), ...polygon.flatMap(path)];
  return { point, path, rings };
};
const geometry = (type: number, body: number[]): Uint8Array => Uint8Array.from([type, 0, ...body]);

const coordinate = fc.integer({ min: -(2 ** 30), max: 2 ** 30 });
const pair = fc.tuple(coordinate, coordinate) as fc.Arbitrary<Pair>;
const path = fc.array(pair, { minLength: 2, maxLength: 9 });
const polygon = fc.array(fc.array(pair, { minLength: 4, maxLength: 9 }), { minLength: 1, maxLength: 4 });

const flat = (points: Pair[]): number[] => points.flat();
const partsOf = (bytes: Uint8Array, want: 'point' | 'line' | 'polygon') => {
  const { parts, rings } = readTwkb(bytes, want);
  return { parts: parts.map((part) => Array.from(part)), rings };
};

describe('TWKB', () => {
  it('is read as PostGIS 3.3 writes it', () => {
    // select ST_AsTWKB('POLYGON((0 0,10 0,10 10,0 10,0 0),(2 2,2 4,4 4,2 2))'::geometry, 0)
    const bytes = Buffer.from('0300020500001400001413000013040404000404000303', 'hex');
    expect(partsOf(bytes, 'polygon')).toEqual({
      parts: [
        [0, 0, 10, 0, 10, 10, 0, 10, 0, 0],
        [2, 2, 2, 4, 4, 4, 2, 2],
      ],
      rings: [2],
    });
  });

  it('gives back points, lines and polygons, single and many', () => {
    fc.assert(
      fc.property(
        pair,
        fc.array(path, { minLength: 1 }),
        fc.array(polygon, { minLength: 1 }),
        (p, lines, polygons) => {
          expect(partsOf(geometry(KIND.point, writer().point(p)), 'point').parts).toEqual([p]);

          const one = writer();
          expect(partsOf(geometry(KIND.line, one.path(lines[0]!)), 'line').parts).toEqual([flat(lines[0]!)]);

          const many = writer();
          const body = [...varint(lines.length), ...lines.flatMap(many.path)];
          expect(partsOf(geometry(KIND.multiLine, body), 'line').parts).toEqual(lines.map(flat));

          const areas = writer();
          const whole = [...varint(polygons.length), ...polygons.flatMap(areas.rings)];
          expect(partsOf(geometry(KIND.multiPolygon, whole), 'polygon')).toEqual({
            parts: polygons.flat().map(flat),
            rings: polygons.map((rings) => rings.length),
          });
        },
      ),
    );
  });

  it('leaves out of a collection what is of another dimension, and begins each member anew', () => {
    const line = geometry(
      KIND.line,
      writer().path([
        [5, 5],
        [6, 6],
      ]),
    );
    const point = geometry(KIND.point, writer().point([7, 8]));
    const collection = geometry(KIND.collection, [3, ...line, ...point, ...line]);
    expect(partsOf(collection, 'line').parts).toEqual([
      [5, 5, 6, 6],
      [5, 5, 6, 6],
    ]);
    expect(partsOf(collection, 'point').parts).toEqual([[7, 8]]);
    expect(partsOf(collection, 'polygon').parts).toEqual([]);
  });

  it('is nothing where it is empty', () => {
    expect(partsOf(Uint8Array.from([KIND.polygon, 0x10]), 'polygon')).toEqual({ parts: [], rings: [] });
  });
});
