import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HttpError } from '../http/error.ts';
import { periodKey, periodOf, wholeOf } from './datetime.ts';

const iso = (text: string) => periodKey(periodOf(text));

describe('datetime', () => {
  it.each([
    ['2020-02-29', '2020-02-29T00:00:00.000Z/2020-02-29T23:59:59.999Z'],
    ['2020-01-01T10:00:00Z', '2020-01-01T10:00:00.000Z/2020-01-01T10:00:00.000Z'],
    ['2020-01-01t10:00:00.5+01:00', '2020-01-01T09:00:00.500Z/2020-01-01T09:00:00.500Z'],
    ['2020-01-01/2020-01-31', '2020-01-01T00:00:00.000Z/2020-01-31T23:59:59.999Z'],
    ['../2020-01-31', '../2020-01-31T23:59:59.999Z'],
    ['2020-01-01/..', '2020-01-01T00:00:00.000Z/..'],
    ['2020-01-01/', '2020-01-01T00:00:00.000Z/..'],
  ])('%s is %s', (text, period) => {
    expect(iso(text)).toBe(period);
  });

  it.each([
    'yesterday',
    '',
    '2020',
    '2020-2-1',
    '2019-02-29',
    '2020-02-30T00:00:00Z',
    '2020-01-01T24:00:00Z',
    '2020-01-01T10:00:00',
    '2020-01-01T10:00:00+24:00',
    '2020-01-01 10:00:00Z',
    '0000-01-01',
    '0001-01-01T00:00:00+01:00',
    '9999-12-31T23:59:59-01:00',
    '../..',
    '/',
    '2021-01-01/2020-01-01',
    '2020-01-01/2020-01-02/2020-01-03',
    '2020-01-01\0',
  ])('%j is refused, by name', (text) => {
    expect(() => periodOf(text)).toThrow(
      expect.objectContaining({ status: 400, code: 'invalid-datetime', parameter: 'datetime' }) as HttpError,
    );
  });

  it('never throws anything else, and gives dates that PostgreSQL has', () => {
    const date = fc.date({ noInvalidDate: true }).map((given) => given.toISOString());
    const part = fc.oneof(fc.string(), date, fc.constant('..'));
    fc.assert(
      fc.property(
        fc.oneof(
          part,
          fc.tuple(part, part).map((both) => both.join('/')),
        ),
        (text) => {
          try {
            expect(iso(text)).toMatch(/^(\d{4}-.{19}|\.\.)\/(\d{4}-.{19}|\.\.)$/);
          } catch (error) {
            expect(error).toBeInstanceOf(HttpError);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});

it.each([
  ['2024-02-29', 'day'],
  ['2024-02-29/2024-02-29', 'day'],
  ['2024-02-01/2024-02-29', 'month'],
  ['2023-12-01/2023-12-31', 'month'],
  ['2023-01-01/2023-12-31', 'year'],
  ['2023-02-01/2024-01-31', null],
  ['2024-02-01/2024-02-28', null],
  ['2023-01-02/2023-12-31', null],
  ['2023-01-01/2024-12-31', null],
  ['2024-02-01T00:00:00Z/2024-02-29', 'month'],
  ['2024-02-01T00:00:01Z/2024-02-29', null],
  ['2024-02-01T00:00:00Z', null],
  ['2024-02-01/..', null],
  ['../2024-02-01', null],
])('%s is the whole of a %s', (text, unit) => {
  expect(wholeOf(periodOf(text))).toBe(unit);
});
