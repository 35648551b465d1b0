import { describe, expect, it } from 'vitest';
import { WarningRule } from '../../../sql/model/warning-rule.ts';
import { durationOf, partsOf } from './duration.ts';
import { differencesOf, numberIn, ruleIn } from './rule-in.ts';

const words = (name: string, text: string): [string, string][] =>
  ['ar', 'fr', 'en'].map((of) => [`rule.${name}.${of}`, text]);

const formOf = (...given: [string, string][]): FormData => {
  const form = new FormData();
  const all: [string, string][] = [
    ...(['title', 'event', 'headline', 'description'] as const).flatMap((name) => words(name, 'Dust')),
    ...(['lasts', 'calm', 'merges', 'fresh', 'expires'] as const).flatMap((name): [string, string][] => [
      [`rule.${name}`, name === 'lasts' ? '0' : '2'],
      [`rule.${name}.unit`, name === 'lasts' ? 'TM' : 'D'],
    ]),
    ['rule.area.level', 'governorate'],
    ['rule.authority', 'anpe'],
    ['rule.category', 'Env'],
    ['rule.severity', 'Severe'],
    ['rule.urgency', 'Expected'],
    ['rule.certainty', 'Likely'],
    ['rule.publishes', 'draft'],
    ...given,
  ];
  for (const [name, value] of all) form.append(name, value);
  return form;
};
const read = (...given: [string, string][]) =>
  WarningRule.safeParse(ruleIn(formOf(...given), { id: 'dust', places: [] }));
const faults = (...given: [string, string][]): string[] =>
  read(...given).error?.issues.map(({ path }) => path.join('.')) ?? [];

describe('a rule of a form', () => {
  it('of what is measured', () => {
    const { data } = read(
      ...([
        ['rule.subject.kind', 'observation'],
        ['rule.subject.parameter', 'pm10'],
        ['rule.subject.over', 'day'],
        ['rule.subject.statistic', 'mean'],
        ['rule.when.kind', 'above'],
        ['rule.when.value', '٥٠٫٥'],
        ['rule.when.until', ' 40,25 '],
        ['rule.responses', 'Avoid'],
        ['rule.responses', 'Monitor'],
      ] as [string, string][]),
    );
    expect(data).toMatchObject({
      subject: { kind: 'observation', parameter: 'pm10', over: 'day' },
      when: { kind: 'above', value: 50.5, until: 40.25 },
      responses: ['Avoid', 'Monitor'],
      lasts: 'PT0S',
      fresh: 'P2D',
    });
  });

  it('of a probability, which people type as per cent', () => {
    const forecast: [string, string][] = [
      ['rule.subject.kind', 'forecast'],
      ['rule.subject.of.kind', 'parameter'],
      ['rule.subject.of.id', 'pm10'],
      ['rule.subject.limit', 'day'],
      ['rule.subject.period', 'hour'],
      ['rule.when.kind', 'above'],
    ];
    expect(read(...forecast, ['rule.when.value', '60']).data?.when).toEqual({ kind: 'above', value: 0.6 });
    expect(faults(...forecast, ['rule.when.value', '160'])).toEqual(['rule.when.value'.slice(5)]);
  });

  it('of classes: one that begins it is not told again among those that it goes on in', () => {
    const { data } = read(
      ['rule.subject.kind', 'indicator'],
      ['rule.subject.indicator', 'air'],
      ['rule.when.kind', 'classes'],
      ['rule.when.on', 'bad'],
      ['rule.when.holds', 'bad'],
      ['rule.when.holds', 'poor'],
    );
    expect(data?.when).toEqual({ kind: 'classes', on: ['bad'], holds: ['poor'] });
  });

  it('tells what is missing by the name of its field', () => {
    expect(
      faults(
        ['rule.subject.kind', 'observation'],
        ['rule.subject.parameter', ''],
        ['rule.subject.over', 'value'],
        ['rule.subject.statistic', 'mean'],
        ['rule.when.kind', 'below'],
        ['rule.when.value', 'x'],
      ),
    ).toEqual(['subject.parameter', 'when.value']);
  });
});

it.each([
  ['PT0S', '0', 'TM'],
  ['PT90S', '2', 'TM'],
  ['PT3H', '3', 'TH'],
  ['P2Y', '2', 'Y'],
])('a duration %s as a form has it', (duration, count, unit) => {
  expect(partsOf(duration)).toEqual({ count, unit });
});

it('a duration of what was typed; what is none is found fault with later', () => {
  expect(durationOf('3', 'TH')).toBe('PT3H');
  expect(durationOf('00', 'D')).toBe('PT0S');
  expect(durationOf('', 'D')).toBe('');
  expect(durationOf('x', 'D')).toBe('PxD');
});

it.each([
  ['', undefined],
  ['1 000,5', 1000.5],
  ['١٢', 12],
  ['-3', -3],
  ['12 km', undefined],
])('a number that was typed: %s', (text, value) => {
  expect(numberIn(text)).toBe(value);
});

it('tells in what a rule differs from what its theme declares, whatever the order of its fields', () => {
  const rule = { id: 'a', when: { kind: 'above', value: 1, until: 0 }, severity: 'Minor' } as never;
  const declared = { id: 'a', when: { until: 0, value: 1, kind: 'above' }, severity: 'Severe' } as never;
  expect(differencesOf(rule, declared)).toEqual(['severity']);
});
