import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { ccmeWqi, type WaterTest } from './water-quality.ts';

const FILE = new URL('../../../shared/reference/ccme_wqi_devon1997.csv', import.meta.url);
const { data } = Papa.parse<Record<string, string>>(readFileSync(FILE, 'utf8'), {
  header: true,
  skipEmptyLines: true,
});
const devon = data
  .filter(({ Value }) => Value)
  .map(
    ({ Variable = '', Value, LowerLimit, UpperLimit }): WaterTest => ({
      variable: Variable,
      value: Number(Value),
      ...(UpperLimit ? { atMost: Number(UpperLimit) } : {}),
      ...(LowerLimit ? { atLeast: Number(LowerLimit) } : {}),
    }),
  );

describe('CCME water quality index', () => {
  it('of the North Saskatchewan at Devon, 1997: F1 20, F2 3.8835, F3 2.7797, 88.13, good (user’s manual 2001)', () => {
    const quality = ccmeWqi(devon, { rule: 'any' });
    expect(quality).toMatchObject({ variables: 10, tests: 103, category: 'good' });
    expect(quality?.f1).toBeCloseTo(20, 4);
    expect(quality?.f2).toBeCloseTo(3.8835, 4);
    expect(quality?.f3).toBeCloseTo(2.7797, 4);
    expect(quality?.index).toBeCloseTo(88.13, 2);
  });

  const clean = ['a', 'b', 'c', 'd'].flatMap((variable) =>
    [1, 2, 3, 4].map((value) => ({ variable, value, atMost: 5 })),
  );

  it('is 100 where all is kept, and null where there is too little to say', () => {
    expect(ccmeWqi(clean)).toMatchObject({ index: 100, category: 'excellent' });
    expect(ccmeWqi(clean.slice(1))).toBeNull();
    expect(ccmeWqi(clean.filter(({ variable }) => variable !== 'a'))).toBeNull();
    expect(ccmeWqi([], { rule: 'any' })).toBeNull();
  });

  it('lies between 0 and 100, whatever the values, and does not depend on units', () => {
    const tests = fc.array(
      fc.record({
        variable: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        value: fc.double({ min: 0, max: 1000, noNaN: true }),
        atMost: fc.double({ min: 0.001, max: 100, noNaN: true }),
      }),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(tests, (given) => {
        const index = ccmeWqi(given, { rule: 'any' })?.index ?? -1;
        expect(index).toBeGreaterThanOrEqual(-0.01);
        expect(index).toBeLessThanOrEqual(100);
        const scaled = given.map((test) => ({ ...test, value: test.value * 8, atMost: test.atMost * 8 }));
        expect(ccmeWqi(scaled, { rule: 'any' })?.index).toBeCloseTo(index, 9);
        expect(ccmeWqi([...given].reverse(), { rule: 'any' })?.index).toBeCloseTo(index, 9);
        const worse = given.map((test) => ({ ...test, value: test.value * 2 }));
        expect(ccmeWqi(worse, { rule: 'any' })?.index).toBeLessThanOrEqual(index + 1e-9);
      }),
    );
  });

  it('what is no number is no test: it neither keeps an objective nor counts towards the minimum', () => {
    const gap = clean.map((test, at) => (at === 0 ? { ...test, value: Number.NaN } : test));
    expect(ccmeWqi(gap)).toBeNull();
    expect(ccmeWqi(gap, { rule: 'any' })).toMatchObject({ tests: 15, index: 100 });
  });

  it('an objective of at least, and one of both sides', () => {
    const oxygen = ccmeWqi([{ variable: 'do', value: 4, atLeast: 5 }], { rule: 'any' });
    expect(oxygen?.f3).toBeCloseTo(100 * (0.25 / 1.25), 9);
    const ph = (value: number) =>
      ccmeWqi([{ variable: 'ph', value, atLeast: 6.5, atMost: 9 }], { rule: 'any' })?.index;
    expect([ph(7), (ph(6) ?? 100) < 100, (ph(10) ?? 100) < 100]).toEqual([100, true, true]);
  });
});
