import type { Feature } from 'geojson';
import { describe, expect, it } from 'vitest';
import { boxOf, outlinePath, projectionOf, scaleOf } from './outline.ts';

const square = (west: number, south: number, size: number): Feature => ({
  type: 'Feature',
  properties: {},
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [west + size, south],
        [west + size, south + size],
        [west, south + size],
        [west, south],
      ],
    ],
  },
});

describe('a small map', () => {
  it('holds all of its places, north above, as wide as they are', () => {
    const box = boxOf([square(8, 33, 1), square(10, 36, 1)]);
    expect(box).toEqual({ west: 8, south: 33, east: 11, north: 37 });
    const projection = projectionOf(box ?? { west: 0, south: 0, east: 1, north: 1 }, 200);
    expect(projection.of([8, 37])).toEqual([2, 2]);
    expect(projection.of([8, 33])[1]).toBe(198);
    expect(projection.width).toBeGreaterThan(100);
    expect(projection.width).toBeLessThan(3 * 60);
  });

  it('tells how far it is by a round distance: of three degrees by the equator, which are 334 km, 100; of two 50', () => {
    const { km, pixels } = scaleOf(projectionOf({ west: 0, south: 0, east: 3, north: 3 }, 304));
    expect([km, Math.round(pixels)]).toEqual([100, 90]);
    expect(scaleOf(projectionOf({ west: 0, south: 0, east: 2, north: 3 }, 304)).km).toBe(50);
  });

  it('draws no point that cannot be seen, and nothing of what is too small', () => {
    const projection = projectionOf({ west: 0, south: 0, east: 10, north: 10 }, 104);
    expect(outlinePath(square(1, 1, 2), projection).match(/[ML]/g)?.length).toBeLessThanOrEqual(5);
    expect(outlinePath(square(1, 1, 0.01), projection)).toBe('');
  });

  it('is none of points', () => {
    const point: Feature = {
      type: 'Feature',
      properties: {},
      geometry: { type: 'Point', coordinates: [1, 1] },
    };
    expect(boxOf([point])).toBeNull();
  });
});
