import { expect, it } from 'vitest';
import { viewOf } from './view-of.ts';

it('has the whole of a box in view on a phone', () => {
  expect(viewOf([-180, -60, 180, 60])).toBe('0.0000,0.0000,0.0');
  const [lat, lng, zoom] = viewOf([10, 35, 11, 35.5]).split(',').map(Number);
  expect([lat, lng]).toEqual([35.25, 10.5]);
  const pixels = (512 * 2 ** zoom! * (11 - 10)) / 360;
  expect(pixels).toBeGreaterThan(200);
  expect(pixels).toBeLessThan(390);
});

it('comes no nearer to a point than its surroundings can be told', () => {
  expect(Number(viewOf([10, 35, 10, 35]).split(',')[2])).toBeLessThan(15);
});
