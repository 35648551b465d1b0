import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IndicatorPeriod } from '../../../sql/model/indicator.ts';
import { IndicatorMethod, wantedBy } from '../../../sql/model/indicator-method.ts';
import { inputOf } from '../inputs/points.ts';
import { ALL, DAY, holds, type Local, type Span, shifted, startsIn, yearStart } from '../time.ts';
import { methodOf } from './index.ts';
import type { Context, Point } from './method.ts';

type Step = 'hour' | 'day' | 'month' | 'year';
type Case = {
  period: Exclude<IndicatorPeriod, 'none'>;
  step: Step;
  from: Local;
  to: Local;
  method: object;
  /** Inputs that stay as they are. */
  fixed?: Record<string, number>;
};

const years = (from: number, to: number): Pick<Case, 'from' | 'to'> => ({
  from: yearStart(from),
  to: yearStart(to),
});
const days = (count: number): Pick<Case, 'from' | 'to'> => ({
  from: yearStart(2020),
  to: yearStart(2020) + count * DAY,
});

/** Methods whose changes reach beyond the period that changed, or that need more than it. */
const CASES: Record<string, Case> = {
  'exceedances of running means': {
    period: 'day',
    step: 'hour',
    ...days(6),
    method: { kind: 'exceedances', input: 'a', bound: { value: 55 }, count: 'values', running: 8 },
  },
  'US air quality': {
    period: 'day',
    step: 'hour',
    ...days(6),
    method: { kind: 'us-aqi', pollutants: { o3: 'a' } },
  },
  'fire weather of seasons': {
    period: 'day',
    step: 'day',
    ...days(800),
    method: { kind: 'fire-weather', temperature: 'a', humidity: 'a', wind: 'a', rain: 'a', start: '04-15' },
  },
  'SPI-3': {
    period: 'month',
    step: 'month',
    ...years(2000, 2012),
    method: { kind: 'spi', input: 'a', scale: 3, calibration: { from: 2001, to: 2006 }, leastYears: 4 },
  },
  'SPEI-3': {
    period: 'month',
    step: 'month',
    ...years(2000, 2012),
    fixed: { latitude: 36 },
    method: {
      kind: 'spei',
      rain: 'a',
      demand: { temperature: 'b', latitude: 'latitude' },
      scale: 3,
      calibration: { from: 2001, to: 2006 },
      leastYears: 4,
    },
  },
  'against a baseline by month': {
    period: 'month',
    step: 'month',
    ...years(2000, 2012),
    method: { kind: 'against-baseline', input: 'a', baseline: { from: 2002, to: 2005 }, as: 'z' },
  },
  'against the year before': {
    period: 'year',
    step: 'year',
    ...years(1980, 2012),
    method: { kind: 'against-before', input: 'a', as: 'percent', lag: 2 },
  },
  'bathing class': {
    period: 'year',
    step: 'month',
    ...years(2000, 2012),
    method: {
      kind: 'bathing-class',
      ecoli: 'a',
      enterococci: 'a',
      water: 'coastal',
      season: { from: '05-01', to: '10-31' },
    },
  },
};

const valuesOf = (given: Case, points: readonly Point[], starts: readonly Local[]): (number | null)[] => {
  const options = IndicatorMethod.parse(given.method);
  const input = inputOf(points, { step: given.step, how: 'mean', period: given.period });
  const inputs = new Map(
    wantedBy(options).map((wanted) => {
      const value = given.fixed?.[wanted.input];
      return [wanted.input, value === undefined ? input : { points: [], in: () => ({ value, share: 1 }) }];
    }),
  );
  return methodOf(options)
    .compute([{ id: 'x', inputs, starts }], contextOf(given))[0]!
    .map(({ value }) => value);
};

const contextOf = ({ period, from, to }: Case): Context => ({
  period,
  limits: new Map(),
  extent: { from, to },
});

/** Values of each step, some of them missing. */
const seriesOf = ({ step, from, to }: Case): fc.Arbitrary<Point[]> => {
  const starts = startsIn(step, { from, to });
  const value = fc.option(fc.integer({ min: 1, max: 99 }), { freq: 12 });
  return fc
    .array(value, { minLength: starts.length, maxLength: starts.length })
    .map((values) =>
      values.flatMap((one, at) =>
        one === null ? [] : [{ at: starts[at]!, value: one, share: 1, below: false }],
      ),
    );
};

const isReached = (spans: readonly Span[], start: Local, period: Case['period']): boolean =>
  spans.some((span) => holds(span, start) || (start < span.from && shifted(period, start, 1) > span.from));

describe.each(Object.entries(CASES))('%s', (_, given) => {
  const starts = startsIn(given.period, given);
  const applied = methodOf(IndicatorMethod.parse(given.method));

  it('a change reaches no period but those that the method says', () => {
    fc.assert(
      fc.property(seriesOf(given), fc.nat(), fc.integer({ min: 1, max: 99 }), (points, place, value) => {
        fc.pre(points.length > 0);
        const at = points[place % points.length]!;
        const after = points.map((point) => (point === at ? { ...point, value } : point));
        const [old, now] = [valuesOf(given, points, starts), valuesOf(given, after, starts)];
        const changed = { from: at.at, to: shifted(given.step, at.at, 1) };
        const spans = applied.reaches(changed, contextOf(given));
        const others = starts.filter(
          (start, n) => old[n] !== now[n] && !isReached(spans, start, given.period),
        );
        expect(others.map((start) => new Date(start).toISOString())).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('what is needed of the inputs is enough', () => {
    fc.assert(
      fc.property(seriesOf(given), fc.nat(), (points, place) => {
        const start = starts[place % starts.length]!;
        const span = { from: start, to: shifted(given.period, start, 1) };
        const needed = applied.needs(span, contextOf(given));
        const part = points.filter(({ at }) => holds(needed, at));
        expect(valuesOf(given, part, [start])).toEqual(valuesOf(given, points, [start]));
      }),
      { numRuns: 30 },
    );
  });

  it('all of time needs all of time', () => {
    const { from, to } = applied.needs(ALL, contextOf(given));
    expect([from, to]).toEqual([ALL.from, ALL.to]);
  });
});
