import { describe, expect, it } from 'vitest';
import { moved, placeAt } from './order.ts';

describe('an order changed by hand', () => {
  it.each([
    [0, 2, 'bca'],
    [2, 0, 'cab'],
    [1, 1, 'abc'],
    [0, 9, 'bca'],
    [1, -3, 'bac'],
    [7, 0, 'abc'],
  ])('from %i to %i', (from, to, expected) => {
    expect(moved(['a', 'b', 'c'], from, to).join('')).toBe(expected);
  });

  it('drops after all others whose middle lies above the pointer', () => {
    const middles = [100, 300, 500];
    expect(placeAt(middles, 0, 40)).toBe(0);
    expect(placeAt(middles, 0, 310)).toBe(1);
    expect(placeAt(middles, 0, 900)).toBe(2);
    expect(placeAt(middles, 2, 90)).toBe(0);
    expect(placeAt(middles, 1, 290)).toBe(1);
  });
});
