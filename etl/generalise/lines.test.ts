import fc from 'fast-check';
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { Shape } from '../geometry/wkb.ts';
import { simplifyLines } from './lines.ts';

const line = (...coordinates: Position[]): Shape => ({ type: 'LineString', coordinates });
const wave = (from: number, to: number): Position[] =>
  Array.from({ length: to - from + 1 }, (_, i) => [from + i, Math.sin((from + i) * 1.3) * 3]);

describe('simplified lines', () => {
  it('keep their ends and lose what is small', () => {
    const [simple] = simplifyLines([line([0, 0], [5, 0.1], [10, 0], [10, 10])], 2);
    expect(simple).toEqual(line([0, 0], [10, 0], [10, 10]));
  });

  it('keep the point where they meet', () => {
    const stem = line([0, 0], [10, 0.1], [20, 0]);
    const branch = line([10, 0.1], [10, 10]);
    expect(simplifyLines([stem, branch], 50)[0]).toEqual(line([0, 0], [10, 0.1], [20, 0]));
    expect(simplifyLines([stem], 50)[0]).toEqual(line([0, 0], [20, 0]));
  });

  it('keep in common what they have in common, in whatever direction', () => {
    const shared = wave(0, 60);
    const one = line([-5, 9], ...shared);
    const other = line([65, 9], ...shared.toReversed());
    const [a, b] = simplifyLines([one, other], 4);
    const inner = (shape: Shape) => (shape.coordinates as Position[]).slice(1).map(String);
    expect(inner(b!).toReversed()).toEqual(inner(a!));
    expect(inner(a!).length).toBeLessThan(50);
  });

  it('do not hang on the order or direction in which they come', () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }));
    const lines = fc.array(fc.uniqueArray(point, { minLength: 3, maxLength: 12, selector: String }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(lines, fc.integer({ min: 0, max: 8 }), (given, area) => {
        const forward = simplifyLines(
          given.map((each) => line(...each)),
          area / 2,
        );
        const backward = simplifyLines(
          given.map((each) => line(...each.toReversed())).toReversed(),
          area / 2,
        );
        const turned = backward.toReversed().map((shape) => (shape.coordinates as Position[]).toReversed());
        expect(turned).toEqual(forward.map(({ coordinates }) => coordinates));
      }),
    );
  });
});
