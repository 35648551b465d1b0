import { describe, expect, it } from 'vitest';
import { codeOf, dayOf, numberOf, textOf } from './values.ts';

describe('values of foreign rows', () => {
  it.each([
    [' x ', 'x'],
    ['  ', null],
    [null, null],
    [undefined, null],
    [0, '0'],
  ])('%j is the text %j', (given, text) => {
    expect(textOf(given)).toBe(text);
  });

  it.each([
    ['+37.233', 37.233],
    ['', null],
    ['n.d.', null],
    [12, 12],
    ['1,5', null],
    [Number.NaN, null],
  ])('%j is the number %j', (given, number) => {
    expect(numberOf(given)).toBe(number);
  });

  it.each([
    [1151, '1151'],
    ['1151.000000000000000', '1151'],
    ['45440.0', '45440'],
    ['06', '06'],
    [11.5, '11.5'],
    ['DTTA', 'DTTA'],
    [null, null],
  ])('%j is the code %j', (given, code) => {
    expect(codeOf(given)).toBe(code);
  });

  it('writes a packed day with hyphens, and leaves the rest for the checks', () => {
    expect(dayOf('19490108')).toBe('1949-01-08');
    expect(dayOf('1949')).toBe('1949');
    expect(dayOf(' ')).toBeNull();
  });
});
