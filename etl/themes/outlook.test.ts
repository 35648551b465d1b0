import { describe, expect, it } from 'vitest';
import { Indicator } from '../../sql/model/indicator.ts';
import { OutlookWord } from '../../sql/model/outlook.ts';
import { type Declared, outlookFaults } from '../../sql/model/outlook-faults.ts';
import { Parameter } from '../../sql/model/parameter.ts';
import { SIGNAL_KINDS } from '../../sql/model/signal.ts';
import { REGISTRY as themes } from './index.ts';

const indicators = themes.flatMap((theme) => theme.indicators ?? []).map((one) => Indicator.parse(one));
const parameters = themes.flatMap((theme) => theme.parameters ?? []).map((one) => Parameter.parse(one));
const declared: Declared = {
  layers: new Map(themes.flatMap((theme) => theme.layers.map(({ layer }) => [layer.id, layer] as const))),
  parameters: new Set(parameters.map(({ id }) => id)),
  indicators: new Set(indicators.map(({ id }) => id)),
};
const all = [...parameters, ...indicators];

describe('what themes say of outlooks and signals', () => {
  it('names only what is there', () => {
    expect(all.flatMap((one) => outlookFaults(one, declared).map((fault) => `${one.id}: ${fault}`))).toEqual(
      [],
    );
  });

  it('has a detector for each kind of signal, of parameters and indicators together', () => {
    const kinds = all
      .flatMap(({ signals }) => signals ?? [])
      .map((rule) =>
        rule.detector === 'episode' ? rule.as : rule.detector === 'rise' ? 'rising-pollution' : rule.detector,
      );
    expect([...new Set(kinds)].sort()).toEqual([...SIGNAL_KINDS].sort());
  });

  const any = indicators.find(({ id }) => id === 'fire-weather-index')!;
  it.each([
    [
      'no class worst',
      { signals: [{ detector: 'episode', as: 'heat', grades: [{ from: 'worst', severity: 'minor' }] }] },
    ],
    ['no layer moon', { signals: [{ detector: 'rise', near: ['moon'], metres: 1 }] }],
    [
      'grades are of classes and of values',
      {
        signals: [
          {
            detector: 'episode',
            as: 'heat',
            grades: [
              { from: 'high', severity: 'minor' },
              { from: 4, severity: 'severe' },
            ],
          },
        ],
      },
    ],
    ['nothing drives: none', { outlook: { driver: { id: 'none' } } }],
    ['it drives itself', { outlook: { driver: { id: any.id } } }],
    ['no property weight', { outlook: { stock: { full: { property: 'weight' } } } }],
    ['an indicator is no stock', { outlook: { stock: {} } }],
  ])('a fault is told: %s', (fault, change) => {
    expect(outlookFaults(Indicator.parse({ ...any, ...change }), declared)).toContain(fault);
  });

  it('is refused where a scale lacks the bounds that it is of', () => {
    const issues = (given: object) =>
      OutlookWord.safeParse(given).error?.issues.map(({ message }) => message);
    expect(issues({ transform: { kind: 'log' } })).toEqual(['log needs least']);
    expect(issues({ transform: { kind: 'logit' }, least: 0 })).toEqual(['logit needs most']);
    expect(issues({ transform: { kind: 'logit' }, least: 0, most: 1 })).toBeUndefined();
  });
});
