import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHECKS, checkBit } from '../../model/observation.ts';
import { furthest, judge, type OwnCheck } from './index.ts';
import { isOutlier } from './neighbours.ts';
import type { Point } from './point.ts';

const HOUR = 3_600_000;

/** Hourly values; null is a gap, a text one below the limit of detection. */
const pointsOf = (values: readonly (number | string | null)[]): Point[] =>
  values.flatMap((value, at) =>
    value === null ? [] : [{ time: at * HOUR, value: Number(value), below: typeof value === 'string' }],
  );

/** Places of the points that a check speaks of. */
const spoken = (values: readonly (number | string | null)[], check: OwnCheck): number[] => {
  const points = pointsOf(values);
  const bits = new Int16Array(points.length);
  judge(points, bits, [check], { from: -Infinity, to: Infinity });
  return [...bits].flatMap((bit, at) => (bit === checkBit(check.kind) ? [at] : []));
};

const day = Array.from({ length: 24 }, (_, hour) => Math.round(10 * Math.sin(hour / 4)));

describe('what checks speak of', () => {
  it.each<[string, (number | string | null)[], OwnCheck, number[]]>([
    ['values out of range', [-1, 0, 5, 6], { kind: 'range', min: 0, max: 5 }, [0, 3]],
    ['what may lie below', ['-1', '7'], { kind: 'range', min: 0, max: 5 }, [1]],
    ['a spike up and down', [1, 9, 1, -9, 1], { kind: 'spike', step: 4, within: 'PT2H' }, [1, 3]],
    ['a step is no spike', [1, 1, 9, 9], { kind: 'spike', step: 4, within: 'PT2H' }, []],
    [
      'nor what stands alone',
      [1, null, null, 9, null, null, 1],
      { kind: 'spike', step: 4, within: 'PT2H' },
      [],
    ],
    ['a flat line', [1, 2, 2, 2, 3], { kind: 'flat', count: 3, tolerance: 0 }, [1, 2, 3]],
    [
      'within a tolerance',
      [1, 1.1, 1.2, 1.3, 1.4],
      { kind: 'flat', count: 3, tolerance: 0.25 },
      [0, 1, 2, 3, 4],
    ],
    ['not of what may stay', [0, 0, 0, 0], { kind: 'flat', count: 3, tolerance: 0, except: 0 }, []],
    ['nor below detection', ['1', '1', '1'], { kind: 'flat', count: 3, tolerance: 0 }, []],
    ['a silence', [1, 1, null, null, null, 1, 1], { kind: 'gap', longer: 'PT3H' }, [2]],
    ['none before the first', [null, null, null, null, 1], { kind: 'gap', longer: 'PT3H' }, []],
    [
      'a sheet sent twice',
      [...day, ...day.slice(0, 5), 99],
      { kind: 'duplicate', count: 5 },
      [24, 25, 26, 27, 28],
    ],
    ['fewer are chance', [...day, ...day.slice(0, 4), 99], { kind: 'duplicate', count: 5 }, []],
    ['a flat line is none', Array(48).fill(2), { kind: 'duplicate', count: 5 }, []],
  ])('%s', (_, values, check, places) => {
    expect(spoken(values, check)).toEqual(places);
  });

  it('a value far from those around it, where they are many enough', () => {
    const limits = { least: 3, deviations: 5, grain: 0.1 };
    expect(isOutlier(20, [1, 2, 3, 4], limits)).toBe(true);
    expect(isOutlier(7, [1, 2, 3, 4], limits)).toBe(false);
    expect(isOutlier(20, [1, 2], limits)).toBe(false);
    expect(isOutlier(2.4, [2, 2, 2], limits)).toBe(false);
    expect(isOutlier(2.6, [2, 2, 2], limits)).toBe(true);
  });
});

const check: fc.Arbitrary<OwnCheck> = fc.oneof(
  fc.record({ kind: fc.constant('range' as const), min: fc.constant(1), max: fc.constant(7) }),
  fc.record({
    kind: fc.constant('spike' as const),
    step: fc.integer({ min: 1, max: 6 }),
    within: fc.constant('PT2H'),
  }),
  fc.record({
    kind: fc.constant('flat' as const),
    count: fc.integer({ min: 3, max: 5 }),
    tolerance: fc.nat(2),
  }),
  fc.record({ kind: fc.constant('gap' as const), longer: fc.constant('PT2H') }),
  fc.record({ kind: fc.constant('duplicate' as const), count: fc.constant(3) }),
);

describe('a change', () => {
  it('is judged from around it as it is from the whole', () => {
    const points = fc.array(fc.oneof(fc.constant(null), fc.nat(3)), {
      minLength: 1,
      maxLength: 200,
      size: 'max',
    });
    fc.assert(
      fc.property(
        points,
        fc.array(check, { minLength: 1, maxLength: 5 }),
        fc.nat(),
        fc.nat(9),
        (values, checks, place, value) => {
          const before = pointsOf(values);
          fc.pre(before.length > 0);
          const old = new Int16Array(before.length);
          judge(before, old, checks, { from: -Infinity, to: Infinity });
          const at = place % before.length;
          const after = before.map((point, index) => (index === at ? { ...point, value } : point));
          const whole = new Int16Array(after.length);
          judge(after, whole, checks, { from: -Infinity, to: Infinity });
          const { rows, ms } = furthest(checks);
          const { time } = after[at]!;
          const first = after.findIndex((point) => point.time >= time - 2 * ms);
          const last = after.findLastIndex((point) => point.time <= time + 2 * ms);
          const [begin, end] = [Math.max(0, first - 2 * rows), last + 1 + 2 * rows];
          const part = old.slice(begin, end);
          judge(after.slice(begin, end), part, checks, { from: time, to: time });
          const found = Int16Array.from(old);
          found.set(part, begin);
          expect([...found]).toEqual([...whole]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('has a bit for each check, which the flag that is given does not share', () => {
    expect(new Set([...CHECKS.map(checkBit), 1 << 14]).size).toBe(CHECKS.length + 1);
    expect(Math.max(...CHECKS.map(checkBit))).toBeLessThan(1 << 14);
  });
});
