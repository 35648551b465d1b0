import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point } from './points.ts';
import { standingsOf, usualOf, yearsOf } from './seasons.ts';
import { statisticsOf } from './statistics.ts';
import { seasonalTrend, trendOf, yearlyTrend } from './trend.ts';

const bucket = (coverage: number, n = 100) => ({
  ...{ n, coverage, min: null, max: null, mean: null, p10: null, p90: null },
});
const at = (time: number, value: number, coverage = 1): Point => ({
  ...{ time, value, below: false, flag: null, bucket: bucket(coverage) },
});
const noise = (seed: number): number => Math.sin(seed * 12.9898) * 0.5;
const yearly = (count: number, slope: number): Point[] =>
  Array.from({ length: count }, (_, year) =>
    at(Date.UTC(1990 + year, 0, 1) / 1000, 20 + slope * year + noise(year)),
  );
const monthly = (years: number, slope: number): Point[] =>
  Array.from({ length: years * 12 }, (_, month) =>
    at(
      Date.UTC(1990, month, 1) / 1000,
      20 + (slope * month) / 12 + 10 * Math.cos((month * Math.PI) / 6) + noise(month),
    ),
  );

describe('a trend', () => {
  it('of twenty rising years is rising, by its slope, with a high confidence', () => {
    const trend = yearlyTrend(yearly(20, 0.2), 'Africa/Tunis');
    expect(trend).toMatchObject({ direction: 'rising', confidence: 99, n: 20, from: 1990, to: 2009 });
    expect(trend?.slope).toBeCloseTo(0.2, 1);
    expect(trend?.low).toBeLessThan(trend?.slope ?? 0);
    expect(trend?.line?.[0]).toBeCloseTo(20, 0);
    expect(trend?.line?.[1]).toBeCloseTo(20 + 19 * 0.2, 0);
  });

  it('turns with its values', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 10, maxLength: 25 }), (values) => {
        const points = values.map((value, year) => at(Date.UTC(1990 + year, 5, 1) / 1000, value));
        const turned = points.map((point) => ({ ...point, value: -point.value }));
        const [one, other] = [yearlyTrend(points, 'UTC'), yearlyTrend(turned, 'UTC')];
        expect(other?.slope).toBeCloseTo(-(one?.slope ?? 0), 9);
        expect(other?.p).toBeCloseTo(one?.p ?? 0, 9);
      }),
    );
  });

  it('is not told of too few years, nor of years of which little was measured', () => {
    expect(yearlyTrend(yearly(9, 0.2), 'UTC')).toBeNull();
    const poor = yearly(20, 0.2).map((point, year) => (year % 2 ? at(point.time, point.value, 0.4) : point));
    expect(yearlyTrend(poor.slice(0, 18), 'UTC')).toBeNull();
  });

  it('of few years is looked for in their months, season by season', () => {
    const points = monthly(6, 0.6);
    const trend = trendOf({ years: yearly(6, 0.6), months: points }, 'UTC');
    expect(trend).toMatchObject({ method: 'seasonal', direction: 'rising', n: 72, from: 1990, to: 1995 });
    expect(trend?.slope).toBeCloseTo(0.6, 1);
    expect(seasonalTrend(points.slice(0, 50), 'UTC')).toBeNull();
  });

  it('keeps a gap in its place: half of the years missing makes it no steeper', () => {
    const points = yearly(40, 0.2).filter((_, year) => year < 8 || year > 27);
    expect(yearlyTrend(points, 'UTC')?.slope).toBeCloseTo(0.2, 1);
  });
});

describe('statistics', () => {
  it('count what was measured, and weigh periods by it', () => {
    const points = [
      { ...at(0, 10), bucket: { ...bucket(1, 30), mean: 10, min: 2, max: 30 } },
      { ...at(100, 20), bucket: { ...bucket(0.5, 10), mean: 20, min: 5, max: 25 } },
    ];
    const found = statisticsOf(points, { span: [0, 200], every: 5, gather: 'mean' });
    expect(found).toMatchObject({ n: 40, mean: 12.5, coverage: 1, of: 2 });
    expect(found?.min).toEqual({ value: 2, time: 0 });
    expect(found?.max).toEqual({ value: 30, time: 0 });
    const sums = statisticsOf(points, { span: [0, 200], every: 5, gather: 'sum' });
    expect(sums).toMatchObject({ sum: 30, mean: 15, max: { value: 20, time: 100 } });
  });

  it('leave doubtful values out, and are none of none', () => {
    const doubtful = { ...at(0, 999), flag: 2, bucket: null };
    expect(statisticsOf([doubtful], { span: [0, 10], every: null, gather: 'mean' })).toBeNull();
    expect(
      statisticsOf([doubtful, { ...at(1, 5), bucket: null }], { span: [0, 10], every: null, gather: 'mean' })
        ?.max.value,
    ).toBe(5);
  });
});

describe('seasons', () => {
  it('lay years over each other by the date, also after a leap day', () => {
    const dates = ['2023-03-01', '2024-03-01', '2024-02-29'].map((day) => at(Date.parse(day) / 1000, 1));
    const years = yearsOf(dates, 'day', 'UTC');
    expect(years.map(({ year }) => year)).toEqual([2023, 2024]);
    expect(years[0]?.points[0]?.place).toBe(years[1]?.points[0]?.place);
  });

  it('say what is usual by the other years, where there are enough of them', () => {
    const years = yearsOf(monthly(6, 0), 'month', 'UTC');
    const usual = usualOf(years, 1995, 'month');
    expect(usual).toHaveLength(12);
    expect(usual[0]?.years).toBe(5);
    expect(usual[0]?.middle).toBeGreaterThan(usual[6]?.middle ?? 0);
    expect(usualOf(years.slice(0, 3), null, 'month')).toEqual([]);
  });

  it('count what of a year is out of the usual', () => {
    const usual = [0, 1, 2].map((place) => ({ place, low: 1, middle: 2, high: 3, years: 5 }));
    const points = [4, 0.5, 2, 9].map((value, place) => ({ place, value, time: place }));
    expect(standingsOf({ year: 2020, points }, usual)).toEqual({ above: 1, below: 1, of: 3 });
  });
});
