import { booleanPointInPolygon } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomOf } from '../rows/random.ts';
import { patch } from '../sample.ts';
import { labelPointOf } from './label-point.ts';
import { toMercator } from './mercator.ts';
import type { Shape } from './wkb.ts';

const square = (x: number, y: number, side: number) => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];
const degrees = ({ x, y }: { x: number; y: number }) => [
  (x / 6378137) * (180 / Math.PI),
  (2 * Math.atan(Math.exp(y / 6378137)) - Math.PI / 2) * (180 / Math.PI),
];

describe('the point of a label', () => {
  it('is the middle of a square, with its side as room', () => {
    const found = labelPointOf({ type: 'Polygon', coordinates: [square(-1, -1, 2)] })!;
    expect([found.x, found.y].map((each) => Math.round(each) + 0)).toEqual([0, 0]);
    expect(found.room).toBeCloseTo(toMercator([2, 0])[0], -3);
  });

  it('lies in the largest part, beside its hole', () => {
    const shape: Shape = {
      type: 'MultiPolygon',
      coordinates: [[square(50, 5, 1)], [square(0, 0, 8), square(1, 1, 6).reverse()], [square(60, 5, 2)]],
    };
    const [x = 0, y = 0] = degrees(labelPointOf(shape)!);
    expect(x > 0 && x < 8 && y > 0 && y < 8 && !(x > 1 && x < 7 && y > 1 && y < 7)).toBe(true);
  });

  it('is inside whatever the shape', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const shape = patch(randomOf(seed), [9, 35], {
          km: 20,
          stretch: 3,
          turn: seed % 180,
          roughness: 0.6,
        });
        expect(booleanPointInPolygon(degrees(labelPointOf(shape)!), shape)).toBe(true);
      }),
    );
  });

  it('is none of what is no polygon', () => {
    expect(labelPointOf({ type: 'Point', coordinates: [1, 2] })).toBeNull();
    expect(labelPointOf({ type: 'Polygon', coordinates: [] })).toBeNull();
  });
});
