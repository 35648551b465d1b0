import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeMatrix } from './change-matrix.ts';

it('land-cover change matrix, by the definitions of Pontius, Shusas & McEachern 2004, by hand: gain, loss, what stayed and what changed places', () => {
  const change = changeMatrix(
    [
      { from: 'forest', to: 'forest', area: 50 },
      { from: 'forest', to: 'crop', area: 10 },
      { from: 'crop', to: 'forest', area: 4 },
      { from: 'crop', to: 'urban', area: 6 },
      { from: 'forest', to: 'crop', area: 2 },
    ],
    ['forest', 'crop'],
  );
  expect(change.classes).toEqual(['forest', 'crop', 'urban']);
  expect(change.matrix).toEqual([
    [50, 12, 0],
    [4, 0, 6],
    [0, 0, 0],
  ]);
  expect(change.changes[0]).toEqual({
    class: 'forest',
    before: 62,
    after: 54,
    stayed: 50,
    gain: 4,
    loss: 12,
    net: -8,
    swap: 8,
  });
  expect([change.total, change.changed]).toEqual([72, 22]);
});

/** Transitions of a matrix as publications print it: rows are what was. */
const transitionsOf = (classes: readonly string[], matrix: readonly (readonly number[])[]) =>
  matrix.flatMap((row, from) => row.map((area, to) => ({ from: classes[from]!, to: classes[to]!, area })));

describe('published examples', () => {
  it('gains and losses a year of Tanintharyi, Myanmar, 1997 to 2004 (De Alban et al. 2019, Sustainability 11:1139, CC BY), as Pontius’ R package intensity.analysis has them', () => {
    const classes = ['Forest', 'Mosaic', 'Shrubland', 'Other', 'Cropland', 'Non-vegetation'];
    const change = changeMatrix(
      transitionsOf(classes, [
        [291273, 15817, 46846, 3670, 16, 75],
        [18, 24427, 9, 0, 1, 0],
        [181, 207, 59644, 619, 0, 1],
        [12, 2, 0, 19743, 6, 0],
        [8, 1, 0, 9, 9710, 2],
        [0, 0, 0, 0, 0, 1025],
      ]),
    );
    const losses = [9489.14285714286, 4, 144, 2.85714285714286, 2.85714285714286, 0];
    const gains = [
      31.2857142857143, 2289.57142857143, 6693.57142857143, 614, 3.28571428571429, 11.1428571428571,
    ];
    change.changes.forEach((one, at) => {
      expect(one.loss / 7).toBeCloseTo(losses[at]!, 9);
      expect(one.gain / 7).toBeCloseTo(gains[at]!, 9);
    });
    expect(change.changed).toBe(67500);
    expect(change.changed / 7 / change.total).toBeCloseTo(0.0203727211979522, 12);
    // The package's intensities: of what the class was, and of what it became.
    expect(change.changes[0]!.loss / 7 / change.changes[0]!.before).toBeCloseTo(0.0265284384748624, 12);
    expect(change.changes[2]!.gain / 7 / change.changes[2]!.after).toBeCloseTo(0.0628510260995073, 12);
  });

  it('what stayed, gained, lost and changed in quantity in Massachusetts, 1971 to 1985 (the example of Pontius’ matrix, as pontiPy prints it)', () => {
    const change = changeMatrix(
      transitionsOf(
        ['Built', 'Barren', 'Forest', 'Water'],
        [
          [612, 0, 0, 0],
          [168, 561, 0, 0],
          [292, 83, 2197, 0],
          [0, 0, 0, 183],
        ],
      ),
    );
    const printed = (of: (one: (typeof change.changes)[number]) => number) => change.changes.map(of);
    expect(printed(({ before }) => before)).toEqual([612, 729, 2572, 183]);
    expect(printed(({ after }) => after)).toEqual([1072, 644, 2197, 183]);
    expect(printed(({ stayed }) => stayed)).toEqual([612, 561, 2197, 183]);
    expect(printed(({ gain }) => gain)).toEqual([460, 83, 0, 0]);
    expect(printed(({ loss }) => loss)).toEqual([0, 168, 375, 0]);
    expect([change.total, change.changed]).toEqual([4096, 543]);
    // Net losses of what it was: 11.66 % of the barren, 14.58 % of the forest. Of the barren 83 only changed places.
    expect(
      printed(({ net, before }) => (-100 * net) / before)
        .slice(1, 3)
        .map((share) => share.toFixed(2)),
    ).toEqual(['11.66', '14.58']);
    expect(change.changes[1]!.swap).toBe(2 * 83);
  });
});

it('what is lost somewhere is gained elsewhere, and time backwards turns gains into losses', () => {
  const name = fc.constantFrom('a', 'b', 'c');
  const transitions = fc.array(fc.record({ from: name, to: name, area: fc.integer({ min: 0, max: 1000 }) }), {
    maxLength: 20,
  });
  fc.assert(
    fc.property(transitions, (given) => {
      const order = ['a', 'b', 'c'];
      const there = changeMatrix(given, order);
      const back = changeMatrix(
        given.map(({ from, to, area }) => ({ from: to, to: from, area })),
        order,
      );
      const sum = (of: 'gain' | 'loss' | 'net') => there.changes.reduce((total, one) => total + one[of], 0);
      expect([sum('gain'), sum('net')]).toEqual([sum('loss'), 0]);
      expect(there.changed).toBe(sum('loss'));
      there.changes.forEach((one, at) => {
        const other = back.changes[at]!;
        expect([one.gain, one.loss, one.stayed, one.swap]).toEqual([
          other.loss,
          other.gain,
          other.stayed,
          other.swap,
        ]);
        expect(one.gain + one.loss).toBe(one.swap + Math.abs(one.net));
      });
      const doubled = changeMatrix(
        given.map((one) => ({ ...one, area: one.area * 2 })),
        order,
      );
      expect(doubled.changes.map(({ gain }) => gain)).toEqual(there.changes.map(({ gain }) => gain * 2));
      expect(changeMatrix([...given].reverse(), order)).toEqual(there);
    }),
  );
});
