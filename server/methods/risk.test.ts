import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confidenceOf, RiskMethod } from '../../sql/model/risk.ts';
import {
  BY_HAND,
  between,
  dataOf,
  INPUTS,
  MODEL,
  modelOf,
  place,
  places,
  scoresIn,
  words,
} from '../../tests/world/risk.ts';
import { prepare, riskScores, weighed } from './risk.ts';
import { contributions } from './risk-contributions.ts';
import { ranksIn } from './risk-ranks.ts';
import { withScenario } from './risk-scenario.ts';

describe('a score as INFORM has it (risk = hazard & exposure^⅓ × vulnerability^⅓ × lack of coping capacity^⅓; JRC, INFORM Risk methodology)', () => {
  const prepared = prepare(MODEL, dataOf([BY_HAND]));
  const { score, dimensions, share } = riskScores(prepared);

  it('worked by hand: inputs from 0 to 10, means 7, 4, 17/3 and 5.5, (√28 × 17/3 × 5.5)^⅓ = 5.4839', () => {
    // 60 of 0..100 is 6, 40 of 0..50 is 8; 80 of 0..200 is 4; 20 of 0..40 is 5 (twice), 24 of 10..30 is 7;
    // 70 of 100..0 is 3, 1 of 5..0 is 8.
    expect(prepared.scores.map((columns) => columns.map(([value]) => value))).toEqual([
      [6, 8],
      [4],
      [5, 7],
      [3, 8],
    ]);
    expect(dimensions.map(([value]) => value)).toEqual([7, 4, expect.closeTo(17 / 3, 12), 5.5]);
    expect(score[0]).toBeCloseTo(Math.cbrt(Math.sqrt(28) * (17 / 3) * 5.5), 12);
    expect(score[0]).toBeCloseTo(5.4839, 4);
    expect(share[0]).toBeCloseTo(1, 12);
  });

  it('what each input gives adds up to it: a sixth, a sixth, a third and a third, by inputs', () => {
    const parts = contributions(prepared, { score, dimensions }, 0);
    const total = score[0]!;
    expect([...parts.values()].reduce<number>((sum, one) => sum + one!, 0)).toBeCloseTo(total, 12);
    expect(parts.get('dry')).toBeCloseTo((total / 6) * (6 / 14), 12);
    expect(parts.get('poor')).toBeCloseTo((total / 3) * (10 / 17), 12);
    expect(parts.get('people')).toBeCloseTo(total / 6, 12);
  });

  it('INFORM’s mean of what is left to 10 (its workbook’s cell, as others transcribe it): 9 and 1 are 6.49, not 5', () => {
    const parts = ['a', 'b'].map((input) => ({ input, direction: 'higher', normalisation: between(0, 10) }));
    const model = modelOf([{ id: 'hazard', aggregation: 'inform', parts }]);
    const prepared = prepare(model, dataOf([{ a: 9, b: 1 }], ['a', 'b']));
    const found = riskScores(prepared);
    expect(found.score[0]).toBeCloseTo(((10 - Math.sqrt(1.9 * 9.1)) / 9) * 10, 12);
    expect(found.score[0]).toBeCloseTo(6.49, 2);
    const sum = [...contributions(prepared, found, 0).values()].reduce<number>((all, one) => all + one!, 0);
    expect(sum).toBeCloseTo(found.score[0]!, 12);
  });

  it('a fifth less of one input moves that one alone', () => {
    const after = withScenario(prepared.data, { poor: -0.2 });
    expect(after.values.get('poor')![0]).toBe(16);
    // (2 × 4 + 7) / 3 = 5
    expect(riskScores(prepare(MODEL, after)).score[0]).toBeCloseTo(Math.cbrt(Math.sqrt(28) * 5 * 5.5), 12);
    expect(withScenario(prepared.data, { poor: 0, nothing: 1, dry: Number.NaN })).toBe(prepared.data);
    expect(withScenario(dataOf([{ dry: -1 }]), { dry: -0.2 }).values.get('dry')![0]).toBeCloseTo(-1.2, 12);
  });
});

describe('what is missing', () => {
  const without = (...inputs: string[]) => ({
    ...BY_HAND,
    ...Object.fromEntries(inputs.map((one) => [one, null])),
  });

  it('is left out of its dimension as long as the least share of weights is there', () => {
    // Half of the hazard is there; a third of vulnerability is too little.
    const [half, third] = scoresIn([without('hot'), without('poor')]);
    expect(half).toBeCloseTo(Math.cbrt(Math.sqrt(6 * 4) * (17 / 3) * 5.5), 12);
    expect(third).toBeNaN();
  });

  it('takes the score where its dimension is required, and the sureness where not', () => {
    const loose = modelOf(
      MODEL.dimensions.map((one) => ({ ...one, required: one.id !== 'exposure' })),
      { confidence: { high: 0.9, medium: 0.5 } },
    );
    expect(scoresIn([without('people')])[0]).toBeNaN();
    const { score, share, least } = riskScores(
      prepare(loose, dataOf([without('people'), without('hot'), BY_HAND])),
    );
    expect(score[0]).toBeCloseTo((7 ** 0.5 * (17 / 3) * 5.5) ** (1 / 2.5), 12);
    expect([...share].map((one) => Number(one.toFixed(4)))).toEqual([0.8333, 0.9167, 1]);
    // A product is no surer than its least sure factor.
    expect([...least]).toEqual([0, 0.5, 1]);
    expect([...least].map((one) => confidenceOf(loose, one))).toEqual(['low', 'medium', 'high']);
  });

  it('counts by how much of an input’s own values was there', () => {
    const data = { ...dataOf([BY_HAND]), shares: new Map([['people', Float64Array.of(0.5)]]) };
    expect(riskScores(prepare(MODEL, data)).share[0]).toBeCloseTo(1 - 1 / 12, 12);
  });

  it('has no exposure be no risk, and a dimension with a floor leave some', () => {
    const [safe, served] = scoresIn([
      { ...BY_HAND, people: 0 },
      { ...BY_HAND, served: 100, doctors: 5 },
    ]);
    expect(safe).toBe(0);
    expect(served).toBeCloseTo(Math.cbrt(Math.sqrt(28) * (17 / 3) * 1), 12);
  });
});

const weights = fc.record(
  Object.fromEntries(INPUTS.map((input) => [input, fc.double({ min: 0.1, max: 9, noNaN: true })])),
);
const rounded = (values: Iterable<number>) => [...values].map((value) => Number(value.toFixed(9)));

describe('for any places', () => {
  it('scores are from 0 to 10', () => {
    fc.assert(
      fc.property(places, weights, (given, inputs) => {
        for (const score of scoresIn(given, { inputs }))
          expect(Number.isNaN(score) || (score >= 0 && score <= 10 + 1e-9)).toBe(true);
      }),
    );
  });

  it('weights times anything are the same weights', () => {
    fc.assert(
      fc.property(
        places,
        weights,
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (given, inputs, times) => {
          const more = Object.fromEntries(
            Object.entries(inputs).map(([input, weight]) => [input, weight * times]),
          );
          const dimensions = Object.fromEntries(
            MODEL.dimensions.map(({ id, weight }) => [id, weight * times]),
          );
          expect(rounded(scoresIn(given, { inputs: more, dimensions }))).toEqual(
            rounded(scoresIn(given, { inputs })),
          );
        },
      ),
    );
  });

  it('more of what raises the risk never lowers it, and less of what lowers it neither', () => {
    const parts = MODEL.dimensions.flatMap((one) => one.parts);
    fc.assert(
      fc.property(
        place,
        fc.constantFrom(...parts),
        fc.double({ min: 0, max: 50, noNaN: true }),
        (given, part, more) => {
          const own = given[part.input];
          fc.pre(own !== null && own !== undefined);
          const after = { ...given, [part.input]: own! + (part.direction === 'higher' ? more : -more) };
          const [before, now] = scoresIn([given, after]);
          expect(Number.isNaN(before) ? Number.isNaN(now) : now! >= before! - 1e-9).toBe(true);
        },
      ),
    );
  });

  it('the order of places, and of inputs in their dimension, is nothing to scores', () => {
    const turned = {
      ...MODEL,
      dimensions: [...MODEL.dimensions].reverse().map((one) => ({ ...one, parts: [...one.parts].reverse() })),
    };
    fc.assert(
      fc.property(places, (given) => {
        const scores = rounded(scoresIn(given));
        expect(rounded(scoresIn([...given].reverse())).reverse()).toEqual(scores);
        expect(rounded(scoresIn(given, {}, turned))).toEqual(scores);
      }),
    );
  });

  it('what inputs give adds up to the score', () => {
    fc.assert(
      fc.property(places, weights, (given, inputs) => {
        const prepared = prepare(MODEL, dataOf(given));
        const own = weighed(MODEL, { inputs });
        const scores = riskScores(prepared, own);
        given.forEach((_, cell) => {
          const parts = [...contributions(prepared, scores, cell, own).values()];
          const sum = parts.reduce<number>((all, one) => all + (one ?? 0), 0);
          if (Number.isNaN(scores.score[cell]!)) expect(parts.every((one) => one === null)).toBe(true);
          else expect(sum).toBeCloseTo(scores.score[cell]!, 9);
        });
      }),
    );
  });

  it('periods are ranked, and compared by z and percentile, each by itself', () => {
    const relative = modelOf([
      {
        id: 'hazard',
        parts: [
          { input: 'a', direction: 'higher', normalisation: { kind: 'percentile' } },
          { input: 'b', direction: 'lower', normalisation: { kind: 'z' } },
        ],
      },
    ]);
    const one = [
      { a: 1, b: 5 },
      { a: 2, b: 4 },
      { a: 3, b: 3 },
    ];
    const far = one.map(({ a, b }) => ({ a: a * 1000, b: b * 1000 }));
    const both = prepare(relative, dataOf([...one, ...far], ['a', 'b'], 2));
    const { score } = riskScores(both);
    expect(rounded(score.slice(3))).toEqual(rounded(score.slice(0, 3)));
    expect([...ranksIn(score, 3)]).toEqual([3, 2, 1, 3, 2, 1]);
    // Percentile: half of the equal ones are below, 1/6, 1/2, 5/6. z of 5, 4, 3: ±1.2247, in a window of ±3.
    expect(rounded(both.scores[0]![0]!.slice(0, 3))).toEqual(rounded([10 / 6, 5, 50 / 6]));
    expect(rounded(both.scores[0]![1]!.slice(0, 3))).toEqual(
      rounded([-1, 0, 1].map((sign) => (10 * (3 + sign * Math.sqrt(1.5))) / 6)),
    );
  });
});

describe('a model', () => {
  const part = { input: 'a', direction: 'higher', normalisation: between(0, 1) };
  it.each([
    ['an input counts twice', [{ id: 'hazard', parts: [part, part] }], {}],
    [
      'a dimension is declared twice',
      [
        { id: 'hazard', parts: [part] },
        { id: 'hazard', parts: [{ ...part, input: 'b' }] },
      ],
      {},
    ],
    ['min is not below max', [{ id: 'hazard', parts: [{ ...part, normalisation: between(1, 1) }] }], {}],
    [
      'medium is not below high',
      [{ id: 'hazard', parts: [part] }],
      { confidence: { high: 0.5, medium: 0.5 } },
    ],
  ])('is refused: %s', (message, dimensions, more) => {
    const found = RiskMethod.safeParse({ kind: 'risk', dimensions, source: words, ...more });
    expect(found.error?.issues.map((issue) => issue.message)).toContain(message);
  });
});
