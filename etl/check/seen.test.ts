import { describe, expect, it } from 'vitest';
import { overlap, type Period, periodOf } from './period.ts';
import { openSeen } from './seen.ts';

const always: Period = { from: null, to: null };
const feature = (id: string, fid: number, period = always) => ({ id, fid, period });

describe('features of a load', () => {
  it('are refused the second time, with the row of the first', () => {
    const seen = openSeen(false);
    expect(seen.add(feature('a', 1), 2)).toBeNull();
    expect(seen.add(feature('b', 2), 3)).toBeNull();
    expect(seen.add(feature('a', 1), 4)).toMatchObject({ reason: 'duplicate-key', value: 'a', detail: '2' });
    expect(seen.ids()).toBe(2);
  });

  it('are refused where two ids give one number', () => {
    const seen = openSeen(false);
    seen.add(feature('a', 1), 2);
    expect(seen.add(feature('b', 1), 3)).toMatchObject({ reason: 'id-collision', value: 'b', detail: '2' });
  });

  it('may come again in a layer with time, for another period', () => {
    const seen = openSeen(true);
    const add = (from: string | null, to: string | null, row: number) =>
      seen.add(feature('a', 1, periodOf(from, to)!), row);
    expect(add(null, '2018-01-01', 1)).toBeNull();
    expect(add('2018-01-01', null, 2)).toBeNull();
    expect(add('2018-01-01', '2019-01-01', 3)).toMatchObject({ reason: 'duplicate-key', detail: '2' });
    expect(add('2017-01-01', '2017-06-01', 4)).toMatchObject({ reason: 'overlapping-validity', detail: '1' });
    expect(seen.ids()).toBe(1);
  });
});

describe('a period', () => {
  it.each([
    ['2018-01-01', null, { from: '2018-01-01T00:00:00.000Z', to: null }],
    [
      '2018-01-01T01:00:00+01:00',
      '2018-01-02',
      { from: '2018-01-01T00:00:00.000Z', to: '2018-01-02T00:00:00.000Z' },
    ],
    [undefined, undefined, always],
    ['2018-02-30', null, null],
    ['2018-01-02', '2018-01-01', null],
    ['2018-01-01', '2018-01-01', null],
    ['2018-01-01T00:00:00', null, null],
    ['soon', null, null],
  ])('from %j to %j is %j', (from, to, expected) => {
    expect(periodOf(from, to)).toEqual(expected);
  });

  it('is half-open', () => {
    const [a, b] = [periodOf(null, '2018-01-01')!, periodOf('2018-01-01', null)!];
    expect(overlap(a, b)).toBe(false);
    expect(overlap(b, a)).toBe(false);
    expect(overlap(a, always)).toBe(true);
    expect(overlap(b, periodOf('2017-12-31', '2018-01-02')!)).toBe(true);
  });
});
