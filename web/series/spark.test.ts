import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sparkOf } from './spark.ts';

const size = { width: 100, height: 30, gap: 1 };

describe('a small line', () => {
  it('goes from the first value to the last, and ends in a dot', () => {
    const spark = sparkOf(
      [0, 1, 2].map((at) => ({ at, value: at * 10 })),
      size,
    );
    expect(spark).toEqual({ line: 'M3.0 27.0L50.0 15.0L97.0 3.0', end: { x: 97, y: 3 } });
  });

  it('is broken where a value is missing, said or not', () => {
    const said = [0, 1, 2, 3].map((at) => ({ at, value: at === 1 ? null : at }));
    expect(sparkOf(said, size).line.match(/M/g)).toHaveLength(2);
    expect(
      sparkOf(
        said.filter(({ value }) => value !== null),
        size,
      ).line.match(/M/g),
    ).toHaveLength(2);
  });

  it('is nothing of nothing, and a dot of one value', () => {
    expect(sparkOf([{ at: 0, value: null }], size)).toEqual({ line: '', end: null });
    expect(sparkOf([{ at: 7, value: 3 }], size).end).toEqual({ x: 97, y: 15 });
  });

  it('stays in its box', () => {
    const value = fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true }));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 60 }), (values) => {
        const { line } = sparkOf(
          values.map((one, at) => ({ at, value: one })),
          size,
        );
        const numbers = [...line.matchAll(/-?\d+\.\d/g)].map(Number);
        numbers.forEach((one, index) => {
          expect(one).toBeGreaterThanOrEqual(0);
          expect(one).toBeLessThanOrEqual(index % 2 ? 30 : 100);
        });
      }),
    );
  });
});
