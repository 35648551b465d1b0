import { describe, expect, it } from 'vitest';
import type { PlaceIndicators } from '../../sql/model/api/indicators.ts';
import { featureIn } from './address.ts';
import { bestOf, classOf, groupsOf, isBetter, type PlaceIndicator, standsOut, trendOf } from './model.ts';
import { rankWords } from './parts.tsx';

const text = (word: string) => ({ ar: word, fr: word, en: word });
const indicator = (
  id: string,
  given: Partial<PlaceIndicator> = {},
  newest: Partial<PlaceIndicator['newest']> = {},
): PlaceIndicator => ({
  ...{ indicator: id, theme: 'water', title: text(id), description: text(id), unit: '%', decimals: 0 },
  ...{
    direction: 'higher-better',
    period: 'year',
    classesSource: text('x'),
    sdg: null,
    status: 'sample',
    sources: [],
  },
  classes: [
    { id: 'low', below: 10, title: text('low'), color: '#112233' },
    { id: 'high', title: text('high'), color: '#445566' },
  ],
  newest: {
    ...{ place: 'p', name: {}, period: '2024', from: null, to: null, value: 5, lower: null, upper: null },
    ...{ coverage: 1, class: 'low', rank: 1, ranks: null, ties: 0, of: 24, missing: null },
    ...newest,
  } as PlaceIndicator['newest'],
  spark: [],
  links: { values: 'http://x/', layer: 'http://x/', lineage: 'http://x/' },
  ...given,
});
const place = (...indicators: PlaceIndicator[]): PlaceIndicators => ({ place: 'p', name: {}, indicators });

describe('the groups of a profile', () => {
  it('are themes in order, a row an indicator, a column a place, empty where it has none', () => {
    const groups = groupsOf([
      place(indicator('a'), indicator('b', { theme: 'air' })),
      place(indicator('b', { theme: 'air' }), indicator('c')),
    ]);
    expect(groups.map(({ theme, rows }) => [theme, rows.map((row) => row.indicator.indicator)])).toEqual([
      ['water', ['a', 'c']],
      ['air', ['b']],
    ]);
    expect(groups[0]?.rows.map(({ of }) => of.map((one) => one !== null))).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it('are none while nothing has come', () => expect(groupsOf([undefined])).toEqual([]));
});

describe('a value', () => {
  it('has the class that it was given, or none', () => {
    expect(classOf(indicator('a'))?.id).toBe('low');
    expect(classOf(indicator('a', {}, { class: null }))).toBeNull();
  });

  it('is best by its direction, and only where it can be compared', () => {
    const row = [3, 9, null].map((value) => (value === null ? null : indicator('a', {}, { value })));
    expect(bestOf(row)).toEqual([1]);
    expect(bestOf(row.map((one) => one && { ...one, direction: 'higher-worse' as const }))).toEqual([0]);
    expect(bestOf(row.map((one) => one && { ...one, direction: 'neither' as const }))).toEqual([]);
    expect(
      bestOf([indicator('a', {}, { value: 3 }), indicator('a', {}, { value: 9, period: '2019' })]),
    ).toEqual([]);
    expect(bestOf([indicator('a')])).toEqual([]);
  });
});

describe('a trend of a profile', () => {
  const spark = (count: number, of: (at: number) => number | null) =>
    Array.from({ length: count }, (_, at) => ({ period: String(2000 + at), value: of(at) }));

  it('is told of ten years and more, where it is sure', () => {
    expect(trendOf(indicator('a', { spark: spark(15, (at) => at) }))).toBe('rising');
    expect(trendOf(indicator('a', { spark: spark(15, (at) => -at) }))).toBe('falling');
    expect(trendOf(indicator('a', { spark: spark(15, (at) => at % 2) }))).toBe('none');
    expect(trendOf(indicator('a', { spark: spark(9, (at) => at) }))).toBeNull();
    expect(trendOf(indicator('a', { period: 'month', spark: spark(15, (at) => at) }))).toBeNull();
  });

  it('is told of five years of months by the seasonal test, whatever the season', () => {
    const months = (count: number, of: (at: number) => number | null) => ({
      period: 'month' as const,
      spark: Array.from({ length: count }, (_, at) => ({
        period: `${2019 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
        value: of(at),
      })),
    });
    const season = (at: number) => 100 * Math.sin((at * Math.PI) / 6);
    expect(
      trendOf(
        indicator(
          'a',
          months(60, (at) => season(at) + at),
        ),
      ),
    ).toBe('rising');
    expect(
      trendOf(
        indicator(
          'a',
          months(60, (at) => (at % 7 ? season(at) - at : null)),
        ),
      ),
    ).toBe('falling');
    expect(
      trendOf(
        indicator(
          'a',
          months(60, (at) => season(at) + (Math.floor(at / 12) % 2)),
        ),
      ),
    ).toBe('none');
    expect(
      trendOf(
        indicator(
          'a',
          months(40, (at) => at),
        ),
      ),
    ).toBeNull();
    expect(
      trendOf(
        indicator(
          'a',
          months(60, (at) => (at % 3 ? at : null)),
        ),
      ),
    ).toBeNull();
  });

  it('is for the better or worse by the direction', () => {
    expect(isBetter('rising', { direction: 'higher-better' })).toBe(true);
    expect(isBetter('rising', { direction: 'higher-worse' })).toBe(false);
    expect(isBetter('falling', { direction: 'neither' })).toBeNull();
  });
});

describe('what a place stands out by', () => {
  it('are the indicators that it is among the first and the last in', () => {
    const { best, worst } = standsOut([
      indicator('first', {}, { rank: 1 }),
      indicator('middle', {}, { rank: 12 }),
      indicator('last', {}, { rank: 24 }),
      indicator('alone', {}, { rank: 1, of: 1 }),
      indicator('neither', { direction: 'neither' }, { rank: 1 }),
    ]);
    expect(best.map((one) => one.indicator)).toEqual(['first']);
    expect(worst.map((one) => one.indicator)).toEqual(['last']);
  });
});

describe('a rank', () => {
  const said = (newest: Partial<PlaceIndicator['newest']>, given: Partial<PlaceIndicator> = {}): string =>
    rankWords(indicator('a', given, newest), {
      say: (key, values) => [key, ...Object.values(values ?? {})].join(' '),
    });

  it('is told with how many share it, and not at all where more than half have the same value', () => {
    expect(said({ rank: 3 })).toBe('place.rank 3 24');
    expect(said({ rank: 3, ties: 1 })).toBe('place.rankShared place.rank 3 24 2');
    expect(said({ rank: 1, ties: 11 })).toBe('place.rankShared place.rank 1 24 12');
    expect(said({ rank: 1, ties: 12 })).toBe('place.rankSame 13 24');
    // The greatest of twenty noughts.
    expect(said({ rank: 1, ties: 19, of: 20 }, { direction: 'neither' })).toBe('place.rankSame 20 20');
    expect(said({ rank: 1, ties: 1, of: 2 })).toBe('place.rankSame 2 2');
    expect(said({ rank: 1, ties: 12, ranks: [1, 5] })).toBe('place.rankSame 13 24');
    expect([said({ rank: 1, of: 1 }), said({ rank: null, ties: null })]).toEqual(['', '']);
  });

  it('makes nobody stand out that shares it with more than a quarter', () => {
    const { best, worst } = standsOut([
      indicator('first of few', {}, { rank: 1, ties: 2 }),
      indicator('first of many', {}, { rank: 1, ties: 8 }),
      indicator('last of few', {}, { rank: 22, ties: 2 }),
      indicator('last of many', {}, { rank: 14, ties: 10 }),
    ]);
    expect([best, worst].map((list) => list.map((one) => one.indicator))).toEqual([
      ['first of few'],
      ['last of few'],
    ]);
  });
});

describe('what a profile is of', () => {
  it.each([
    ['dams:5', { layer: 'dams', feature: '5' }],
    ['governorate:ins:11', null],
    ['dams:', null],
    ['Tunis', null],
  ])('%s', (id, feature) => expect(featureIn(id)).toEqual(feature));
});
