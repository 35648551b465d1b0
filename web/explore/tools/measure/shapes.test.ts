import { describe, expect, it } from 'vitest';
import { around, metresOf, shapesOf, squareMetresOf } from './shapes.ts';

/** A degree of a great circle on the sphere that turf measures on. */
const DEGREE = 111_195;

describe('measuring', () => {
  it('a degree along a meridian, anywhere', () => {
    expect(
      metresOf([
        [10, 36],
        [10, 37],
      ]),
    ).toBeCloseTo(DEGREE, -1);
    expect(metresOf([[10, 36]])).toBe(0);
  });

  it('a square degree at the equator, whichever way round', () => {
    const ring = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ];
    expect(squareMetresOf(ring) / DEGREE ** 2).toBeCloseTo(1, 2);
    expect(squareMetresOf([...ring].reverse())).toBeCloseTo(squareMetresOf(ring), 3);
    expect(squareMetresOf(ring.slice(0, 2))).toBe(0);
  });

  it('what lies around a point is as wide as asked for', () => {
    const shape = around([[10, 36]], 5000);
    const [ring] = shape?.geometry.type === 'Polygon' ? shape.geometry.coordinates : [];
    const north = Math.max(...(ring ?? []).map(([, y = 0]) => y));
    expect((north - 36) * DEGREE).toBeCloseTo(5000, -2);
    expect(around([], 5000)).toBeNull();
    expect(around([[10, 36]], 0)).toBeNull();
  });

  it('draws a corner for each click, and the shape once there is one', () => {
    const corners = [
      [0, 0],
      [1, 0],
      [1, 1],
    ];
    const kinds = (shapes: ReturnType<typeof shapesOf>) =>
      shapes.features.map(({ geometry }) => geometry.type);
    expect(kinds(shapesOf('distance', corners, 0))).toEqual(['LineString', 'Point', 'Point', 'Point']);
    expect(kinds(shapesOf('area', corners, 0))).toEqual(['Polygon', 'Point', 'Point', 'Point']);
    expect(kinds(shapesOf('area', corners.slice(0, 2), 0))).toEqual(['LineString', 'Point', 'Point']);
    expect(kinds(shapesOf('around', corners.slice(0, 1), 1000))).toEqual(['Polygon', 'Point']);
    expect(shapesOf('distance', [], 0).features).toEqual([]);
  });
});
