import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headlineOf, headlinesOf } from './headline.ts';
import { readOpenSdg } from './read.ts';
import { writeOpenSdg } from './write.ts';

const reasons = (text: string) =>
  readOpenSdg(text).rejects.map(({ row, column, reason }) => [row, column, reason]);

describe('a tidy file', () => {
  const text = 'Year,Sex,Units,GeoCode,Value\n2015,,kg,,1.5\n2015,Female,kg,,\n2016/17,,kg,T-1,-2e3\n';
  it('is read with its categories, codes, blanks and spans of years', () => {
    const { columns, rows, rejects } = readOpenSdg(`\ufeff${text}`);
    expect(columns).toEqual(['Sex', 'Units']);
    expect(rejects).toEqual([]);
    expect(rows).toEqual([
      { row: 1, period: '2015', year: 2015, cells: ['', 'kg'], geoCode: '', value: 1.5 },
      { row: 2, period: '2015', year: 2015, cells: ['Female', 'kg'], geoCode: '', value: null },
      { row: 3, period: '2016/17', year: 2016, cells: ['', 'kg'], geoCode: 'T-1', value: -2000 },
    ]);
  });

  it('says of each row that it cannot take which it is, and why', () => {
    const bad = [
      'Year,Sex,Value',
      '2015,,1',
      'then,,1',
      '2015,Male ,1',
      '2016,,< 5',
      '2015,,7',
      '2017,1',
      '1066,,1',
      '2018,,1e999',
    ].join('\n');
    expect(readOpenSdg(bad).rows.map(({ period }) => period)).toEqual(['2015']);
    expect(reasons(bad)).toEqual([
      [3, 'Year', 'bad-year'],
      [4, 'Sex', 'space-around'],
      [5, 'Value', 'bad-value'],
      [6, 'Value', 'row-twice'],
      [7, '', 'cells-missing'],
      [8, 'Year', 'bad-year'],
      [9, 'Value', 'bad-value'],
    ]);
  });

  it.each([
    ['', [[1, 'Year', 'no-year']]],
    ['Sex,Value\n,1', [[1, 'Year', 'no-year']]],
    ['Year,Sex\n2015,x', [[1, 'Value', 'no-value-column']]],
    ['Year,Sex,Sex,Value', [[1, 'Sex', 'column-twice']]],
    ['Year, Sex,Value', [[1, ' Sex', 'space-around']]],
  ])('without a head that can be read, %j, has no rows', (text, expected) => {
    expect(reasons(text)).toEqual(expected);
    expect(readOpenSdg(text).rows).toEqual([]);
  });
});

describe('a wide file', () => {
  it('is read as the tidy one that it means', () => {
    const wide = 'year,all|unit:feet,Sex:Female|Age:15-24,GeoCode:T-1\n2015,10,3,\n2016,x,4,7\n';
    const { columns, rows, rejects } = readOpenSdg(wide);
    expect(columns).toEqual(['Units', 'Sex', 'Age']);
    expect(rows.map(({ year, cells, geoCode, value }) => [year, ...cells, geoCode, value])).toEqual([
      [2015, 'feet', '', '', '', 10],
      [2015, '', 'Female', '15-24', '', 3],
      [2016, '', 'Female', '15-24', '', 4],
      [2016, '', '', '', 'T-1', 7],
    ]);
    expect(rejects).toEqual([{ row: 3, column: 'all|unit:feet', reason: 'bad-value', value: 'x' }]);
  });
});

it('what is written is read again as it was', () => {
  const Cell = fc.string({ maxLength: 12 }).map((text) => text.replaceAll('\0', '').trim());
  const Row = fc.record({
    year: fc.integer({ min: 1900, max: 2200 }),
    cells: fc.tuple(Cell, Cell),
    geoCode: Cell,
    value: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)),
  });
  const key = ({ year, cells, geoCode }: { year: number; cells: string[]; geoCode: string }) =>
    JSON.stringify([year, cells, geoCode]);
  fc.assert(
    fc.property(fc.uniqueArray(Row, { selector: key, minLength: 1, maxLength: 12 }), (drawn) => {
      const rows = drawn.map((one, at) => ({ ...one, row: at + 1, period: String(one.year) }));
      const written = writeOpenSdg({ columns: ['Sex', 'Age, group'], rows });
      const read = readOpenSdg(written);
      expect(read.rejects).toEqual([]);
      expect(writeOpenSdg(read)).toBe(written);
      expect(read.rows.map(({ year, geoCode, value }) => [year, geoCode, value])).toEqual(
        rows.map(({ year, geoCode, value }) => [year, geoCode, value]),
      );
    }),
  );
});

describe('the line without categories', () => {
  const { columns, rows } = readOpenSdg(
    'Year,Series,Sex,Units,Value\n2016,a,,kg,2\n2015,a,,kg,1\n2015,a,Male,kg,9\n2015,b,,t,5\n',
  );
  it('is one for each series and unit, by years', () => {
    expect(headlinesOf({ columns, rows })).toEqual([
      {
        series: 'a',
        unit: 'kg',
        values: [
          { year: 2015, value: 1 },
          { year: 2016, value: 2 },
        ],
      },
      { series: 'b', unit: 't', values: [{ year: 2015, value: 5 }] },
    ]);
    expect(headlineOf({ columns, rows }, { direction: 'up', series: 'b' })?.unit).toBe('t');
    expect(headlineOf({ columns, rows }, { direction: 'up', series: 'c' })).toBeNull();
  });
});

const PACK = join(
  process.env.PACK_DIR ?? join(import.meta.dirname, '../../../shared/data'),
  'governance/ons_sdg16',
);

/** Real files (United Kingdom, OGL v3.0), with how many rows are values and how many are told as none. */
describe.runIf(existsSync(PACK))('files of Open SDG as one country publishes them', () => {
  it.each([
    // Two lines of it are of the same.
    ['16-1-1', 362, 1],
    ['16-1-3', 1237, 0],
    ['16-2-2', 429, 0],
    // Dates, not years.
    ['16-6-2', 0, 84],
    ['16-7-1', 0, 1],
    ['16-8-1', 229, 0],
    ['16-b-1', 99, 0],
  ])('indicator_%s.csv: %i rows, %i rejected', (id, taken, refused) => {
    const read = readOpenSdg(readFileSync(join(PACK, `indicator_${id}.csv`), 'utf8'));
    expect([read.rows.length, read.rejects.length]).toEqual([taken, refused]);
    if (taken === 0) return;
    const written = writeOpenSdg(read);
    expect(readOpenSdg(written).rejects).toEqual([]);
    expect(writeOpenSdg(readOpenSdg(written))).toBe(written);
  });
});
