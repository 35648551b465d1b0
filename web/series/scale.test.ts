import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisOf, decimalsOf, linear, stepOf } from './scale.ts';

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe('a straight scale', () => {
  it('goes there and back', () => {
    fc.assert(
      fc.property(finite, finite, finite, (from, to, value) => {
        fc.pre(Math.abs(to - from) > 1e-3);
        const scale = linear([from, to], [0, 640]);
        expect(scale.back(scale.of(value))).toBeCloseTo(value, 4);
      }),
    );
  });

  it('puts a value that is the only one in the middle', () => {
    expect(linear([3, 3], [0, 100]).of(3)).toBe(50);
  });
});

describe('a step', () => {
  it.each([
    [10, 5, 2],
    [100, 5, 20],
    [1, 5, 0.2],
    [7, 7, 1],
    [0.03, 6, 0.005],
  ])('of %d in %d parts is %d', (distance, parts, step) =>
    expect(stepOf(distance, parts)).toBeCloseTo(step, 9),
  );

  it.each([
    [20, 0],
    [1, 0],
    [0.5, 1],
    [0.02, 2],
    [0.001, 3],
  ])('of %d has %d decimals', (step, decimals) => expect(decimalsOf(step)).toBe(decimals));
});

describe('an axis', () => {
  it('holds all values, ascends in equal steps, and has a handful of ticks', () => {
    fc.assert(
      fc.property(finite, finite, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        fc.pre(high === low || high - low > 1e-3);
        const { domain, ticks } = axisOf(low, high);
        // What is less than a hair beyond a tick is on it.
        const hair = Math.max(1e-6, (high - low) * 1e-6);
        expect(domain[0]).toBeLessThanOrEqual(low + hair);
        expect(domain[1]).toBeGreaterThanOrEqual(high - hair);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(10);
      }),
      { numRuns: 300, examples: [[-0.02, 1.725]] },
    );
  });

  it('begins at zero where values are not far from it, and not where they are', () => {
    expect(axisOf(12, 80).domain[0]).toBe(0);
    expect(axisOf(1005, 1021).domain[0]).toBeGreaterThan(900);
    expect(axisOf(-8, -1).domain[1]).toBe(0);
    expect(axisOf(12, 32, 5, false).domain[0]).toBe(10);
  });

  it('writes ticks without the dust of binary fractions', () => {
    expect(axisOf(0, 0.3).ticks).toEqual([0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3]);
  });
});
