import { describe, expect, it } from 'vitest';
import type { OutlookPeriod } from '../../sql/model/outlook.ts';
import { forecastFor, spanWith, spanWithout, wholeWith } from './ahead.ts';
import { chartOf, formatChart, parseChart } from './state.ts';

const DAY = 86_400;
const at = (text: string) => Date.parse(text) / 1000;
const forecast = (period: OutlookPeriod, origin: string, end: string) => ({
  period,
  origin: `${origin}T00:00:00.000Z`,
  steps: [{ start: `${origin}T00:00:00.000Z`, end: `${end}T00:00:00.000Z` }] as never,
});
const days = forecast('day', '2024-03-01', '2024-03-31');
const months = forecast('month', '2024-03-01', '2025-03-01');

describe('what is expected', () => {
  it('continues a line that is drawn by the same periods, and no other', () => {
    const both = [months, days];
    expect(forecastFor(both, 'value')).toBe(days);
    expect(forecastFor(both, 'day')).toBe(days);
    expect(forecastFor(both, 'month')).toBe(months);
    expect([forecastFor(both, 'year'), forecastFor([], 'value')]).toEqual([null, null]);
  });

  it('makes the chart reach as far, and be seen from not too far', () => {
    const whole: [number, number] = [at('1990-01-01'), at('2024-03-01')];
    expect(wholeWith(whole, [days, months])).toEqual([whole[0], at('2025-03-01')]);
    expect(wholeWith(whole, [])).toEqual(whole);
    const seen = spanWith(whole, days);
    expect([seen[1], (seen[1] - seen[0]) / DAY]).toEqual([at('2024-03-31'), 270]);
    // What is looked at from near stays so.
    expect(spanWith([at('2024-02-01'), at('2024-02-20')], days)).toEqual([
      at('2024-02-01'),
      at('2024-03-31'),
    ]);
  });

  it('goes as it came', () => {
    const whole: [number, number] = [at('1990-01-01'), at('2024-03-01')];
    expect(spanWithout(null, whole)).toBeNull();
    expect(spanWithout([at('2000-01-01'), at('2001-01-01')], whole)).toEqual([
      at('2000-01-01'),
      at('2001-01-01'),
    ]);
    expect(spanWithout([at('2024-01-01'), at('2024-03-31')], whole)).toEqual([
      at('2024-03-01') - 90 * DAY,
      at('2024-03-01'),
    ]);
    expect(spanWithout([at('1980-01-01'), at('2025-01-01')], whole)).toBeNull();
  });

  it('is in the link', () => {
    const state = { ...chartOf(['a.b.c']), ahead: true };
    const query = new URLSearchParams(
      formatChart(state, 'series').filter((pair): pair is [string, string] => pair[1] !== null),
    );
    expect([query.get('ahead'), parseChart(query, 'series').ahead]).toEqual(['yes', true]);
    query.set('ahead', '1');
    expect(parseChart(query, 'series').ahead).toBe(false);
  });
});
