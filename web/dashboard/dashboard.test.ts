import { describe, expect, it } from 'vitest';
import type { Headline } from '../../sql/model/api/dashboard.ts';
import { csvOf, fileName } from '../ui/take-along/sheet.ts';
import { embedAddress } from './embed.ts';
import { fanOf } from './fan.ts';
import { parseFollowed, turned } from './followed.ts';
import { standsSaid } from './said.ts';
import { type Course, goingOf, yearsBefore } from './trend.ts';

describe('a table that is taken along', () => {
  it('quotes what needs it, and keeps formulas from spreadsheets but not numbers', () => {
    const rows = [{ head: '', cells: ['a,b', 'say "x"', '=1+1', -2.5, null] }];
    expect(csvOf({ columns: ['1', '2', '3', '4', '5'], rows })).toBe(
      `1,2,3,4,5\r\n"a,b","say ""x""",'=1+1,-2.5,\r\n`,
    );
  });
  it('is called by its block and place', () => {
    expect(fileName('risk', null)).toBe('biatouna-risk');
    expect(fileName('risk', 'governorate:ins:31')).toBe('biatouna-risk-governorate-ins-31');
  });
});

describe('what an indicator does', () => {
  const course = (values: readonly number[], more: Partial<Course> = {}): Course => ({
    ...{ period: 'month', direction: 'higher-worse', decimals: 0, value: values.at(-1) ?? null },
    shown: '2024-12',
    spark: values.map((value, at) => ({
      period: `${2024 - Math.floor((values.length - 1 - at + 0) / 12)}-${String(12 - ((values.length - 1 - at) % 12)).padStart(2, '0')}`,
      value,
    })),
    ...more,
  });
  it('is told by the same period a year before, where years are too few', () => {
    const values = [10, ...Array(11).fill(0), 14];
    expect(goingOf(course(values))).toEqual({
      ...{ way: 'rising', better: false },
      since: { period: '2023-12', change: 4 },
    });
    expect(goingOf(course(values, { direction: 'higher-better' }))?.better).toBe(true);
    expect(goingOf(course(values, { direction: 'neither' }))?.better).toBeNull();
    expect(goingOf(course([10, ...Array(11).fill(0), 10.2]))).toMatchObject({ way: 'none', better: null });
    expect(goingOf(course([14]))).toBeNull();
  });
  it('is told by a test of trend, where there are years enough', () => {
    const spark = Array.from({ length: 12 }, (_, at) => ({ period: String(2012 + at), value: at * 2 }));
    const yearly = course([], { period: 'year', spark, shown: '2023', value: 22 });
    expect(goingOf(yearly)).toEqual({ way: 'rising', better: false, since: null });
  });
  it('has periods before it', () => {
    expect([yearsBefore('2024-05', 2), yearsBefore('2024', 10), yearsBefore('all', 1)]).toEqual([
      ...['2022-05', '2014'],
      null,
    ]);
  });
});

it('a headline says what it is of: the country itself, the middle of several, or of one place nothing more', () => {
  const words = { say: (key: string) => key, text: ({ en }: { en: string }) => en } as never;
  const is = { ar: '', fr: '', en: 'all of it' };
  const told = (given: Pick<Headline, 'whole' | 'of'>) => standsSaid(given as Headline, words);
  expect(told({ whole: { is, hasClasses: false, missing: null }, of: 24 })).toBe('all of it');
  expect(told({ whole: null, of: 24 })).toBe('dashboard.headlines.median');
  expect(told({ whole: null, of: 1 })).toBe('');
});

describe('a fan', () => {
  const step = (median: number) => ({
    ...{ start: '2024-01-01T00:00:00Z', median, lower80: median - 1, upper80: median + 1 },
    ...{ lower95: median - 2, upper95: median + 2 },
  });
  const limit = (value: number) => ({
    title: { ar: '', fr: '', en: '' },
    value,
    side: 'above' as const,
    probability: 0.5,
  });
  const size = { width: 100, height: 50 };
  it('has a middle between its bands, and a limit that is near', () => {
    const fan = fanOf({ steps: [step(10), step(12)], limit: limit(13) }, size);
    expect(fan?.middle).toMatch(/^M3\.0 [\d.]+L97\.0 [\d.]+$/);
    expect(fan?.limit).toBeGreaterThan(0);
    expect(fanOf({ steps: [step(10), step(12)], limit: limit(900) }, size)?.limit).toBeNull();
  });
  it('of one step is none', () => expect(fanOf({ steps: [step(1)], limit: null }, size)).toBeNull());
});

describe('places that are followed', () => {
  it('are read from what is kept, whatever that is', () => {
    expect(parseFollowed('["governorate:ins:31","x"]')).toEqual(['governorate:ins:31']);
    expect(parseFollowed('{"a":1}')).toEqual([]);
    expect(parseFollowed(null)).toEqual([]);
  });
  it('are put in front, and taken away', () => {
    expect(turned(['a', 'b'], 'b', true)).toEqual(['b', 'a']);
    expect(turned(['a', 'b'], 'a', false)).toEqual(['b']);
  });
});

it('a block has an address in pages of others, with the place and the look', () => {
  expect(embedAddress('risk', 'governorate:ins:31', '?lang=ar&then=5')).toBe(
    '/embed/dashboard?block=risk&place=governorate:ins:31&lang=ar',
  );
});
