import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Observations } from '../../sql/model/api/series.ts';
import { bandPath, linePath } from './path.ts';
import { gapAfter, nearest, type Point, pointsOf, runsOf } from './points.ts';
import { linear } from './scale.ts';

const HOUR = 3600;
const answer = (given: Partial<Observations>): Observations => ({
  ...{ series: 's', parameter: 'p', unit: '1', timeZone: 'UTC', aggregate: null },
  ...{ numberMatched: 3, thinned: false, revision: 1, time: [], value: [] },
  ...given,
});
const point = (time: number, value = 1, more: Partial<Point> = {}): Point => ({
  ...{ time, value, below: false, flag: 0, bucket: null },
  ...more,
});

describe('points of an answer', () => {
  it('leave out what has no value, and carry limits of detection, flags and statistics', () => {
    const points = pointsOf(
      answer({ time: [0, 1, 2], value: [5, null, 7], below: [true, false, false], flag: [0, 0, 2] }),
    );
    expect(points.map(({ time, below, flag }) => [time, below, flag])).toEqual([
      [0, true, 0],
      [2, false, 2],
    ]);
    const [one] = pointsOf(
      answer({ aggregate: 'day', time: [0], value: [5], statistics: { min: [1], coverage: [0.5] } }),
    );
    expect(one?.bucket).toMatchObject({ min: 1, coverage: 0.5, max: null });
  });
});

describe('gaps', () => {
  const hourly = { every: 'PT1H' };

  it('are where values that were expected are not', () => {
    const points = [0, 1, 2, 4, 5].map((at) => point(at * HOUR));
    const runs = runsOf(points, gapAfter(points, { aggregate: null, thinned: false }, hourly));
    expect(runs.map((run) => run.length)).toEqual([3, 2]);
  });

  it('are none between the months of a year, long or short', () => {
    const points = Array.from({ length: 24 }, (_, month) => point(Date.UTC(2023, month, 1) / 1000));
    expect(runsOf(points, gapAfter(points, { aggregate: 'month', thinned: false }, hourly))).toHaveLength(1);
    const holed = points.filter((_, at) => at !== 7);
    expect(runsOf(holed, gapAfter(holed, { aggregate: 'month', thinned: false }, hourly))).toHaveLength(2);
  });

  it('are not made by thinning, which tells of those that there were', () => {
    const thinned = answer({
      thinned: true,
      time: [0, 3, 7, 10, 14].map((at) => at * HOUR),
      value: [1, 2, null, 4, 5],
    });
    const points = pointsOf(thinned);
    const runs = runsOf(points, gapAfter(points, thinned, hourly));
    expect(runs.map((run) => run.length)).toEqual([2, 2]);
  });

  it('hold every value that is not doubtful once, in order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 4 })), { maxLength: 40 }),
        (steps) => {
          let time = 0;
          const points = steps.map(([step, flag]) => {
            time += step;
            return point(time, 1, { flag });
          });
          const good = points.filter(({ flag }) => flag !== 2 && flag !== 3);
          const runs = runsOf(points, 4);
          expect(runs.flat()).toEqual(good);
          const apart = runs.flatMap((run) => run.slice(1).map((one, at) => one.time - (run[at]?.time ?? 0)));
          expect(apart.every((step) => step <= 4)).toBe(true);
        },
      ),
    );
  });
});

describe('paths', () => {
  const [x, y] = [linear([0, 10], [0, 100]), linear([0, 1], [50, 0])];

  it('move over a gap, and mark a value that stands alone', () => {
    expect(linePath([[point(0), point(5)], [point(10)]], x, y)).toBe('M0 0L50 0M100 0L100 0');
  });

  it('close a band, and leave out where an edge is not known', () => {
    const run = [point(0), point(5), point(10)];
    const low = ({ time }: Point) => (time === 10 ? null : 0);
    expect(bandPath([run], x, y, low, () => 1)).toBe('M0 0L50 0L50 50L0 50Z');
    expect(
      bandPath(
        [run],
        x,
        y,
        () => null,
        () => 1,
      ),
    ).toBe('');
  });
});

describe('the nearest point', () => {
  it('is the one that a look at all of them finds', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(500), { maxLength: 30 }), fc.nat(500), (times, time) => {
        const points = times.sort((a, b) => a - b).map((at) => point(at));
        const best = points.map((one) => Math.abs(one.time - time)).sort((a, b) => a - b)[0];
        const found = nearest(points, time);
        expect(found === null ? undefined : Math.abs(found.time - time)).toBe(best);
      }),
    );
  });
});
