import { describe, expect, it } from 'vitest';
import { Indicator } from '../../sql/model/indicator.ts';
import { type Declared, indicatorFaults } from '../../sql/model/indicator-faults.ts';
import { Parameter } from '../../sql/model/parameter.ts';
import { REGISTRY as themes } from './index.ts';

const indicators = themes.flatMap((theme) => theme.indicators ?? []).map((one) => Indicator.parse(one));
const parameters = themes.flatMap((theme) => theme.parameters ?? []).map((one) => Parameter.parse(one));
const declared: Declared = {
  layers: new Map(themes.flatMap((theme) => theme.layers.map(({ layer }) => [layer.id, layer] as const))),
  parameters: new Map(parameters.map((one) => [one.id, one])),
  indicators: new Map(indicators.map((one) => [one.id, one])),
};

describe('the indicators of all themes', () => {
  it.each(indicators.map((one) => [one.id, one] as const))('%s names only what is there', (_, indicator) => {
    expect(indicatorFaults(indicator, declared)).toEqual([]);
  });

  it('have ids of their own', () => {
    expect(declared.indicators.size).toBe(indicators.length);
    expect(indicators.length).toBeGreaterThan(20);
  });

  /** Numbered targets of each goal, A/RES/71/313. */
  const TARGETS = [5, 5, 9, 7, 6, 6, 3, 10, 5, 7, 7, 8, 3, 7, 9, 10, 19];
  /** What no target speaks of: an index of many things at once. */
  const OF_NONE = ['quality-of-life-index'];
  it('say which target of the SDGs they speak of, and name one that there is', () => {
    const without = indicators.filter(({ sdg, method }) => sdg === undefined && method.kind !== 'risk');
    expect(without.map(({ id }) => id)).toEqual(OF_NONE);
    for (const { id, sdg } of indicators.filter(({ sdg }) => sdg !== undefined)) {
      const [goal = '', target = ''] = sdg!.split('.');
      const isNumbered = Number(target) >= 1 && Number(target) <= TARGETS[Number(goal) - 1]!;
      // Means of implementation have letters: 3.c.1.
      expect([id, isNumbered || /^[a-d]$/.test(target)]).toEqual([id, true]);
    }
  });

  const [any] = indicators.filter(({ inputs }) =>
    Object.values(inputs).some(({ kind }) => kind === 'series'),
  );
  const series = { kind: 'series', parameter: 'nothing', layer: 'nowhere', over: 'year' } as const;
  const faulty: [string, { base?: string; inputs?: Record<string, object> }][] = [
    ['no layer nowhere', { inputs: { x: series } }],
    ['no parameter nothing', { inputs: { x: series } }],
    ['no layer moon', { base: 'moon' }],
    ['no indicator none', { inputs: { x: { kind: 'indicator', indicator: 'none' } } }],
    [
      'no property weight',
      { inputs: { x: { kind: 'property', layer: 'dams', measure: { property: 'weight' } } } },
    ],
    ['has no areas', { inputs: { x: { kind: 'property', layer: 'dams', measure: 'area' } } }],
  ];
  it.each(faulty)('a fault is told: %s', (fault, change) => {
    const parsed = Indicator.parse({
      ...any,
      years: { from: 2000, to: 2001 },
      period: 'year',
      method: { kind: 'sum', terms: [{ input: Object.keys(change.inputs ?? any!.inputs)[0] }] },
      inputs: Object.fromEntries(Object.entries(any!.inputs).slice(0, 1)),
      ...change,
    });
    expect(indicatorFaults(parsed, declared).join('\n')).toContain(fault);
  });

  it('a circle is told', () => {
    const self = { kind: 'indicator', indicator: any!.id } as const;
    const circle = Indicator.parse({
      ...any,
      inputs: { x: self },
      method: { kind: 'sum', terms: [{ input: 'x' }] },
    });
    const all = new Map([...declared.indicators, [circle.id, circle]]);
    expect(indicatorFaults(circle, { ...declared, indicators: all }).join()).toContain('made of itself');
  });
});
