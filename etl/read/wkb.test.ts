import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import { writeWkb } from '../geometry/wkb.ts';
import { geometryOfGpkg, geometryOfWkb } from './wkb.ts';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');

/** 1 and 2 as doubles, in both byte orders; 3 and 4 as others in between. */
const [ONE, TWO, THREE, FOUR] = [
  '000000000000f03f',
  '0000000000000040',
  '0000000000000840',
  '0000000000001040',
];

describe('WKB', () => {
  it.each<[string, string, Geometry | null]>([
    ['little-endian', `01 01000000 ${ONE}${TWO}`, { type: 'Point', coordinates: [1, 2] }],
    ['big-endian', '00 00000001 3ff0000000000000 4000000000000000', { type: 'Point', coordinates: [1, 2] }],
    ['with height (ISO)', `01 e9030000 ${ONE}${TWO}${THREE}`, { type: 'Point', coordinates: [1, 2] }],
    ['with measure (ISO)', `01 d1070000 ${ONE}${TWO}${THREE}`, { type: 'Point', coordinates: [1, 2] }],
    ['with both (ISO)', `01 b90b0000 ${ONE}${TWO}${THREE}${FOUR}`, { type: 'Point', coordinates: [1, 2] }],
    [
      'with height and SRID (EWKB)',
      `01 010000a0 e6100000 ${ONE}${TWO}${THREE}`,
      { type: 'Point', coordinates: [1, 2] },
    ],
    ['empty', '01 01000000 000000000000f87f 000000000000f87f', null],
    [
      'a line with height',
      `01 ea030000 02000000 ${ONE}${TWO}${THREE} ${TWO}${ONE}${THREE}`,
      {
        type: 'LineString',
        coordinates: [
          [1, 2],
          [2, 1],
        ],
      },
    ],
    [
      'a collection of mixed byte orders',
      `01 07000000 01000000 00 00000001 3ff0000000000000 4000000000000000`,
      { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [1, 2] }] },
    ],
  ])('%s', (_, bytes, geometry) => {
    expect(geometryOfWkb(hex(bytes))).toEqual(geometry);
  });

  it('is what we write ourselves', () => {
    const ring = [
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 0],
    ];
    const shapes = [
      {
        type: 'LineString',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
      { type: 'Polygon', coordinates: [ring, ring] },
      {
        type: 'MultiPoint',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
      {
        type: 'MultiLineString',
        coordinates: [
          [
            [1, 2],
            [3, 4],
          ],
          [
            [5, 6],
            [7, 8],
          ],
        ],
      },
      { type: 'MultiPolygon', coordinates: [[ring], [ring]] },
    ] as const;
    for (const shape of shapes) {
      const plain = JSON.parse(JSON.stringify(shape));
      expect(geometryOfWkb(writeWkb(plain, 4326))).toEqual(plain);
    }
  });

  it.each([
    ['a curve', '01 08000000 00000000', 'its type is 8, a curve or surface'],
    ['a count without what it counts', '01 02000000 ffffffff', 'it counts more than it holds'],
    ['a point that breaks off', `01 01000000 ${ONE}`, 'out of range'],
    ['nothing', '', 'outside buffer bounds'],
    ['a nest', `${'01 07000000 01000000 '.repeat(40)}`, 'it is nested too deep'],
  ])('is not %s', (_, bytes, message) => {
    expect(() => geometryOfWkb(hex(bytes))).toThrow(message);
  });
});

describe('the binary of a GeoPackage', () => {
  const point = `01 01000000 ${ONE}${TWO}`;

  it.each([
    ['without an envelope', `4750 00 01 e6100000 ${point}`],
    ['with one of two dimensions', `4750 00 03 e6100000 ${ONE.repeat(4)} ${point}`],
    ['with one of three', `4750 00 05 e6100000 ${ONE.repeat(6)} ${point}`],
    ['with one of four', `4750 00 09 e6100000 ${ONE.repeat(8)} ${point}`],
  ])('%s', (_, bytes) => {
    expect(geometryOfGpkg(hex(bytes))).toEqual({ type: 'Point', coordinates: [1, 2] });
  });

  it('may be empty', () => {
    expect(geometryOfGpkg(hex(`4750 00 11 e6100000 ${point}`))).toBeNull();
  });

  it.each([
    ['other bytes', point],
    ['an extended kind', `4750 00 21 e6100000 ${point}`],
    ['an envelope of no kind', `4750 00 0f e6100000 ${point}`],
    ['nothing', ''],
  ])('is not %s', (_, bytes) => {
    expect(() => geometryOfGpkg(hex(bytes))).toThrow();
  });
});
