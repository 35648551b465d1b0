import { expect, it } from 'vitest';
import { distanceTo } from './distance.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');

it.each([
  ['2026-03-01T11:59:30Z', [0, 'second']],
  ['2026-03-01T11:58:30Z', [-1, 'minute']],
  ['2026-03-01T09:00:00Z', [-3, 'hour']],
  ['2026-02-20T12:00:00Z', [-9, 'day']],
  ['2026-05-30T12:00:00+00:00', [3, 'month']],
  ['2024-03-01T12:00:00Z', [-2, 'year']],
])('%s is %j from now', (time, distance) => {
  expect(distanceTo(time, NOW)).toEqual(distance);
});
