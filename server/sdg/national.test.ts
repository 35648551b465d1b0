import { describe, expect, it } from 'vitest';
import { nationalOf } from './national.ts';

const of = (place: string, ...values: [year: number, value: number][]) => ({
  place,
  named: {},
  values: values.map(([year, value]) => ({ year, value })),
});
/** Three places of 100, 300 and 600 people; the first had 900 in 2020. */
const PLACES = [of('a', [2020, 10], [2022, 10]), of('b', [2020, 20], [2022, 20]), of('c', [2022, 70])];
const PEOPLE = new Map([
  [
    'a',
    [
      { year: 2020, value: 900 },
      { year: 2024, value: 100 },
    ],
  ],
  ['b', [{ year: 2024, value: 300 }]],
  ['c', [{ year: 2024, value: 600 }]],
]);

describe('what stands for the country', () => {
  it('is the share of the whole, of shares weighed by what they are shares of', () => {
    // 2022: 10 % of the nearer year's 900 or 100 people are as near; the first that is found counts.
    const [first, second] = nationalOf({ rule: 'mean', weight: { parameter: 'people' } }, PLACES, PEOPLE);
    expect(first).toEqual({ year: 2020, value: (10 * 900 + 20 * 300) / 1200 });
    expect(second).toEqual({ year: 2022, value: (10 * 900 + 20 * 300 + 70 * 600) / 1800 });
  });

  it('is the plain mean where all count alike, and the middle of what does not add up', () => {
    expect(nationalOf({ rule: 'mean' }, PLACES, null).at(-1)).toEqual({ year: 2022, value: 100 / 3 });
    expect(nationalOf({ rule: 'median' }, PLACES, null)).toEqual([
      { year: 2020, value: 15 },
      { year: 2022, value: 20 },
    ]);
  });

  it('is a sum only where all of it is there', () => {
    expect(nationalOf({ rule: 'sum' }, PLACES, null)).toEqual([{ year: 2022, value: 100 }]);
  });

  it('is nothing where less than half of the whole has a value, or nobody knows how much a place counts', () => {
    const grown = new Map([...PEOPLE, ['c', [{ year: 2020, value: 9000 }]]]);
    expect(nationalOf({ rule: 'mean', weight: 'area' }, PLACES, grown).map(({ year }) => year)).toEqual([
      2022,
    ]);
    expect(nationalOf({ rule: 'mean', weight: 'area' }, PLACES, new Map())).toEqual([]);
    expect(
      nationalOf({ rule: 'median' }, [...PLACES, of('d'), of('e')], null).map(({ year }) => year),
    ).toEqual([2022]);
  });
});
