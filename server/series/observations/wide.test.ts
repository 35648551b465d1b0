import { expect, it } from 'vitest';
import type { Told } from './csv.ts';
import { sideBySide } from './wide.ts';

const lotOf = async function* (...pieces: number[][]): AsyncGenerator<Told[]> {
  for (const piece of pieces) yield piece.map((at) => ({ at: new Date(at), minutes: 0, cells: [at] }));
};

it('puts rows of one moment side by side, whatever the pieces that they come in', async () => {
  const found: (number | null)[][] = [];
  for await (const rows of sideBySide([lotOf([1, 2], [], [5, 9]), lotOf([2, 3, 5]), lotOf()]))
    found.push(...rows.map((row) => row.map((one) => one?.at.getTime() ?? null)));
  expect(found).toEqual([
    [1, null, null],
    [2, 2, null],
    [null, 3, null],
    [5, 5, null],
    [9, null, null],
  ]);
});
