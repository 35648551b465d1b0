import { describe, expect, it } from 'vitest';
import { type Defaults, longRow, tableOf } from './table.ts';

const rows = (names: string[], fields: Record<string, unknown>, defaults: Defaults = {}) => {
  const table = tableOf(names, defaults);
  return table.kind === 'rows'
    ? table.rowsOf(fields, 2).map(({ key, time, value }) => ({ key, time, value }))
    : `${table.fault} ${table.column}`;
};
const key = (feature: string, parameter = 'pm10', procedure = '') => ({
  layer: 'stations',
  feature,
  parameter,
  procedure,
});

describe('a table', () => {
  it('has a value a row, of a series by its name or its parts', () => {
    expect(rows(['series', 'time', 'value'], { series: 'stations.pm10.a.b', time: 't', value: 1 })).toEqual([
      { key: key('a.b'), time: 't', value: 1 },
    ]);
    const parts = { feature: 'a', parameter: 'no2', procedure: 'tube', time: 't', value: 1 };
    expect(rows(Object.keys(parts), parts, { layer: 'stations' })).toMatchObject([
      { key: key('a', 'no2', 'tube') },
    ]);
    expect(
      rows(['time', 'value', '_source'], { time: 't', value: 1 }, { series: 'stations.pm10.a' }),
    ).toMatchObject([{ key: key('a') }]);
  });

  it('has a column a series, a parameter or a feature; an empty cell is no value', () => {
    const of = (names: string[], fields: object, defaults: Defaults) =>
      rows(['time', ...names], { time: 't', ...fields }, defaults);
    expect(
      of(['stations.pm10.a', 'stations.no2~tube.a'], { 'stations.pm10.a': 1, 'stations.no2~tube.a': '' }, {}),
    ).toEqual([{ key: key('a'), time: 't', value: 1 }]);
    expect(
      of(['feature', 'pm10', 'no2~tube'], { feature: 'a', pm10: 1, 'no2~tube': 2 }, { layer: 'stations' }),
    ).toMatchObject([
      { key: key('a'), value: 1 },
      { key: key('a', 'no2', 'tube'), value: 2 },
    ]);
    expect(of(['a', 'b'], { a: 1, b: '<2' }, { layer: 'stations', parameter: 'pm10' })).toMatchObject([
      { key: key('a'), value: 1 },
      { key: key('b'), value: '<2' },
    ]);
  });

  it('that cannot be one is told by the column', () => {
    expect(rows(['value'], {})).toBe('missing-column time');
    expect(rows(['time'], {})).toBe('missing-column value');
    expect(rows(['time', 'value', 'temprature'], {})).toBe('unknown-column temprature');
  });

  it.each([
    [{ series: 'stations' }, null],
    [{ series: 5 }, null],
    [{ series: 'stations.pm10.a\0' }, null],
    [{ series: 'stations.pm10.\ud800' }, null],
    [
      { layer: '__proto__', feature: 'a', parameter: 'constructor' },
      { ...key('a', 'constructor'), layer: '__proto__' },
    ],
    [{ layer: 'a.b', feature: 'a', parameter: 'c' }, null],
    [{ layer: 'stations', feature: 'x'.repeat(201), parameter: 'c' }, null],
    [{ layer: 'stations', feature: 5, parameter: 'pm10' }, key('5')],
  ])('names a series by %j', (fields, expected) => {
    expect(longRow({ ...fields, time: 't', value: 1 }, 1, {}).key).toEqual(expected);
  });

  it('may say that a value is a limit of detection', () => {
    expect(longRow({ value: 0.5, below: true }, 1, {}).value).toBe('<0.5');
    expect(longRow({ value: '<0.5', below: 'true' }, 1, {}).value).toBe('<0.5');
    expect(longRow({ value: '0.5', below: 'false' }, 1, {}).value).toBe('0.5');
  });
});
