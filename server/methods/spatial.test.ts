import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  falseDiscovery,
  getisOrdG,
  getisOrdLocal,
  moran,
  rowStandardised,
  type Weights,
  weightsWithin,
} from './spatial.ts';

/** A square lattice; places that share a side are neighbours (rook). */
const rook = (side: number): Weights =>
  Array.from({ length: side * side }, (_, at) => {
    const [row, column] = [Math.floor(at / side), at % side];
    return (
      [
        [row - 1, column],
        [row + 1, column],
        [row, column - 1],
        [row, column + 1],
      ] as const
    ).flatMap(([r, c]) =>
      r >= 0 && r < side && c >= 0 && c < side ? [{ to: r * side + c, weight: 1 }] : [],
    );
  });

describe('Moran’s I on a 3 x 3 lattice, rook, 1 to 9 (Cliff & Ord 1981; esda)', () => {
  const values = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  it('I 0.5, E -0.125, variance 0.053125 under normality, 0.0596875 under randomisation', () => {
    const normal = moran(values, rook(3), { assumption: 'normality' });
    expect(normal?.i).toBeCloseTo(0.5, 12);
    expect(normal?.expected).toBe(-0.125);
    expect(normal?.variance).toBeCloseTo(0.053125, 12);
    expect(moran(values, rook(3))?.variance).toBeCloseTo(0.0596875, 12);
  });

  it('does not change with the unit, nor with weights that are all larger', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 16, maxLength: 16 }), (given) => {
        const one = moran(given, rook(4));
        const other = moran(
          given.map((value) => value * 3 - 5),
          rook(4).map((row) => row.map(({ to }) => ({ to, weight: 7 }))),
        );
        if (!one || !other) return expect(one).toEqual(other);
        expect(other.i).toBeCloseTo(one.i, 9);
        expect(other.z).toBeCloseTo(one.z, 9);
      }),
    );
  });

  it('is certain of as many random maps as it says, one way or the other', () => {
    let seed = 5;
    const random = () => {
      seed = (seed * 48271) % 2147483647;
      return seed / 2147483647;
    };
    const weights = rowStandardised(rook(8));
    const found = Array.from(
      { length: 300 },
      () => moran(Array.from({ length: 64 }, random), weights)?.p ?? 1,
    );
    expect(found.filter((p) => p < 0.05).length / 300).toBeGreaterThan(0.02);
    expect(found.filter((p) => p < 0.05).length / 300).toBeLessThan(0.08);
  });

  it('says nothing of equal values, or without neighbours', () => {
    expect(moran([1, 1, 1, 1], rook(2))).toBeNull();
    expect(moran(Array(9).fill(0.1), rook(3))).toBeNull();
    expect(moran([1, 2, 3, 4], [[], [], [], []])).toBeNull();
  });
});

describe('Getis and Ord’s statistics (Getis & Ord 1992; esda)', () => {
  const points = [
    [10, 10],
    [20, 10],
    [40, 10],
    [15, 20],
    [30, 20],
    [30, 30],
  ] as const;
  const values = [2, 3, 3.2, 5, 8, 7];
  const weights = weightsWithin(points, 15);

  it('G 0.55709779, Gi of the first -1.0136729, Gi* -1.39727626', () => {
    expect(getisOrdG(values, weights)).toBeCloseTo(0.55709779, 8);
    expect(getisOrdLocal(values, weights, { statistic: 'Gi' })[0]?.z).toBeCloseTo(-1.0136729, 7);
    // esda standardises the rows of Gi*: each place and its neighbours alike.
    expect(getisOrdLocal(values, weights)[0]?.z).toBeCloseTo(-1.39727626, 7);
  });

  it('local scores change neither with the unit nor with where it begins, however far, nor with the order of places', () => {
    const given = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 9, maxLength: 9 });
    const kinds = fc.constantFrom('Gi' as const, 'Gi*' as const);
    fc.assert(
      fc.property(given, kinds, fc.integer({ min: 1, max: 9 }), (one, statistic, factor) => {
        const found = getisOrdLocal(one, rook(3), { statistic });
        // A million above, deviations are a millionth of the values: squares less the square of the mean would leave noise.
        const moved = getisOrdLocal(
          one.map((value) => value * factor + 1e6),
          rook(3),
          { statistic },
        );
        // The lattice turned by half a turn is itself.
        const turned = getisOrdLocal([...one].reverse(), rook(3), { statistic }).reverse();
        found.forEach((score, at) => {
          expect(moved[at]?.z ?? 0).toBeCloseTo(score?.z ?? 0, 6);
          expect(turned[at]?.z ?? 0).toBeCloseTo(score?.z ?? 0, 9);
        });
      }),
    );
  });

  it('a place alone, or equal values, have none', () => {
    expect(getisOrdLocal(Array(9).fill(0.1), rook(3))).toEqual(Array(9).fill(null));
    expect(getisOrdLocal([1, 2, 3], [[], [], []])).toEqual([null, null, null]);
    expect(getisOrdLocal([2, 2, 2, 2], rook(2))).toEqual([null, null, null, null]);
  });
});

it('false discovery: the fifteen p of Benjamini & Hochberg 1995, of which four stand', () => {
  const ps = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ];
  expect(falseDiscovery(ps).filter(Boolean)).toHaveLength(4);
  expect(falseDiscovery([null, 0.001, 0.9])).toEqual([false, true, false]);
  expect(falseDiscovery([])).toEqual([]);
});

it('false discovery: what stands at a rate stands at a higher one, whatever the order, and no test more than by itself', () => {
  const ps = fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 30 });
  fc.assert(
    fc.property(ps, (given) => {
      const [few, many] = [falseDiscovery(given, 0.05), falseDiscovery(given, 0.2)];
      few.forEach((stands, at) => {
        if (!stands) return;
        expect(many[at]).toBe(true);
        expect(given[at]!).toBeLessThanOrEqual(0.05);
      });
      expect(falseDiscovery([...given].reverse(), 0.05)).toEqual([...few].reverse());
    }),
  );
});
