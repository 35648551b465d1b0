import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HALF_WORLD, MAX_LATITUDE, pixelSize, toMercator } from './mercator.ts';
import { readWkb, type Shape, writeWkb } from './wkb.ts';

const position = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
);
const list = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(of, { maxLength: 6 });
const shape: fc.Arbitrary<Shape> = fc.oneof(
  fc.record({ type: fc.constant('Point' as const), coordinates: position }),
  fc.record({ type: fc.constant('LineString' as const), coordinates: list(position) }),
  fc.record({ type: fc.constant('MultiPoint' as const), coordinates: list(position) }),
  fc.record({ type: fc.constant('Polygon' as const), coordinates: list(list(position)) }),
  fc.record({ type: fc.constant('MultiLineString' as const), coordinates: list(list(position)) }),
  fc.record({ type: fc.constant('MultiPolygon' as const), coordinates: list(list(list(position))) }),
);

describe('WKB', () => {
  it('reads what it wrote', () => {
    fc.assert(
      fc.property(shape, (given) => {
        expect(readWkb(writeWkb(given, 4326))).toEqual(given);
      }),
    );
  });

  it('is what PostGIS writes for SRID=4326;POINT(10 36)', () => {
    const hex = writeWkb({ type: 'Point', coordinates: [10, 36] }, 4326).toString('hex');
    expect(hex).toBe('0101000020e610000000000000000024400000000000004240');
  });
});

describe('Web Mercator', () => {
  it('maps the corners of the square', () => {
    expect(toMercator([180, MAX_LATITUDE])).toEqual([HALF_WORLD, expect.closeTo(HALF_WORLD, 6)]);
    expect(toMercator([0, 0])[1]).toBeCloseTo(0, 6);
  });

  // EPSG Guidance Note 7-2, 3.5.1 (method 1024): 24°22'54.433"N 100°20'00.000"W.
  it('agrees with the example of the EPSG', () => {
    const [x, y] = toMercator([-(100 + 20 / 60), 24 + 22 / 60 + 54.433 / 3600]);
    expect(x).toBeCloseTo(-11169055.58, 1);
    expect(y).toBeCloseTo(2800000.0, 1);
  });

  it('clips the poles to its edge', () => {
    expect(toMercator([10, 90])[1]).toBe(toMercator([10, 89])[1]);
    expect(pixelSize(0) * 512).toBeCloseTo(2 * HALF_WORLD, 6);
  });
});
