import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  headsOf,
  hiddenHeads,
  hiddenPeriods,
  hiddenPlaces,
  leftOver,
  type Tally,
  WITH_ALL,
} from './hidden.ts';
import { isSmall } from './suppress.ts';

const tally = (given: Record<string, Record<string, number>>): Tally =>
  new Map(Object.entries(given).map(([name, own]) => [name, new Map(Object.entries(own))]));

describe('what a selection tells beside a wider one', () => {
  it('is not how many the others are, where these are few', () => {
    const all = tally({ category: { money: 22, water: 30, air: 9 } });
    const own = tally({ category: { money: 20, water: 10, air: 9 } });
    expect([...leftOver(own, [all], 'category')]).toEqual(['money']);
  });

  it('is no month by the others of its year', () => {
    const months = tally({ month: { '2025-01': 3, '2025-02': 9, '2025-03': 20, '2026-01': 30 } });
    expect([...hiddenPeriods(months)].sort()).toEqual(['2025-01', '2025-02']);
  });

  it('is no place by what holds it, nor by the others', () => {
    // a holds a1 (3) and a2 (9), and b b1 (8) and b2 (30); all of them are 50.
    const parents = new Map([
      ['a1', ['a']],
      ['a2', ['a']],
      ['b1', ['b']],
      ['b2', ['b']],
      ['a', []],
      ['b', []],
    ]);
    const own = { a1: 3, a2: 9, b1: 8, b2: 30 };
    const hidden = hiddenPlaces(tally({ place: own, channel: { web: 50 } }), parents);
    // b1 is the next smallest of all, and no help: it is a2 that a1 follows from, with a.
    expect([...hidden].sort()).toEqual(['a1', 'a2', WITH_ALL('a1'), WITH_ALL('a2')]);
  });

  it('leaves no place alone unknown in any sum that can be asked for', () => {
    const counts = fc.array(fc.nat(12), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(counts, ([none, a, a1, a2, b, b1, b2, c]) => {
        const own = { '': none!, a: a!, a1: a1!, a2: a2!, b: b!, b1: b1!, b2: b2!, c: c! };
        const parents = new Map(
          Object.keys(own)
            .filter((place) => place !== '')
            .map((place) => [place, place.length > 1 ? [place[0]!] : []]),
        );
        const all = Object.values(own).reduce((sum, count) => sum + count, 0);
        const hidden = hiddenPlaces(tally({ place: own, channel: { web: all } }), parents);
        const sums: [whole: number, known: boolean, parts: [name: string, count: number][]][] = [
          [
            all,
            true,
            [['', none!], ...['a', 'b', 'c'].map((at): [string, number] => [WITH_ALL(at), of(at)])],
          ],
          ...['a', 'b'].map((at): [number, boolean, [string, number][]] => [
            of(at),
            !hidden.has(WITH_ALL(at)),
            [
              [at, own[at as 'a']],
              ...[1, 2].map((n): [string, number] => [WITH_ALL(`${at}${n}`), of(`${at}${n}`)]),
            ],
          ]),
        ];
        function of(place: string): number {
          return Object.entries(own).reduce(
            (sum, [id, count]) => sum + (id !== '' && id.startsWith(place) ? count : 0),
            0,
          );
        }
        for (const [, isKnown, parts] of sums) {
          const unknown = parts.filter(([name]) => hidden.has(name));
          const told = parts.filter(([name]) => !hidden.has(name));
          for (const [, count] of told) expect(isSmall(count)).toBe(false);
          if (!isKnown || unknown.length === 0) continue;
          const isAll = told.every(([, count]) => count === 0);
          expect(isAll || unknown.length > 1).toBe(true);
        }
      }),
    );
  });
});

describe('open, closed, overdue and late ones', () => {
  const heads = (counts: { open: number; overdue: number; late: number; closed: number }) =>
    headsOf(
      tally({
        channel: { web: counts.open + counts.closed },
        outcome: { done: counts.closed },
        overdue: { body: counts.overdue },
        late: { '': counts.late },
      }),
    );

  it.each([
    ['all but two that are open are overdue', { open: 20, overdue: 18, late: 30, closed: 40 }, 'overdue'],
    ['two that are closed were late', { open: 20, overdue: 12, late: 14, closed: 40 }, 'overdue'],
    ['all but two that are closed were late', { open: 20, overdue: 10, late: 48, closed: 40 }, 'overdue'],
  ])('%s: that does not follow', (_, counts, name) => {
    expect([...hiddenHeads(heads(counts), [])]).toContain(name);
  });

  it('are not told where none is of one kind, and nearly all that are open are these', () => {
    const own = heads({ open: 30, overdue: 0, late: 0, closed: 0 });
    const all = heads({ open: 33, overdue: 0, late: 0, closed: 10 });
    const hidden = hiddenHeads(own, [all]);
    expect(['received', 'open', 'closed'].map((name) => hidden.has(name))).toEqual([false, true, true]);
  });

  it('are as they stand among those of other structures', () => {
    const own = heads({ open: 20, overdue: 9, late: 30, closed: 40 });
    expect([...hiddenHeads(own, [], 'told')]).toEqual([]);
    // Nine are left out there, as those of another structure are three: the late ones are nine and 21 that are closed.
    expect([...hiddenHeads(own, [], 'hidden')]).toContain('overdue');
    expect(hiddenHeads(own, [], 'hidden').size).toBeGreaterThan(1);
  });

  it('that are told among other structures are not what protects those who were late', () => {
    const own = heads({ open: 20, overdue: 12, late: 14, closed: 40 });
    expect([...hiddenHeads(own, [])]).not.toContain('late');
    expect([...hiddenHeads(own, [], 'told')]).toContain('late');
  });

  it('are told where nothing small follows', () => {
    expect([...hiddenHeads(heads({ open: 20, overdue: 10, late: 20, closed: 40 }), [])]).toEqual([]);
    expect([...hiddenHeads(heads({ open: 20, overdue: 0, late: 0, closed: 40 }), [])]).toEqual([]);
  });
});
