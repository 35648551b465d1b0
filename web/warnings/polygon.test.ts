import { describe, expect, it } from 'vitest';
import { DrawnPolygon } from '../../sql/model/warning.ts';
import { cornerCount, cornersOf, polygonOf } from './polygon.ts';

describe('a polygon that is drawn', () => {
  it('is closed, and none before it has three corners', () => {
    expect(polygonOf('10,36;11,36')).toBeNull();
    const polygon = polygonOf('10,36;11,36;11,37')!;
    expect(DrawnPolygon.parse(polygon).coordinates).toEqual([
      [
        [10, 36],
        [11, 36],
        [11, 37],
        [10, 36],
      ],
    ]);
    expect(cornerCount(polygon)).toBe(3);
  });

  it('goes there and back', () => {
    const corners = '10,36;11.12345,36;11,37';
    expect(cornersOf(polygonOf(corners)!)).toBe(corners);
  });

  it('that nobody draws by hand is left as it is', () => {
    const ring = (count: number): [number, number][] =>
      Array.from({ length: count }, (_, at): [number, number] => [10 + at / count, 36]);
    const closed = (count: number) => [...ring(count), ring(count)[0]!];
    expect(cornersOf({ type: 'Polygon', coordinates: [closed(101)] })).toBeNull();
    expect(cornersOf({ type: 'Polygon', coordinates: [closed(4), closed(3)] })).toBeNull();
    expect(cornerCount({ type: 'Polygon', coordinates: [closed(4), closed(3)] })).toBe(7);
  });
});
