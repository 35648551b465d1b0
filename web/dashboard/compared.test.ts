import { describe, expect, it } from 'vitest';
import type { RiskInfo, RiskInputs } from '../../sql/model/api/risks.ts';
import { changedIn, formatSupposition, outcomesOf, parseSupposition } from './scenario/supposed.ts';
import { type Comparable, pairsOf, parseThen, yearsIn, yearsThatCompare } from './then/pairs.ts';

const text = { ar: '', fr: '', en: '' };

describe('what is supposed', () => {
  it('stands in the link, and nothing else that stands there is taken for it', () => {
    const supposed = { risk: 'drought-risk', input: 'rain', by: -0.2 };
    expect(parseSupposition(`?if=${formatSupposition(supposed)}`)).toEqual(supposed);
    expect(parseSupposition('?if=drought-risk,rain,x')).toBeNull();
    expect(parseSupposition('?if=drought-risk,rain,-400')).toBeNull();
    expect(parseSupposition('')).toBeNull();
  });

  it('"if this indicator fell by 20 %": the score of its own scale falls by a fifth, the ranks with it', () => {
    const info = {
      ...{
        id: 'r',
        present: '2024',
        classes: [
          { id: 'low', below: 4.5, title: text, color: '#000000' },
          { id: 'middle', below: 7, title: text, color: '#777777' },
          { id: 'high', title: text, color: '#ffffff' },
        ],
      },
      model: {
        aggregation: 'arithmetic',
        confidence: { high: 0.8, medium: 0.5 },
        vary: 0.25,
        dimensions: [
          {
            ...{
              id: 'hazard',
              weight: 1,
              aggregation: 'arithmetic',
              leastShare: 0.5,
              floor: 0,
              required: true,
            },
            parts: [
              {
                ...{ input: 'smoke', weight: 1, direction: 'higher' },
                normalisation: { kind: 'min-max', min: 0, max: 10 },
              },
            ],
          },
        ],
      },
    } as unknown as RiskInfo;
    const inputs = {
      periods: ['2024'],
      places: ['a', 'b'].map((id, at) => ({ id, fid: at, name: {} })),
      values: { smoke: [5, 8] },
      shares: { smoke: [1, 1] },
    } as unknown as RiskInputs;
    const outcomes = outcomesOf(info, inputs, { input: 'smoke', by: -0.2 });
    expect(outcomes.map(({ after }) => after.id)).toEqual(['b', 'a']);
    const [, outcome] = outcomes;
    expect(outcome?.before.score).toBeCloseTo(5, 10);
    expect(outcome?.after.score).toBeCloseTo(4, 10);
    expect(outcome).toMatchObject({ of: 2, after: { ranks: { rank: 2 } } });
    // Of the country: both are in the two highest classes as it is; supposed, one falls into the lowest, the other a class.
    const { before, after, moved } = changedIn(outcomes, info);
    expect([before, after, moved.map((one) => one.after.id)]).toEqual([2, 1, ['b', 'a']]);
    const none = { ...inputs, periods: [], values: { smoke: [] }, shares: { smoke: [] } };
    expect(outcomesOf({ ...info, present: null }, none, { input: 'smoke', by: -0.2 })).toEqual([]);
  });
});

describe('then and now', () => {
  const indicator = {
    ...{ key: 'x', page: '/x', direction: 'higher-worse', decimals: 0, unit: '1', title: text },
    classes: [
      { id: 'low', below: 50, title: text, color: '#000000' },
      { id: 'high', title: text, color: '#ffffff' },
    ],
    ...{ period: '2024-05', value: 60 },
    spark: [
      { period: '2022-05', value: 40 },
      { period: '2023-05', value: null },
      { period: '2024-05', value: 60 },
    ],
  } satisfies Comparable;

  it('holds the same periods against each other, with their classes', () => {
    expect(pairsOf([indicator], 2)).toMatchObject([
      {
        period: '2022-05',
        before: 40,
        now: 60,
        change: 20,
        better: false,
        classThen: { id: 'low' },
        classNow: { id: 'high' },
      },
    ]);
    expect(pairsOf([indicator], 1)).toEqual([]);
    expect(yearsThatCompare([indicator])).toEqual([2]);
  });

  it('reads the years from the link', () => {
    expect(parseThen('?then=5&of=x')).toEqual({ years: 5, of: 'x' });
    expect(['?then=0', '?then=x', ''].map((search) => parseThen(search).years)).toEqual([null, null, null]);
    expect([yearsIn('?then=5', [indicator]), yearsIn('', [indicator]), yearsIn('', [])]).toEqual([
      5,
      2,
      null,
    ]);
  });
});
