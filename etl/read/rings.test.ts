import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { polygonOf } from './rings.ts';

/** A square by its lower left corner and side, clockwise (outer) unless said. */
const square = (x: number, y: number, side: number, clockwise = true): Position[] => {
  const ring = [
    [x, y],
    [x, y + side],
    [x + side, y + side],
    [x + side, y],
    [x, y],
  ];
  return clockwise ? ring : ring.reverse();
};

const outer = square(0, 0, 10);
const hole = square(2, 2, 2, false);

describe('the rings of a polygon', () => {
  it('are an outer one and its holes, in whatever order', () => {
    expect(polygonOf([outer, hole])).toEqual({ type: 'Polygon', coordinates: [outer, hole] });
    expect(polygonOf([hole, outer])).toEqual({ type: 'Polygon', coordinates: [outer, hole] });
  });

  it('that all run the wrong way are turned in meaning', () => {
    const [wrongOuter, wrongHole] = [square(0, 0, 10, false), square(2, 2, 2)];
    expect(polygonOf([wrongHole, wrongOuter])).toEqual({
      type: 'Polygon',
      coordinates: [wrongOuter, wrongHole],
    });
    const apart = square(20, 0, 5, false);
    expect(polygonOf([wrongOuter, apart])).toEqual({
      type: 'MultiPolygon',
      coordinates: [[wrongOuter], [apart]],
    });
  });

  it('give a hole to the smallest ring around it: an island in a lake has its own', () => {
    const [island, pond] = [square(3, 3, 4), square(4, 4, 1, false)];
    const lake = square(2, 2, 6, false);
    expect(polygonOf([outer, pond, lake, island])).toEqual({
      type: 'MultiPolygon',
      coordinates: [
        [outer, lake],
        [island, pond],
      ],
    });
  });

  it('of which a hole touches its outer ring stay together', () => {
    const touching = square(0, 2, 2, false);
    expect(polygonOf([outer, touching])).toEqual({ type: 'Polygon', coordinates: [outer, touching] });
  });

  it('of which a hole lies in none are two polygons', () => {
    const stray = square(50, 50, 2, false);
    expect(polygonOf([outer, stray])).toEqual({ type: 'MultiPolygon', coordinates: [[outer], [stray]] });
  });

  it('without an area are holes where they lie in another, as GDAL takes them', () => {
    const sliver = [
      [3, 3],
      [5, 5],
      [4, 4],
      [3, 3],
    ];
    expect(polygonOf([outer, sliver])).toEqual({ type: 'Polygon', coordinates: [outer, sliver] });
    expect(polygonOf([sliver])).toEqual({ type: 'Polygon', coordinates: [sliver] });
  });

  it('are closed where they are not, and none where there are none', () => {
    expect(polygonOf([outer.slice(0, -1)])).toEqual({ type: 'Polygon', coordinates: [outer] });
    expect(polygonOf([])).toBeNull();
    expect(polygonOf([[]])).toBeNull();
  });
});
