import { describe, expect, it } from 'vitest';
import { wordsIn } from '../../tests/harness/words-in.ts';
import { durationInWords } from './duration-words.ts';
import type { Line } from './line.ts';
import { difference, intervalInWords, measure, trendInWords, withStatistic } from './said.ts';
import type { SeriesTrend } from './trend.ts';
import { type Seasons, seasonsTitle } from './use-seasons.ts';

/** Without the marks that keep directions apart, and with plain spaces. */
const plain = (text: string | null): string =>
  (text ?? '').replace(/[\u2066\u2069]/g, '').replace(/[\u00a0\u202f]/g, ' ');

const trend: SeriesTrend = {
  ...{ method: 'yearly', n: 30, from: 1994, to: 2024, slope: 0.0812, low: 0.05, high: 0.11 },
  ...{ p: 0.02, confidence: 95, direction: 'rising', line: [1, 2] },
};

describe('a trend in words', () => {
  it.each([
    ['en', 'rising, 0.81 mm per decade, significant at 95 %'],
    ['fr', 'en hausse, 0,81 mm par décennie, significatif à 95 %'],
    ['ar', 'في ارتفاع، 0,81 مم كل عشر سنوات، دالّ إحصائيا بثقة 95 %'],
  ] as const)('in %s is: %s', (language, said) =>
    expect(plain(trendInWords(trend, 'mm', wordsIn(language)))).toBe(said),
  );

  it('of fewer than ten years is told by year, of a fall without its sign', () => {
    const short: SeriesTrend = {
      ...trend,
      from: 2018,
      to: 2024,
      slope: -1.234,
      direction: 'falling',
      confidence: 99,
    };
    expect(plain(trendInWords(short, 'Cel', wordsIn('en')))).toBe(
      'falling, 1.2 °C per year, significant at 99 %',
    );
  });

  it('that is not sure is none, whatever its slope', () => {
    const unsure: SeriesTrend = { ...trend, p: 0.31, confidence: null, direction: 'none' };
    expect(plain(trendInWords(unsure, 'mm', wordsIn('en')))).toBe('no significant trend (p = 0.31)');
  });

  it('has its interval, where one is known', () => {
    expect(plain(intervalInWords(trend, 'mm', wordsIn('en')))).toBe('+0.5 to +1.1 mm per decade');
    expect(intervalInWords({ ...trend, low: null }, 'mm', wordsIn('en'))).toBeNull();
  });
});

describe('a value with its unit', () => {
  it.each([
    [-0.012, 'Cel', 1, '0 °C'],
    [-0.06, 'Cel', 1, '−0.1 °C'],
    [1234.5, 'mm', 0, '1,235 mm'],
    [3, '1', 0, '3'],
  ])('%d %s is %s', (value, unit, decimals, said) =>
    expect(plain(measure(value, unit, decimals, wordsIn('en')))).toBe(said),
  );
});

describe('a difference', () => {
  it.each([
    ['fr', 'Cel', 0.14, '\u2066+0,1 °C\u2069'],
    ['en', '1', -8, '\u2066−8\u2069'],
    // The sign stays with its number, and what follows in Arabic stands after both, not before.
    ['ar', 'ug/m3', -0.8, '\u2066−0,8\u2069 مكغ/م³'],
  ] as const)('in %s of %s', (language, unit, change, said) =>
    expect(difference(change, unit, 1, wordsIn(language)).replaceAll('\u00a0', ' ')).toBe(said),
  );
});

describe('a finding of gathered values', () => {
  const of = (part: object, gather: 'mean' | 'sum' = 'mean') =>
    withStatistic(
      'steady',
      {
        grain: 'year',
        statistic: null,
        one: { computed: {}, parameter: { gather } },
        ...part,
      } as unknown as Line,
      wordsIn('en'),
    );
  it('says of an indicator, or of a figure that was chosen, which it is', () => {
    expect(of({})).toBe('Mean by year: steady');
    expect(of({}, 'sum')).toBe('Total by year: steady');
    expect(of({ statistic: 'max' })).toBe('Maximum by year: steady');
    expect(of({ grain: 'value' })).toBe('steady');
    expect(of({ one: { parameter: { gather: 'mean' } } })).toBe('steady');
  });
});

describe('the title of seasons', () => {
  const of = (id: string, years: number[]): Seasons =>
    ({
      line: { one: { series: { id } } },
      ...{ grain: 'month', begin: 1, usual: [], year: years.at(-1) ?? null },
      years: years.map((year) => ({ year, points: [] })),
    }) as unknown as Seasons;
  const title = (...seasons: Seasons[]) => seasonsTitle(seasons, ({ one }) => one.series.id, wordsIn('en'));
  it('tells of other years where there are any, and of several series the year that stands side by side', () => {
    expect(title(of('a', [2024, 2025]))).toBe('2025 against 1 other year');
    expect(title(of('a', [2025]))).toBe('2025, the only year with values');
    expect(title(of('a', [2025]), of('b', [2024, 2025]))).toBe('The year 2025, side by side: a · b');
  });
});

describe('a duration in words', () => {
  it.each([
    ['PT1H', '1 hour'],
    ['P1D', '1 day'],
    ['PT30M', '30 minutes'],
    ['P1Y', '1 year'],
  ])('%s is %s', (duration, said) => expect(durationInWords(duration, wordsIn('en'))).toBe(said));

  it('is none of an instant', () => expect(durationInWords('PT0S', wordsIn('fr'))).toBeNull());
});
