import { describe, expect, it } from 'vitest';
import { IndicatorMethod } from '../../sql/model/indicator-method.ts';
import type { Limit } from '../../sql/model/parameter.ts';
import { signsOf, toldOf } from './formula.ts';

const text = { ar: 'حد', fr: 'limite', en: 'limit' };
const day = { id: 'day', title: text, value: 50, side: 'above', text } as unknown as Limit;

const formulaOf = (given: unknown) => {
  const method = IndicatorMethod.parse(given);
  const signs = signsOf(method);
  return toldOf(method, {
    sign: (input) => signs.get(input) ?? '?',
    number: String,
    limit: (_, id) => (id === 'day' ? day : undefined),
    text: ({ en }) => en,
  });
};

describe('the formula of a method', () => {
  it('of sums has weights, factor and offset as they are declared', () => {
    const terms = [{ input: 'x' }, { input: 'y', weight: -0.5 }];
    expect(formulaOf({ kind: 'sum', terms: [{ input: 'x' }] }).formula).toBe('a');
    expect(formulaOf({ kind: 'sum', terms, factor: 100, offset: -3 }).formula).toBe('100 × (a − 0.5 b) − 3');
  });

  it('of a ratio has its brackets, factor and end', () => {
    const numerator = [{ input: 'x' }, { input: 'y' }];
    const denominator = [{ input: 'z', weight: 2 }];
    expect(formulaOf({ kind: 'ratio', numerator, denominator, factor: 100, most: 100 }).formula).toBe(
      'min(100, 100 × (a + b) ÷ 2 c)',
    );
  });

  it('of exceedances names the limit with its value, side and text of law', () => {
    const method = { kind: 'exceedances', input: 'x', bound: { limit: 'day' }, count: 'days' };
    expect(formulaOf(method)).toEqual({
      formula: 'n(a > 50)',
      said: [
        { key: 'formula.exceedances', values: { count: 'days', sign: 'a' } },
        { key: 'formula.limit', values: { title: 'limit', text: 'limit' } },
      ],
    });
    const below = { ...method, bound: { value: 5, side: 'below' }, share: true, running: 8 };
    expect(formulaOf(below).formula).toBe('100 × n(a* < 5) ÷ n');
  });

  it('of what is held against a baseline says which way', () => {
    const of = (as: string) =>
      formulaOf({ kind: 'against-baseline', input: 'x', baseline: { from: 1991, to: 2020 }, as }).formula;
    expect(['difference', 'percent', 'gain', 'loss', 'z'].map(of)).toEqual([
      ...['a − m', '100 × (a − m) ÷ |m|', 'max(0, a − m)', 'max(0, m − a)', '(a − m) ÷ s'],
    ]);
  });

  it('of a risk has its dimensions to the power of their weights', () => {
    const part = (input: string) => ({
      ...{ input, direction: 'higher', normalisation: { kind: 'min-max', min: 0, max: 1 } },
    });
    const dimensions = [
      { id: 'hazard', weight: 0.5, parts: [part('x')] },
      { id: 'vulnerability', parts: [part('y')] },
    ];
    const model = { kind: 'risk', dimensions, source: text };
    expect(formulaOf(model).formula).toBe('(H^0.5 × V)^(1 ÷ 1.5)');
    expect(formulaOf({ ...model, aggregation: 'arithmetic' }).formula).toBe('(0.5 H + V) ÷ 1.5');
    expect(formulaOf({ ...model, dimensions: dimensions.slice(0, 1) }).formula).toBe('H');
  });

  it('has a letter for each input, in the order of the method, beyond the alphabet too', () => {
    const terms = Array.from({ length: 28 }, (_, at) => ({ input: `i${at}` }));
    const signs = signsOf(IndicatorMethod.parse({ kind: 'sum', terms }));
    expect([signs.get('i0'), signs.get('i25'), signs.get('i26'), signs.get('i27')]).toEqual([
      ...['a', 'z', 'a1', 'b1'],
    ]);
  });
});
