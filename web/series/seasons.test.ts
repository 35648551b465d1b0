import { describe, expect, it } from 'vitest';
import type { Point } from './points.ts';
import { dateAt, readingAt, steppedPlace, yearsOf } from './seasons.ts';

const months = (count: number): Point[] =>
  Array.from({ length: count }, (_, month) => ({
    time: Date.UTC(2020, month, 1) / 1000,
    ...{ value: month, below: false, flag: null, bucket: null },
  }));

describe('a year that begins with another month', () => {
  it('is named by the calendar year that it begins in, its places counted from there', () => {
    const years = yearsOf(months(24), 'month', 'UTC', 9);
    expect(years.map(({ year, points }) => [year, points.length])).toEqual([
      [2019, 8],
      [2020, 12],
      [2021, 4],
    ]);
    expect(years[1]?.points[0]).toMatchObject({ place: 0, value: 8 });
    expect(yearsOf(months(12), 'month', 'UTC').map(({ year }) => year)).toEqual([2020]);
  });

  it('has its places told by their dates, days through the end of the calendar year', () => {
    const told = (place: number, grain: 'day' | 'month', begin: number) =>
      new Date(dateAt(place, grain, begin) * 1000).toISOString().slice(5, 10);
    expect([told(0, 'month', 9), told(4, 'month', 9)]).toEqual(['09-01', '01-01']);
    expect([told(0, 'day', 9), told(122, 'day', 9), told(365, 'day', 9)]).toEqual([
      '09-01',
      '01-01',
      '08-31',
    ]);
  });
});

describe('the year in front is read', () => {
  const seasons = {
    year: 2020,
    years: [{ year: 2020, points: [3, 0, 7].map((place) => ({ place, value: place, time: 0 })) }],
  };
  it('where the pointer is nearest to a value, and value by value by the keyboard', () => {
    expect([readingAt(seasons, 6)?.value, readingAt({ ...seasons, year: 1999 }, 6)]).toEqual([7, null]);
    expect(steppedPlace(seasons, null, 1)).toBe(0);
    expect(steppedPlace(seasons, null, -1)).toBe(7);
    expect([steppedPlace(seasons, 0, 1), steppedPlace(seasons, 7, 1), steppedPlace(seasons, 3, -1)]).toEqual([
      3, 7, 0,
    ]);
  });
});
