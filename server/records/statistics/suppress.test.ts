import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tellable } from '../publish/tell-places.ts';
import { SMALLEST_CELL, suppressed, toldCount } from './suppress.ts';

const told = (...counts: number[]) =>
  suppressed(counts.map((count, at) => ({ key: String(at), count }))).map(({ count }) => count);

describe('counts without small cells', () => {
  it.each([
    [
      [10, 20, 0],
      [10, 20, 0],
    ],
    [
      [10, 3, 20],
      [null, null, 20],
    ],
    [
      [1, 1, 9, 20],
      [null, null, null, 20],
    ],
    [
      [4, 3, 20],
      [null, null, 20],
    ],
    [[2], [null]],
  ])('of %j are %j', (counts, expected) => expect(told(...counts)).toEqual(expected));

  it('cannot be had back from their sum', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 2, maxLength: 8 }), (counts) => {
        const cells = told(...counts);
        const hidden = counts.filter((_, at) => cells[at] === null);
        const shown = counts.filter((count, at) => cells[at] !== null && count > 0);
        expect(cells.every((count) => count === null || count === 0 || count >= SMALLEST_CELL)).toBe(true);
        const isSafe = hidden.length !== 1 && hidden.reduce((all, count) => all + count, 0) >= SMALLEST_CELL;
        expect(hidden.length === 0 || isSafe || shown.length === 0).toBe(true);
      }),
    );
  });

  it('are not told of a few', () => expect([0, 4, 5].map(toldCount)).toEqual([0, null, 5]));
});

describe('counts of places and periods that hang together', () => {
  const PARENTS = new Map([
    ['a1', ['a']],
    ['a2', ['a']],
    ['b1', ['b']],
  ]);
  const counts = fc.record({ late: fc.nat(9), onTime: fc.nat(9), closedOf: fc.nat(100) });
  /** Counts of three small places in three months of two years, added up for all that holds them. */
  const rowsOf = (drawn: readonly { late: number; onTime: number; closedOf: number }[]) => {
    const rows = new Map<string, { place: string; period: string; counted: Record<string, number> }>();
    drawn.forEach(({ late, onTime, closedOf }, at) => {
      const [place, month] = [
        ['a1', 'a2', 'b1'][at % 3]!,
        ['2025-01', '2025-02', '2026-01'][Math.floor(at / 3)]!,
      ];
      const received = late + onTime;
      const closed = Math.min(received, Math.floor((received * closedOf) / 100));
      const own = { late, onTime, received, closed, open: received - closed, 'outcome x': closed };
      for (const where of [place, place[0]!, ''])
        for (const period of [month, month.slice(0, 4)]) {
          const row = rows.get(`${where} ${period}`) ?? { place: where, period, counted: {} };
          for (const [name, count] of Object.entries(own))
            row.counted[name] = (row.counted[name] ?? 0) + count;
          rows.set(`${where} ${period}`, row);
        }
    });
    return [...rows.values()];
  };

  it('tell none of fewer than five, nor leave one alone unknown in any sum', () => {
    fc.assert(
      fc.property(fc.array(counts, { minLength: 9, maxLength: 9 }), (drawn) => {
        const told = new Map(
          tellable(rowsOf(drawn), PARENTS).map((one) => [`${one.place} ${one.period}`, one.told]),
        );
        for (const figures of told.values())
          for (const count of Object.values(figures))
            expect(count === null || count === 0 || count >= SMALLEST_CELL).toBe(true);
        const alone = (wholes: readonly (readonly [whole: string, parts: readonly string[]])[]) => {
          for (const [whole, parts] of wholes)
            for (const name of ['received', 'closed', 'open', 'late', 'onTime']) {
              const all = [whole, ...parts].map((key) => told.get(key)?.[name]);
              expect(all.filter((one) => one === null)).not.toHaveLength(1);
            }
        };
        for (const period of ['', '2025', '2026', '2025-01', '2025-02', '2026-01'])
          alone([
            [`a ${period}`, [`a1 ${period}`, `a2 ${period}`]],
            [` ${period}`, [`a ${period}`, `b ${period}`]],
          ]);
        for (const place of ['', 'a', 'b', 'a1', 'a2', 'b1'])
          alone([
            [`${place} 2025`, [`${place} 2025-01`, `${place} 2025-02`]],
            [`${place} `, [`${place} 2025`, `${place} 2026`]],
          ]);
        for (const figures of told.values())
          for (const parts of [
            ['open', 'closed'],
            ['late', 'onTime'],
          ])
            expect(
              [figures.received, ...parts.map((name) => figures[name])].filter((one) => one === null),
            ).not.toHaveLength(1);
      }),
    );
  });

  it.each([
    ['one in both and none elsewhere', 11, 1, [6, 6, 11]],
    ['three that are in none, beside one in both', 14, 1, [null, 6, 14]],
    ['three in one alone', 8, 0, [null, null, 8]],
  ])('that parts share are one in the whole: %s', (_, all, shared, expected) => {
    const parts = shared === 0 ? [3, 5] : [6, 6];
    const row = (place: string, received: number, more = {}) => ({
      ...{ place, period: '2025', counted: { received, ...more } },
    });
    const rows = [
      row('a', parts[0]!),
      row('b', parts[1]!),
      row('', all, shared > 0 ? { 'shared received': shared } : {}),
    ];
    const read = tellable(rows, new Map());
    const of = (place: string) => read.find((one) => one.place === place && one.period === '2025')!.told;
    expect(['a', 'b', ''].map((place) => of(place).received)).toEqual(expected);
    expect(Object.keys(of(''))).toEqual(['received']);
  });
});
