import { describe, expect, it } from 'vitest';
import { byMonth, lookBack, mergedSpells, spellsOf } from './history.ts';

const DAY = 86_400_000;
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);

describe('what happened, as times', () => {
  it('ends what began last; what is not over is open', () => {
    expect(
      spellsOf([
        { kind: 'begins', time: 1 },
        { kind: 'ends', time: 3 },
        { kind: 'begins', time: 5 },
      ]),
    ).toEqual([
      { from: 1, to: 3 },
      { from: 5, to: null },
    ]);
    expect(spellsOf([])).toEqual([]);
  });
});

describe('warnings that there would have been of a place', () => {
  it.each([
    [
      'apart',
      [
        [0, 1],
        [3, 4],
      ],
      1,
      [
        [0, 1],
        [3, 4],
      ],
    ],
    [
      'as near as the rule merges',
      [
        [0, 1],
        [2, 4],
      ],
      1,
      [[0, 1 + 3]],
    ],
    [
      'of two stations, overlapping',
      [
        [0, 5],
        [2, 3],
      ],
      0,
      [[0, 5]],
    ],
    [
      'out of order',
      [
        [3, 4],
        [0, 1],
      ],
      2,
      [[0, 4]],
    ],
    [
      'one that goes on',
      [
        [0, null],
        [2, 3],
      ],
      0,
      [[0, null]],
    ],
    [
      'one that another goes on from',
      [
        [0, 2],
        [1, null],
      ],
      0,
      [[0, null]],
    ],
  ] as const)('%s', (_, given, merges, expected) => {
    const spells = given.map(([from, to]) => ({ from, to }));
    expect(mergedSpells(spells, merges).map(({ from, to }) => [from, to])).toEqual(expected);
  });
});

describe('months', () => {
  it('are those of clocks, and there without any', () => {
    // Half past eleven in the evening of 31 January in UTC is February in Tunis.
    const spells = [{ from: Date.parse('2026-01-31T23:30:00Z'), to: null }];
    expect(
      byMonth(spells, { from: at('2025-12-15'), to: at('2026-03-01'), timeZone: 'Africa/Tunis' }),
    ).toEqual([
      { month: '2025-12', count: 0 },
      { month: '2026-01', count: 0 },
      { month: '2026-02', count: 1 },
      { month: '2026-03', count: 0 },
    ]);
  });
});

it('looks back a year, and ten where values are good for long', () => {
  expect(lookBack({ fresh: 'P3D' }) / DAY).toBe(365);
  expect(lookBack({ fresh: 'P2Y' }) / DAY).toBe(3650);
});
