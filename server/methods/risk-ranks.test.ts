import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { between, dataOf, MODEL, modelOf, places, scoresIn } from '../../tests/world/risk.ts';
import { prepare, riskScores } from './risk.ts';
import { rankRanges, ranksIn } from './risk-ranks.ts';

describe('ranks', () => {
  const simple = modelOf([
    {
      id: 'hazard',
      parts: ['a', 'b'].map((input) => ({ input, direction: 'higher', normalisation: between(0, 10) })),
    },
  ]);

  it('the range of ranks holds the rank, that of scores the score, and a place that leads in all inputs always leads', () => {
    const best = { dry: 100, hot: 100, people: 200, poor: 100, old: 100, served: 0, doctors: 0 };
    fc.assert(
      fc.property(places, (given) => {
        const prepared = prepare(MODEL, dataOf([...given, best]));
        const { rank, first, last, least, most } = rankRanges(prepared);
        const { score } = riskScores(prepared);
        rank.forEach((own, cell) => {
          if (own === 0) expect(score[cell]).toBeNaN();
          else {
            expect(first[cell]! <= own && own <= last[cell]!).toBe(true);
            expect(least[cell]! <= score[cell]! && score[cell]! <= most[cell]!).toBe(true);
          }
        });
        expect([first.at(-1), last.at(-1)]).toEqual([1, 1]);
      }),
      { numRuns: 50 },
    );
  });

  it('equal scores share the better rank, what has none has none', () => {
    expect([...ranksIn(Float64Array.of(3, 5, Number.NaN, 5, 1), 5)]).toEqual([3, 1, 0, 1, 4]);
  });

  it('weights turned by a quarter and inputs left out, by hand: 6 and 2 against 3 and 4.9', () => {
    // 4 against 3.95. Of b a quarter more: 3.78 against 4.06; without a: 2 against 4.9; without b: 6 against 3.
    const { rank, first, last, least, most } = rankRanges(
      prepare(
        simple,
        dataOf(
          [
            { a: 6, b: 2 },
            { a: 3, b: 4.9 },
          ],
          ['a', 'b'],
        ),
      ),
    );
    expect([[...rank], [...first], [...last]]).toEqual([
      [1, 2],
      [1, 1],
      [2, 2],
    ]);
    expect([least[0], most[0]]).toEqual([2, 6]);
  });

  it('are among the places that have one, whatever is left out', () => {
    // Without b, c would have enough to be ranked; it is not, and so b's going moves nobody to a third place.
    const strict = modelOf([{ ...simple.dimensions[0], leastShare: 0.6 }]);
    const { rank, last } = rankRanges(
      prepare(
        strict,
        dataOf(
          [
            { a: 6, b: 2 },
            { a: 3, b: 4.9 },
            { a: 9, b: null },
          ],
          ['a', 'b'],
        ),
      ),
    );
    expect([[...rank], [...last]]).toEqual([
      [1, 2, 0],
      [2, 2, 0],
    ]);
  });

  it('bad weights are not taken, and a weight of nothing leaves its input out', () => {
    const given = [{ a: 6, b: 2 }];
    expect(scoresIn(given, { inputs: { a: -1, b: Number.NaN } }, simple)[0]).toBe(4);
    expect(scoresIn(given, { inputs: { b: 0 } }, simple)[0]).toBe(6);
    expect(scoresIn(given, { inputs: { a: 0, b: 0 } }, simple)[0]).toBeNaN();
  });

  it('columns that differ in length are refused', () => {
    const values = new Map([['a', new Float64Array(3)]]);
    expect(() => prepare(simple, { places: 2, periods: 1, values })).toThrow('a has 3 values, not 2');
  });
});
