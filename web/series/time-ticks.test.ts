import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeTicks } from './time-ticks.ts';
import { dateOf, localOf, momentOf } from './zone.ts';

const seconds = (text: string): number => Date.parse(text) / 1000;
const written = (ticks: { at: number }[]): string[] =>
  ticks.map(({ at }) => new Date(at * 1000).toISOString().slice(0, 16));

describe('the calendar of a zone', () => {
  it('knows the clocks of Tunis, also in the summers that it had daylight saving', () => {
    expect(dateOf(seconds('2024-12-31T23:30:00Z'), 'Africa/Tunis')).toEqual({ year: 2025, month: 0, day: 1 });
    expect(localOf(seconds('2007-07-01T00:00:00Z'), 'Africa/Tunis')).toBe(seconds('2007-07-01T02:00:00Z'));
  });

  it('goes from the clock on the wall to the moment and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), (moment) => {
        const local = localOf(moment, 'Europe/Paris');
        expect(localOf(momentOf(local, 'Europe/Paris'), 'Europe/Paris')).toBe(local);
      }),
    );
  });

  it('takes the hour after for one that clocks leap over', () => {
    const at = momentOf(seconds('2024-03-31T02:30:00Z'), 'Europe/Paris');
    expect(new Date(at * 1000).toISOString()).toBe('2024-03-31T01:30:00.000Z');
  });
});

describe('marks of time', () => {
  it('are midnights of the zone, not of UTC, and name the month at first', () => {
    const { unit, ticks } = timeTicks(
      seconds('2024-01-30T00:00:00Z'),
      seconds('2024-02-03T12:00:00Z'),
      'Africa/Tunis',
      8,
    );
    expect(unit).toBe('day');
    expect(written(ticks)).toEqual([
      '2024-01-30T23:00',
      '2024-01-31T23:00',
      '2024-02-01T23:00',
      '2024-02-02T23:00',
    ]);
    expect(ticks.map(({ begins }) => begins)).toEqual([true, true, false, false]);
  });

  it('are years and decades where the span is long', () => {
    const { unit, ticks } = timeTicks(seconds('1951-06-01Z'), seconds('2020-01-01Z'), 'UTC', 8);
    expect(unit).toBe('year');
    expect(ticks.map(({ at }) => dateOf(at, 'UTC').year)).toEqual([1960, 1970, 1980, 1990, 2000, 2010, 2020]);
  });

  it('are in the span, ascend, are no more than asked for, and stand at least half a step apart', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_700_000_000 }),
        fc.integer({ min: 3600, max: 2_000_000_000 }),
        fc.integer({ min: 3, max: 14 }),
        (from, length, most) => {
          const { ticks } = timeTicks(from, from + length, 'Africa/Tunis', most);
          expect(ticks.length).toBeLessThanOrEqual(most + 3);
          const apart = ticks.slice(1).map(({ at }, before) => at - (ticks[before]?.at ?? 0));
          expect(apart.every((one) => one > 0)).toBe(true);
          if (apart.length > 1) expect(Math.min(...apart)).toBeGreaterThan(Math.max(...apart) / 3);
          expect(ticks.every(({ at }) => at >= from && at <= from + length)).toBe(true);
        },
      ),
    );
  });
});
