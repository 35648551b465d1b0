import fc from 'fast-check';
import { expect, it } from 'vitest';
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
