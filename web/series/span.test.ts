import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grainFor } from './rollup.ts';
import { fetchedFor, lengthOf, panned, type Span, within, zoomed } from './span.ts';
import { chartOf, DRAWN_STATISTICS, formatChart, parseChart } from './state.ts';

const WHOLE: Span = [0, 1_000_000];
const span = fc
  .tuple(fc.integer({ min: 0, max: 999_000 }), fc.integer({ min: 10, max: 900_000 }))
  .map(([from, length]): Span => within([from, from + length], WHOLE));

describe('a span', () => {
  it('stays in the whole, however it is moved', () => {
    fc.assert(
      fc.property(span, fc.double({ min: -3, max: 3, noNaN: true }), (one, share) => {
        const moved = panned(one, share, WHOLE);
        expect(moved[0]).toBeGreaterThanOrEqual(0);
        expect(moved[1]).toBeLessThanOrEqual(1_000_000 + 1e-6);
        expect(lengthOf(moved)).toBeCloseTo(lengthOf(one), 6);
      }),
    );
  });

  it('keeps the moment under the pointer where it is, away from the ends', () => {
    const before: Span = [400_000, 600_000];
    const after = zoomed(before, 0.5, 450_000, WHOLE, 10);
    expect(lengthOf(after)).toBe(100_000);
    expect((450_000 - after[0]) / lengthOf(after)).toBeCloseTo(0.25, 9);
  });

  it('is never shorter than the least, nor longer than the whole', () => {
    expect(lengthOf(zoomed([0, 100], 0.001, 50, WHOLE, 60))).toBe(60);
    expect(zoomed([0, 900_000], 10, 5, WHOLE, 60)).toEqual(WHOLE);
    expect(lengthOf(zoomed([0, 20], 0.5, 5, [0, 20], 60))).toBe(20);
  });

  it('is held by what is fetched for it, which changes seldom', () => {
    fc.assert(
      fc.property(span, (one) => {
        const [from, to] = fetchedFor(one, WHOLE);
        expect(from).toBeLessThanOrEqual(one[0]);
        expect(to).toBeGreaterThanOrEqual(one[1]);
        expect(to - from).toBeLessThanOrEqual(4 * lengthOf(one) + 8);
      }),
    );
    expect(fetchedFor([300_000, 400_000], WHOLE)).toEqual(fetchedFor([300_500, 400_500], WHOLE));
  });
});

describe('the grain', () => {
  const hourly = {
    every: 'PT1H',
    n: 87_600,
    first: null,
    last: null,
    rollups: ['day', 'month', 'year'] as ('day' | 'month' | 'year')[],
  };
  const DAY = 86_400;

  it.each([
    [30 * DAY, 'value'],
    [365 * DAY, 'day'],
    [3653 * DAY, 'month'],
    [300 * 365 * DAY, 'year'],
  ])('of %d seconds is the finest that can be told apart: %s', (seconds, grain) =>
    expect(grainFor(seconds, 2000, hourly)).toBe(grain),
  );

  it('counts the values that there are where none are expected', () => {
    const rare = { ...hourly, every: null, n: 12 };
    expect(grainFor(3653 * DAY, 2000, rare)).toBe('value');
  });
});

describe('the link of a chart', () => {
  it('restores what it was made of', () => {
    const minute = fc.integer({ min: 0, max: 60_000_000 }).map((one) => one * 60);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }), { maxLength: 4 }),
        fc.option(fc.tuple(minute, minute)),
        fc.constantFrom(null, 'value', 'month'),
        fc.constantFrom('time', 'seasons'),
        fc.record({
          drawn: fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9.-]{0,9}$/), fc.boolean(), { maxKeys: 5 }),
          statistic: fc.option(fc.constantFrom(...DRAWN_STATISTICS)),
          begin: fc.integer({ min: 1, max: 12 }),
          year: fc.option(fc.integer({ min: 1, max: 9999 })),
          ahead: fc.boolean(),
        }),
        (series, ends, grain, view, rest) => {
          const span = ends && ends[0] !== ends[1] ? ([Math.min(...ends), Math.max(...ends)] as const) : null;
          const state = { series, span, grain, view, ...rest } as Parameters<typeof formatChart>[0];
          const query = new URLSearchParams();
          for (const [name, value] of formatChart(state, 'series'))
            if (value !== null) query.set(name, value);
          expect(parseChart(query, 'series')).toEqual(state);
        },
      ),
    );
  });

  it.each([
    'span=2020-01-01',
    'span=2021-01-01/2020-01-01',
    'span=x/y',
    'by=week',
    'as=pie',
    'series=%25E0',
    'begin=13',
    'year=x',
    'of=sum',
    'lines=,%00',
  ])('takes what it cannot read for what it chooses itself: %s', (text) => {
    const read = parseChart(new URLSearchParams(text), 'series');
    expect(read).toEqual(chartOf([]));
  });
});
