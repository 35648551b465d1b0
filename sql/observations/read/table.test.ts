import { describe, expect, it } from 'vitest';
import { type Defaults, longReader, tableOf } from './table.ts';

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

  it('is read alike by the names of its fields and by its cells; rows of one series share its key', () => {
    const names = ['value', '', 'time', 'feature', '_note', 'parameter', 'unit'];
    const cells = ['1', 'x', 't', 'a', 'n', 'pm10', 'K'];
    for (const [columns, row, defaults] of [
      [names, cells, { layer: 'stations' }],
      [['', 'b', 'time', 'a'], ['x', '<2', 't', ''], { layer: 'stations', parameter: 'pm10' }],
      [['series', 'time', 'value'], ['', 't', '1'], { layer: 'stations', feature: 'a', parameter: 'pm10' }],
    ] as const) {
      const table = tableOf(columns, defaults);
      if (table.kind !== 'rows') throw new Error(table.fault);
      const fields = Object.fromEntries(columns.map((name, at) => [name, row[at]]));
      expect(table.cellsOf(row, 7)).toEqual(table.rowsOf(fields, 7));
      expect(table.cellsOf(row, 7)).toHaveLength(1);
      if (columns.length > 3 && columns[0] === '') continue;
      expect(table.cellsOf(row, 8)[0]!.key).toBe(table.cellsOf(row, 9)[0]!.key);
    }
  });

  it('takes nothing for another series that only looks like it', () => {
    const read = longReader({});
    const told = (feature: unknown) =>
      read({ layer: 'stations', feature, parameter: 'pm10', time: 't', value: 1 }, 1).key;
    const day = new Date(0);
    expect([told(day), told(day.toISOString())]).toEqual([null, key(day.toISOString())]);
    expect([told(Number.NaN), told(null), told('5'), told(5)]).toEqual([
      key('NaN'),
      null,
      key('5'),
      key('5'),
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
    expect(longReader({})({ ...fields, time: 't', value: 1 }, 1).key).toEqual(expected);
  });

  it('may say that a value is a limit of detection', () => {
    expect(longReader({})({ value: 0.5, below: true }, 1).value).toBe('<0.5');
    expect(longReader({})({ value: '<0.5', below: 'true' }, 1).value).toBe('<0.5');
    expect(longReader({})({ value: '0.5', below: 'false' }, 1).value).toBe('0.5');
  });
});
