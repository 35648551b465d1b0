import { describe, expect, it } from 'vitest';
import { tellingOf } from './telling.ts';

const limit = (value: number, whole: number, side: 'above' | 'below' = 'above') => ({ value, whole, side });

describe('the limit that says most of a forecast', () => {
  it('is the farthest that is more likely than not', () => {
    expect(tellingOf([limit(25, 1), limit(75, 0.99), limit(100, 0.6), limit(150, 0.4)])?.value).toBe(100);
    expect(tellingOf([limit(50, 0.9, 'below'), limit(20, 0.7, 'below')])?.value).toBe(20);
  });
  it('is else the likeliest, and none of none', () => {
    expect(tellingOf([limit(100, 0.05), limit(75, 0.3)])?.value).toBe(75);
    expect(tellingOf([])).toBeNull();
  });
});
