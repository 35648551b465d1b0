import { beforeAll, describe, expect, it } from 'vitest';
import { areaOf } from '../geometry/area.ts';
import { type Geos, openGeos } from '../geometry/geos.ts';
import type { Shape } from '../geometry/wkb.ts';
import { checkValidity } from './validity.ts';

let geos: Geos;
beforeAll(async () => {
  geos = await openGeos();
});

const polygon = (...ring: [number, number][]): Shape => ({
  type: 'Polygon',
  coordinates: [[...ring, ring[0]!]],
});

describe('the validity of a polygon', () => {
  it('is left alone where it is', () => {
    const square = polygon([9, 36], [10, 36], [10, 37], [9, 37]);
    expect(checkValidity(square, geos)).toEqual({ shape: square, findings: [] });
  });

  it('is mended where that leaves the area within 0.1 %', () => {
    // A corner crosses over a neighbouring edge by 10 m of 100 km.
    const spike = polygon([9, 36], [10, 36], [10, 37], [9.5, 35.9999], [9, 37]);
    const { shape, findings } = checkValidity(spike, geos);
    expect(findings).toMatchObject([
      {
        severity: 'repair',
        reason: 'geometry-repaired',
        detail: expect.stringContaining('Self-intersection'),
      },
    ]);
    expect(geos.fault(shape!)).toBeNull();
    expect(Math.abs(areaOf(shape!) / areaOf(spike) - 1)).toBeLessThan(0.001);
  });

  it('is a reason to refuse it where a repair would change the area', () => {
    const bow = polygon([9, 36], [10, 37], [10, 36], [9, 37]);
    expect(checkValidity(bow, geos)).toMatchObject({
      shape: null,
      findings: [{ severity: 'reject', reason: 'invalid-geometry' }],
    });
    const twice: Shape = {
      type: 'MultiPolygon',
      coordinates: [
        polygon([9, 36], [10, 36], [10, 37]).coordinates,
        polygon([9, 36], [10, 36], [10, 37]).coordinates,
      ] as never,
    };
    expect(checkValidity(twice, geos).shape).toBeNull();
  });
});

describe('the area on the ellipsoid', () => {
  // The surface of WGS 84 is 510065621.724 km2 (NIMA TR8350.2): here in rows of squares of a degree.
  it('adds up to the whole Earth', () => {
    let sum = 0;
    for (let latitude = -90; latitude < 90; latitude++) {
      sum += 360 * areaOf(polygon([0, latitude], [1, latitude], [1, latitude + 1], [0, latitude + 1]));
    }
    expect(sum / 1e6).toBeCloseTo(510065621.724, 1);
  });

  // A degree at the equator: 12308.778 km2 with geodesic edges (GeographicLib's Planimeter), which differ there by 2e-6.
  it('agrees with the geodesic area of a small square', () => {
    expect(areaOf(polygon([0, 0], [1, 0], [1, 1], [0, 1])) / 12308778361.469452).toBeCloseTo(1, 4);
  });

  it('does not change with a point put on an edge', () => {
    const square = areaOf(polygon([9, 36], [10, 36], [10, 37], [9, 37]));
    expect(areaOf(polygon([9, 36], [9.5, 36], [10, 36], [10, 37], [9, 37])) / square).toBeCloseTo(1, 12);
  });

  it('takes holes off and adds parts up', () => {
    const outer = polygon([0, 0], [2, 0], [2, 2], [0, 2]) as Extract<Shape, { type: 'Polygon' }>;
    const hole = polygon([0.5, 0.5], [1, 0.5], [1, 1], [0.5, 1]) as Extract<Shape, { type: 'Polygon' }>;
    const pierced = areaOf({ type: 'Polygon', coordinates: [outer.coordinates[0]!, hole.coordinates[0]!] });
    expect(pierced).toBeCloseTo(areaOf(outer) - areaOf(hole), 0);
    expect(areaOf({ type: 'MultiPolygon', coordinates: [outer.coordinates, hole.coordinates] })).toBeCloseTo(
      areaOf(outer) + areaOf(hole),
      0,
    );
    expect(areaOf({ type: 'Point', coordinates: [0, 0] })).toBe(0);
  });
});
