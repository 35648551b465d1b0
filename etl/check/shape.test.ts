import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import { checkShape } from './shape.ts';

const BOUNDS = [0, 0, 20, 50] as const;
const SQUARE = [
  [
    [1, 1],
    [2, 1],
    [2, 2],
    [1, 1],
  ],
];

const outcome = (geometry: unknown, kind: 'point' | 'line' | 'polygon'): unknown => {
  const checked = checkShape(geometry as Geometry | null, kind, BOUNDS);
  return checked.kind === 'refused' ? checked.finding.reason : checked.shape;
};

describe('the shape of a row', () => {
  it.each([
    ['point', { type: 'Point', coordinates: [10, 36, 120] }, { type: 'Point', coordinates: [10, 36] }],
    ['point', { type: 'MultiPoint', coordinates: [[10, 36]] }, { type: 'Point', coordinates: [10, 36] }],
    [
      'line',
      {
        type: 'LineString',
        coordinates: [
          [1, 1],
          [2, 2],
        ],
      },
      {
        type: 'LineString',
        coordinates: [
          [1, 1],
          [2, 2],
        ],
      },
    ],
    [
      'line',
      {
        type: 'MultiLineString',
        coordinates: [
          [
            [1, 1],
            [2, 2],
          ],
        ],
      },
      {
        type: 'LineString',
        coordinates: [
          [1, 1],
          [2, 2],
        ],
      },
    ],
    ['polygon', { type: 'Polygon', coordinates: SQUARE }, { type: 'Polygon', coordinates: SQUARE }],
    [
      'polygon',
      {
        type: 'GeometryCollection',
        geometries: [
          { type: 'Polygon', coordinates: SQUARE },
          { type: 'Polygon', coordinates: SQUARE },
        ],
      },
      { type: 'MultiPolygon', coordinates: [SQUARE, SQUARE] },
    ],
  ] as const)('of a %s layer is taken', (kind, given, expected) => {
    expect(outcome(given, kind)).toEqual(expected);
  });

  it.each([
    ['point', null, 'missing-coordinates'],
    ['point', { type: 'Point', coordinates: [] }, 'missing-coordinates'],
    ['polygon', null, 'missing-geometry'],
    [
      'point',
      {
        type: 'MultiPoint',
        coordinates: [
          [1, 1],
          [2, 2],
        ],
      },
      'wrong-geometry-kind',
    ],
    ['point', { type: 'Polygon', coordinates: SQUARE }, 'wrong-geometry-kind'],
    [
      'polygon',
      { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [1, 1] }] },
      'wrong-geometry-kind',
    ],
    ['point', { type: 'Point', coordinates: [Number.NaN, 1] }, 'bad-coordinate'],
    ['point', { type: 'Point', coordinates: ['1', 1] }, 'bad-coordinate'],
    ['point', { type: 'Point', coordinates: [1] }, 'bad-coordinate'],
    ['point', { type: 'Point', coordinates: [500000, 4000000] }, 'bad-coordinate'],
    ['point', { type: 'Point', coordinates: [36, 10] }, 'outside-extent'],
    [
      'line',
      {
        type: 'LineString',
        coordinates: [
          [1, 1],
          [21, 1],
        ],
      },
      'outside-extent',
    ],
    ['line', { type: 'LineString', coordinates: [[1, 1]] }, 'empty-geometry'],
    [
      'line',
      {
        type: 'LineString',
        coordinates: [
          [1, 1],
          [1, 1],
        ],
      },
      'empty-geometry',
    ],
    ['polygon', { type: 'Polygon', coordinates: [[]] }, 'empty-geometry'],
    ['polygon', { type: 'MultiPolygon', coordinates: [] }, 'empty-geometry'],
    [
      'polygon',
      {
        type: 'Polygon',
        coordinates: [
          [
            [1, 1],
            [2, 2],
          ],
        ],
      },
      'empty-geometry',
    ],
  ] as const)('of a %s layer is refused: %j is %s', (kind, given, reason) => {
    expect(outcome(given, kind)).toBe(reason);
  });

  it('is closed where it was open, and says so', () => {
    const open = {
      type: 'Polygon',
      coordinates: [
        [
          [1, 1],
          [2, 1],
          [2, 2],
        ],
      ],
    } as Geometry;
    const checked = checkShape(open, 'polygon', BOUNDS);
    expect(checked).toMatchObject({
      kind: 'shape',
      shape: { coordinates: SQUARE },
      findings: [{ reason: 'ring-closed', severity: 'repair' }],
    });
  });
});
