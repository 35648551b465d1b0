import { describe, expect, it } from 'vitest';
import { grainOf, groupsOf, type InputRow, pageOf } from './model.ts';

const row = (part: Partial<InputRow>): InputRow => ({
  ...{ input: 'rain', kind: 'series', of: 'stations.rain.7', feature: '7', name: {}, version: null },
  ...{ time: '2024-05-01T00:00:00', over: 'month', value: 3, source: null },
  href: 'https://here/api/series/stations.rain.7/observations',
  ...part,
});

describe('what a value was made of', () => {
  it('is told by input and by what it is of, each with the stretch of time of its rows', () => {
    const groups = groupsOf([
      row({ time: '2024-06-01T00:00:00' }),
      row({}),
      row({ of: 'stations.rain.8' }),
      row({ input: 'area', kind: 'property', of: 'lakes', time: null, version: 4 }),
    ]);
    expect(groups.map(({ of, rows, from, to }) => [of, rows.length, from, to])).toEqual([
      ['stations.rain.7', 2, '2024-05-01T00:00:00', '2024-06-01T00:00:00'],
      ['stations.rain.8', 1, '2024-05-01T00:00:00', '2024-05-01T00:00:00'],
      ['lakes', 1, null, null],
    ]);
  });

  it.each([
    [row({}), '/series/stations.rain.7'],
    [row({ kind: 'property', of: 'lakes', feature: 'a/b' }), '/?layers=lakes&pick=lakes/a%2Fb'],
    [
      row({
        kind: 'indicator',
        href: 'https://here/api/indicators/flows/values/governorate%3Ains%3A12/2021/lineage',
      }),
      '/indicator/flows/governorate:ins:12/2021',
    ],
  ])('has a page for each row (%#)', (given, page) => expect(pageOf(given)).toBe(page));

  it('is dated no finer than it was gathered by', () => {
    expect(grainOf(row({}))).toBe('month');
    expect(grainOf(row({ over: null }))).toBe('day');
    expect(grainOf(row({ over: null, time: '2024-05-01T13:30:00' }))).toBe('value');
  });
});
