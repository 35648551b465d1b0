import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DispatchRule, fitting } from './choose.ts';

let no = 0;
const rule = (structureId: string, given: Partial<DispatchRule> = {}): DispatchRule => ({
  ...{ no: ++no, category: null, asset: null, areaId: null, tier: 'central', structureId },
  ...{ validFrom: null, validTo: null, ...given },
});
const RULES = [
  rule('ministry'),
  rule('bureau', { areaId: 'governorate:ins:11', tier: 'regional' }),
  rule('town', { areaId: 'municipality:mun-uid:7', tier: 'local' }),
  rule('water', { category: 'water' }),
  rule('town-water', { category: 'water', areaId: 'governorate:ins:11', tier: 'regional' }),
  rule('pipes', { category: 'water', asset: 'pipe' }),
  rule('council', { areaId: 'municipality:mun-uid:8', tier: 'local', validTo: '2023-03-08' }),
  rule('delegation', { areaId: 'municipality:mun-uid:8', tier: 'local', validFrom: '2023-03-09' }),
];
const at = (
  areas: string[],
  category: string | null = null,
  asset: string | null = null,
  on = '2026-03-03',
) => fitting(RULES, { category, asset, areas, on })[0]?.structureId;

describe('dispatch', () => {
  it.each([
    ['nothing near', [], null, null, 'ministry'],
    ['a governorate', ['governorate:ins:11'], null, null, 'bureau'],
    [
      'a town before its governorate',
      ['municipality:mun-uid:7', 'governorate:ins:11'],
      'water',
      null,
      'town',
    ],
    ['its category before all', ['governorate:ins:11'], 'water', null, 'town-water'],
    ['category without area', ['governorate:ins:12'], 'water', null, 'water'],
    ['its asset before its category', [], 'water', 'pipe', 'pipes'],
  ])('by %s', (_, areas, category, asset, expected) => expect(at(areas, category, asset)).toBe(expected));

  it('by what held on the day: a dissolved council, and who came after it', () => {
    expect(at(['municipality:mun-uid:8'], null, null, '2023-03-08')).toBe('council');
    expect(at(['municipality:mun-uid:8'], null, null, '2023-03-09')).toBe('delegation');
  });

  it('does not depend on the order of the rules', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(RULES, { minLength: RULES.length }), (rules) => {
        const matter = { category: 'water', asset: 'pipe', areas: ['governorate:ins:11'], on: '2026-03-03' };
        expect(fitting(rules, matter)).toEqual(fitting(RULES, matter));
      }),
    );
  });
});
