import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neededAt, type Progress, progressOfAll, sdgProgress, type YearValue } from './sdg-progress.ts';

const series = (from: number, ...values: number[]): YearValue[] =>
  values.map((value, at) => ({ year: from + at, value }));

/** A series that grows by a rate a year from 100. */
const growing = (rate: number, years = 8): YearValue[] =>
  series(2015, ...Array.from({ length: years }, (_, at) => 100 * (1 + rate) ** at));

describe('progress towards a target', () => {
  // Series and options that Open SDG's own program is tested with (sdg-build, tests/assets/progress-calculation, 3.3.3).
  const published = series(2010, 1.51, 1.51, 1.38, 1.4, 1.27, 1.55, 1.69, 1.65, 1.62, 1.82);
  it('is a deterioration where the published series moves away from zero', () => {
    const progress = sdgProgress(published, { direction: 'down', target: 0 });
    expect(progress.status).toBe('deterioration');
    expect(progress.base).toEqual({ year: 2015, value: 1.55 });
    expect(progress.newest).toEqual({ year: 2019, value: 1.82 });
    // By hand: (1.82 / 1.55)^(1/4) - 1 = 0.04096; (0.001 / 1.55)^(1/15) - 1 = -0.38718.
    expect(progress.pace).toBeCloseTo(-0.04096, 4);
    expect(progress.needed).toBeCloseTo(0.38718, 4);
    expect(progress.ratio).toBeCloseTo(-0.1058, 4);
    // 4.1667 x -0.1058 - 2.5
    expect(progress.score).toBeCloseTo(-2.941, 3);
  });

  it('is judged by the share of the growth that is needed', () => {
    // 100 to 200 in 15 years: 4.729 % a year.
    const needed = 2 ** (1 / 15) - 1;
    const at = (share: number) =>
      sdgProgress(growing(needed * share), { direction: 'up', target: 200, targetYear: 2030 });
    expect(at(1.2).status).toBe('substantial');
    expect(at(0.9501).status).toBe('substantial');
    expect(at(0.9499).status).toBe('moderate');
    expect(at(0.6001).status).toBe('moderate');
    expect(at(0.5999).status).toBe('limited');
    expect(at(0.0001).status).toBe('limited');
    expect(at(-0.0001).status).toBe('deterioration');
    expect(at(0.6).score).toBeCloseTo(0, 6);
    expect(at(1.3).score).toBeCloseTo(5, 6);
    expect(at(-0.6).score).toBeCloseTo(-5, 6);
  });

  it('is achieved where the newest value is there, from whichever side it came', () => {
    expect(sdgProgress(series(2015, 90, 101), { direction: 'up', target: 100 }).status).toBe('achieved');
    expect(sdgProgress(series(2015, 120, 100), { direction: 'up', target: 100 }).status).toBe('achieved');
    expect(sdgProgress(series(2015, 5, 0), { direction: 'down', target: 0 }).status).toBe('achieved');
    expect(sdgProgress(series(2020, 100), { direction: 'up', target: 100 }).status).toBe('achieved');
  });

  it('counts from the base that is given, or the next year that has a value', () => {
    const values = [...series(2012, 10), ...series(2017, 50, 55, 60)];
    expect(sdgProgress(values, { direction: 'up' }).base).toEqual({ year: 2017, value: 50 });
    const given = sdgProgress(values, { direction: 'up', baseYear: 2010, baseValue: 40, target: 80 });
    expect(given.base).toEqual({ year: 2010, value: 40 });
    expect(given.pace).toBeCloseTo((60 / 40) ** (1 / 9) - 1, 12);
  });
});

describe('progress without a target', () => {
  it('is judged by its pace', () => {
    const at = (rate: number) => sdgProgress(growing(rate), { direction: 'up' }).status;
    expect([0.0151, 0.0149, 0.0051, 0.0049, 0.0001, -0.0001].map(at)).toEqual([
      'substantial',
      'moderate',
      'moderate',
      'limited',
      'limited',
      'deterioration',
    ]);
  });

  it('is judged more gently near a limit, which cannot be passed', () => {
    const near = series(2015, 98, 98.2, 98.4);
    expect(sdgProgress(near, { direction: 'up' }).status).toBe('limited');
    // C = 1 - 0.98^4.44 = 0.0858: on track from 0.129 % a year.
    expect(sdgProgress(near, { direction: 'up', limit: 100 }).status).toBe('substantial');
    expect(sdgProgress(series(2015, 100, 100), { direction: 'up', limit: 100 })).toMatchObject({
      status: 'substantial',
      score: 5,
    });
    // Far from its limit a value has the thresholds of one without.
    expect(sdgProgress(growing(-0.014), { direction: 'down', limit: 10 }).status).toBe('moderate');
  });
});

describe('what the measure cannot say', () => {
  const none = (values: YearValue[], options: Parameters<typeof sdgProgress>[1]) =>
    expect(sdgProgress(values, options).status).toBe('no-data');
  it('is no data, not a status', () => {
    none([], { direction: 'up' });
    none(series(2016, 4), { direction: 'up' });
    none(series(2010, 4, 5), { direction: 'up' });
    none(series(2015, -4, 5), { direction: 'up' });
    none(series(2015, 4, Number.NaN), { direction: 'up' });
    none(series(2015, 4, 5), { direction: 'up', target: 9, targetYear: 2015 });
    none(series(2015, 4, 5), { direction: 'down', target: -9 });
  });
});

const Rate = fc.double({ min: -0.3, max: 0.3, noNaN: true });
const Scale = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
const scaled = (values: readonly YearValue[], by: number) =>
  values.map(({ year, value }) => ({ year, value: value * by }));
const close = (one: Progress, other: Progress) => {
  expect(one.pace).toBeCloseTo(other.pace as number, 9);
  expect(one.score).toBeCloseTo(other.score as number, 6);
};

describe('by its nature', () => {
  it('does not depend on the unit', () => {
    fc.assert(
      fc.property(Rate, Scale, fc.double({ min: 110, max: 900, noNaN: true }), (rate, by, target) => {
        const options = { direction: 'up', target } as const;
        close(
          sdgProgress(scaled(growing(rate), by), { ...options, target: target * by }),
          sdgProgress(growing(rate), options),
        );
      }),
    );
  });

  it('does not depend on the order of the rows, nor on years before the base', () => {
    fc.assert(
      fc.property(Rate, fc.array(fc.integer({ min: 1, max: 500 }), { maxLength: 5 }), (rate, before) => {
        const values = growing(rate);
        const more = [...values, ...series(2009, ...before)].reverse();
        expect(sdgProgress(more, { direction: 'down' })).toEqual(sdgProgress(values, { direction: 'down' }));
      }),
    );
  });

  it('never judges a faster series worse, nor both directions good', () => {
    fc.assert(
      fc.property(Rate, Rate, (a, b) => {
        const score = (rate: number) =>
          sdgProgress(growing(rate), { direction: 'up', target: 1e4 }).score as number;
        expect(score(Math.max(a, b))).toBeGreaterThanOrEqual(score(Math.min(a, b)) - 1e-9);
        const [up, down] = (['up', 'down'] as const).map(
          (direction) => sdgProgress(growing(a), { direction }).status,
        );
        if (Math.abs(a) > 1e-9) expect([up, down].filter((one) => one === 'deterioration')).toHaveLength(1);
      }),
    );
  });
});

it('the way to a target begins at the base and ends there', () => {
  const [base, target] = [
    { year: 2015, value: 40 },
    { year: 2030, value: 10 },
  ];
  expect(neededAt(base, target, 2015)).toBeCloseTo(40, 12);
  expect(neededAt(base, target, 2030)).toBeCloseTo(10, 12);
  expect(neededAt(base, target, 2022.5)).toBeCloseTo(20, 12);
  expect(neededAt(target, base, 2020)).toBeNull();
});

it('several are judged by the mean of their scores, and achieved only together', () => {
  const of = (score: number, status: Progress['status'] = 'limited') => ({ score, status }) as Progress;
  expect(progressOfAll([])).toEqual({ status: 'no-data', score: null });
  expect(progressOfAll([of(5, 'achieved'), of(5, 'achieved')])).toEqual({ status: 'achieved', score: 5 });
  expect(progressOfAll([of(5, 'achieved'), of(-3)])).toEqual({ status: 'moderate', score: 1 });
  expect(progressOfAll([of(5, 'achieved'), of(0.1)])).toEqual({ status: 'substantial', score: 2.55 });
});
