import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Area } from '../../sql/model/analysis.ts';
import { areaOf, type Corner, formatCorners, linesOf, MOST_CORNERS, parseCorners, pointOf } from './drawn.ts';

const degrees = (most: number) => fc.integer({ min: -most * 1e5, max: most * 1e5 }).map((step) => step / 1e5);
const corner = fc.tuple(degrees(180), degrees(85)) as fc.Arbitrary<Corner>;

describe('what was drawn', () => {
  it('is restored by its address, and by what is read and typed', () => {
    fc.assert(
      fc.property(fc.array(corner, { maxLength: 8 }), (corners) => {
        expect(parseCorners(formatCorners(corners))).toEqual(corners);
        expect(parseCorners(linesOf(corners))).toEqual(corners);
      }),
    );
  });

  it('is typed with an Arabic keyboard, too', () => {
    expect(parseCorners('١٠٫٥، ٣٦؛ 10,37')).toEqual([
      [10.5, 36],
      [10, 37],
    ]);
  });

  it.each([
    '10',
    '10,x',
    '10,36,5',
    '200,36',
    '10,90',
    Array(MOST_CORNERS + 1)
      .fill('1,1')
      .join(';'),
  ])('is not %s', (text) => expect(parseCorners(text)).toBeNull());

  it('is an area once it has three corners, closed as the server asks', () => {
    expect(areaOf('10,36;11,36')).toBeNull();
    const area = areaOf('10,36;11,36;11,37');
    expect(area?.polygon[0]).toHaveLength(4);
    expect(Area.safeParse(area).success).toBe(true);
  });

  it('is a point where it is one', () => {
    expect(pointOf('10.25,36')).toEqual({ point: [10.25, 36] });
    expect([pointOf(''), pointOf('10,36;11,36'), pointOf('x')]).toEqual([null, null, null]);
  });
});
