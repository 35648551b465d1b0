import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { ownTime } from '../../tests/harness/own-time.ts';
import { openCutter } from './csv-records.ts';

/** The records of a text that comes in pieces cut at the given places. */
const cut = (text: string, delimiter = ',', at: readonly number[] = []) => {
  const cutter = openCutter(delimiter, '\n');
  const places = [0, ...[...at].sort((a, b) => a - b), text.length];
  const pieces = places.slice(1).map((end, index) => text.slice(places[index], end));
  return [...pieces.flatMap((piece) => cutter.push(piece)), ...cutter.end()];
};

const field = fc.string({ unit: fc.constantFrom('a', 'é', 'ت', '"', ',', ';', '\n', ' ', '1', '') });
const table = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });

describe('records', () => {
  it('are those that were written, wherever the text is cut into pieces', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n'),
        fc.array(fc.nat(200), { maxLength: 4 }),
        (records, delimiter, newline, places) => {
          const text = Papa.unparse(records, { delimiter, newline });
          const found = cut(
            text,
            delimiter,
            places.map((place) => Math.min(place, text.length)),
          );
          // What is blank in all its last record has no line of its own.
          expect(found.map(({ fields }) => fields)).toEqual(records);
          expect(found.every(({ flaw }) => flaw === null)).toBe(true);
        },
      ),
    );
  });

  it('never lose a line, and come to an end, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '"', ',', '\n') }),
        fc.array(fc.nat(50), { maxLength: 3 }),
        (text, places) => {
          const found = cut(
            text,
            ',',
            places.map((place) => Math.min(place, text.length)),
          );
          expect(found.map(({ row }) => row)).toEqual(found.map((_, index) => index + 1));
          expect(found.length).toBeLessThanOrEqual(text.split('\n').length);
        },
      ),
    );
  });

  it.each([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['a\n\nb', [['a'], [''], ['b']]],
    ['"a ""x""",b', [['a "x"', 'b']]],
    ['"a\nb",c', [['a\nb', 'c']]],
    ['"a" ,b', [['a', 'b']]],
    ['5" pipe,b "c" d', [['5" pipe', 'b "c" d']]],
    [' "a",b', [[' "a"', 'b']]],
    ['"a",', [['a', '']]],
    ['"",""', [['', '']]],
    ['', []],
  ])('%j are %j', (text, fields) => {
    expect(cut(text).map((record) => record.fields)).toEqual(fields);
  });

  it('with a mark out of place are flaws for themselves, and the lines behind them records', () => {
    const found = cut('1,"x\n2,y\n3,"z"w\n4,"q"\n5,"never\n6,z\n');
    expect(found.map(({ row, fields, flaw }) => flaw ?? [row, ...fields])).toEqual([
      '"x',
      [2, '2', 'y'],
      '"z"w',
      [4, '4', 'q'],
      '"never',
      [6, '6', 'z'],
    ]);
  });

  it('end with old Macintosh lines too', () => {
    const cutter = openCutter(',', '\r');
    const records = [...cutter.push('a,b\r1,2\r'), ...cutter.end()];
    expect(records.map(({ fields }) => fields)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('take time in proportion to the text, also behind a mark that is never closed', () => {
    const lines = 'x,y,z\n'.repeat(200_000);
    const since = ownTime();
    const cutter = openCutter(',', '\n');
    let count = 0;
    for (const piece of [`1,"never\n`, ...Array<string>(5).fill(lines)]) count += cutter.push(piece).length;
    count += cutter.end().length;
    expect(count).toBe(1_000_001);
    expect(since.ms()).toBeLessThan(20_000);
    since.stop();
  });
});
