import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LayerInfo } from '../../sql/model/api.ts';
import { askedTime } from './asked-time.ts';
import { type Steps, shownTime, stepsOf, stopOf, timeAt, unitsOf } from './steps.ts';
import { stopInWords } from './stop-words.ts';
import { STEP_UNITS } from './times.ts';

const layer = (timeExtent: LayerInfo['timeExtent'], step?: string, hasTime = true) =>
  ({
    layer: hasTime ? { time: { resolution: 'day', ...(step ? { step } : {}) } } : {},
    timeExtent,
  }) as unknown as LayerInfo;
const NOW = '2026-11-26T12:00:00Z';

/** A layer of newest values, of which longer periods are told by their sum. */
const latest = (step?: string) =>
  ({
    layer: {
      time: { resolution: 'second', ...(step ? { step } : {}) },
      computed: { base: 'stations', by: { kind: 'latest', parameter: 'rain', stale: 'P2D', gather: 'sum' } },
    },
    timeExtent: ['2020-01-01T00:00:00Z', '2024-01-01T00:00:00Z'],
  }) as unknown as LayerInfo;

describe('a layer of newest values', () => {
  it.each([
    ['P1D', '2024', '2024-01-01/2024-12-31'],
    ['P1D', '2024-02', '2024-02-01/2024-02-29'],
    ['P1D', '2023-12', '2023-12-01/2023-12-31'],
    // Its own day, and what is finer: a moment.
    ['P1D', '2024-02-15', '2024-02-15'],
    ['PT1H', '2024-02-15', '2024-02-15'],
    ['PT1H', '2024-02-15T10:30:00Z', '2024-02-15T10:30:00Z'],
    ['P1M', '2024-02', '2024-02-15'],
    ['P1Y', '2024', '2024-07-01'],
    [undefined, '2024', '2024-01-01/2024-12-31'],
  ])('with a value each %s is asked in %s for %s', (step, time, asked) =>
    expect(askedTime(latest(step), time)).toBe(asked),
  );

  it('says by what a longer period is told, and no finer than that is', () => {
    expect(shownTime(latest('P1D'), '2024-02')).toMatchObject({ unit: 'month', gather: 'sum' });
    expect(shownTime(latest('PT1H'), '2024-02-01')).toMatchObject({ unit: 'day', gather: 'sum' });
    expect(shownTime(latest('P1M'), '2024-02')).toMatchObject({ unit: 'month', gather: null });
    expect(shownTime(latest('P1D'), '2024-02-01')).toMatchObject({ unit: 'day', gather: null });
  });

  it('is nothing else: all others are asked for the middle', () => {
    const other = layer(['2020-01-01', '2024-01-01'], 'P1M');
    expect(['2024', '2024-02', '2024-02-03'].map((time) => askedTime(other, time))).toEqual([
      ...['2024-07-01', '2024-02-15', '2024-02-03'],
    ]);
  });
});

describe('steps through time', () => {
  it('are as long as the finest periods of what is shown, or longer', () => {
    const monthly = layer(['2020-01-01', '2024-01-01'], 'P1M');
    expect(unitsOf([layer(['1994-01-05', '2049-12-17']), monthly])).toEqual(['month', 'year']);
    expect(unitsOf([layer(['1994-01-05', null])])).toEqual(['year']);
    expect(unitsOf([layer(['2024-01-01T00:00:00Z', '2024-02-01T00:00:00Z'], 'PT1H')])).toEqual([
      ...STEP_UNITS,
    ]);
    expect(unitsOf([layer(null), layer(['2000-01-01', null], undefined, false)])).toEqual([]);
  });

  it('are told with each layer as exactly as its own periods are', () => {
    const monthly = layer(['2020-01-01', '2024-01-01'], 'P1M');
    expect(shownTime(monthly, '2021-03-15')).toEqual({
      moment: Date.parse('2021-03-15T12:00:00Z') / 1000,
      unit: 'month',
      gather: null,
    });
    // Of a day the server gives what stations said at noon.
    const hourly = layer(['2020-01-01T00:00:00Z', '2024-01-01T00:00:00Z'], 'PT1H');
    expect(shownTime(hourly, '2021-03-15')).toEqual({
      moment: Date.parse('2021-03-15T12:00:00Z') / 1000,
      unit: 'hour',
      gather: null,
    });
    expect(shownTime(layer(['1994-01-05', null]), '2021-07-01')?.unit).toBe('day');
    expect(shownTime(monthly, null)).toBeNull();
    const present = { ...monthly.layer, computed: { present: '2023-11-30T23:00:00Z' } };
    const { moment } = shownTime({ ...monthly, layer: present } as LayerInfo, null)!;
    expect(new Date(moment * 1000).toISOString()).toMatch(/^2023-12-1/);
    expect(shownTime(layer(null, undefined, false), '2021-07-01')).toBeNull();
  });

  it('end with the last period that there is, not where the next would begin', () => {
    expect(stepsOf([layer(['2000-01-01', '2024-01-01'], 'P1Y')], 'year', NOW)).toEqual({
      ...{ unit: 'year', from: '2000', count: 24 },
    });
    expect(stepsOf([layer(['2023-11-01', '2024-03-01'], 'P1M')], 'month', NOW)?.count).toBe(4);
  });

  it('reach now, and beyond where something is valid beyond', () => {
    expect(stepsOf([layer(['2020-05-01', null])], 'year', NOW)?.count).toBe(7);
    expect(stepsOf([layer(['2020-05-01', '2030-01-01'])], 'year', NOW)?.count).toBe(11);
  });

  it('are none where there is nothing to choose', () => {
    expect(stepsOf([layer(['2026-01-01', null])], 'year', NOW)).toBeNull();
    expect(stepsOf([], 'year', NOW)).toBeNull();
  });

  it('stand for times that lead back to them, in all units', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...STEP_UNITS),
        fc.integer({ min: 2, max: 20_000 }),
        fc.nat(),
        (unit, count, at) => {
          const from = { year: '1200', month: '1200-03', day: '1999-12-31', hour: '2019-02-28T22' }[unit];
          const steps: Steps = { unit, from, count: unit === 'year' ? Math.min(count, 800) : count };
          const stop = at % steps.count;
          expect(stopOf(steps, timeAt(steps, stop))).toBe(stop);
        },
      ),
    );
  });

  it.each([
    ['year', '2020', 3, '2023'],
    ['month', '2023-11', 3, '2024-02'],
    ['day', '2024-02-28', 2, '2024-03-01'],
    ['hour', '2024-02-28T23', 2, '2024-02-29T01:30:00Z'],
  ] as const)('by %s from %s, %d on, are at %s', (unit, from, at, time) =>
    expect(timeAt({ unit, from, count: 99 }, at)).toBe(time),
  );

  it('keep a time that another unit chose, and hold what is outside at their ends', () => {
    const years: Steps = { unit: 'year', from: '2000', count: 25 };
    expect(stopOf(years, '2010-03-15')).toBe(10);
    expect(stopOf(years, '1950-07-01')).toBe(0);
    expect(stopOf(years, '2099-07-01')).toBe(24);
    expect(stopOf(years, null)).toBe(24);
    expect(stopOf({ unit: 'month', from: '2000-01', count: 300 }, '2010-07-01')).toBe(126);
  });
});

it('a stop by hour is told on the clocks of the country, a day by its date', () => {
  const steps = { unit: 'hour', from: '2025-11-01T22', count: 3 } as const;
  const tunis = { language: 'en', zone: 'Africa/Tunis' } as const;
  expect([0, 1].map((at) => stopInWords(steps, at, tunis))).toEqual([
    '1 Nov 2025, 23:00',
    '2 Nov 2025, 00:00',
  ]);
  expect(stopInWords({ unit: 'day', from: '2025-11-01', count: 2 }, 1, tunis)).toBe('2 Nov 2025');
});
