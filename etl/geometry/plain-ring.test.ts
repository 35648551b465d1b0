import fc from 'fast-check';
import type { Position } from 'geojson';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Geos, openGeos } from './geos.ts';
import { isPlainPolygon } from './plain-ring.ts';
import type { Shape } from './wkb.ts';

let geos: Geos;
beforeAll(async () => {
  geos = await openGeos();
});

const polygon = (...ring: Position[]): Shape => ({ type: 'Polygon', coordinates: [[...ring, ring[0]!]] });

describe('a plain polygon', () => {
  it('is one simple ring', () => {
    expect(isPlainPolygon(polygon([0, 0], [2, 0], [2, 2], [1, 1], [0, 2]))).toBe(true);
    expect(isPlainPolygon(polygon([0, 0], [1, 0], [0, 1]))).toBe(true);
  });

  it.each<[string, Shape]>([
    ['a bow', polygon([0, 0], [2, 2], [2, 0], [0, 2])],
    ['a spike', polygon([0, 0], [2, 0], [4, 0], [2, 0], [2, 2])],
    ['a point on an edge', polygon([0, 0], [2, 0], [2, 2], [1, 0], [0, 2])],
    ['a point met twice', polygon([0, 0], [1, 1], [2, 0], [2, 2], [1, 1], [0, 2])],
    ['a doubled point', polygon([0, 0], [2, 0], [2, 0], [2, 2])],
    ['a flat ring', polygon([0, 0], [1, 1], [2, 2])],
    ['a straight corner', polygon([0, 0], [1, 0], [2, 0], [1, 1])],
    ['not a number', polygon([0, 0], [Number.NaN, 0], [2, 2])],
    [
      'an open ring',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 1],
          ],
        ],
      },
    ],
    [
      'a hole',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [9, 0],
            [0, 9],
            [0, 0],
          ],
          [
            [1, 1],
            [2, 1],
            [1, 2],
            [1, 1],
          ],
        ],
      },
    ],
    ['no ring', { type: 'Polygon', coordinates: [] }],
  ])('is not %s', (_, shape) => {
    expect(isPlainPolygon(shape)).toBe(false);
  });

  it('is always valid to GEOS', () => {
    const coordinate = fc.oneof(
      fc.integer({ min: 0, max: 6 }),
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.integer({ min: 0, max: 40 }).map((n) => n / 10 + 0.1),
    );
    const ring = fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 9 });
    let plain = 0;
    fc.assert(
      fc.property(ring, (corners) => {
        const shape = polygon(...corners);
        if (!isPlainPolygon(shape)) return;
        plain += 1;
        expect(geos.fault(shape)).toBeNull();
      }),
      { numRuns: 20_000 },
    );
    expect(plain).toBeGreaterThan(500);
  });
});
