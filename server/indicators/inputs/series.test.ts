import { expect, it } from 'vitest';
import { isAsFine } from './series.ts';

it.each([
  ['P1D', 'hour', false],
  ['PT1H', 'hour', true],
  ['PT0S', 'hour', true],
  ['PT8H', 'day', true],
  ['P1M', 'day', false],
  ['P31D', 'month', true],
  ['P1Y', 'month', false],
  ['P366D', 'year', true],
  ['P1Y', 'value', true],
] as const)('a mean over %s stands for a time of the length of a(n) %s: %s', (averaging, over, stands) => {
  expect(isAsFine({ averaging }, over)).toBe(stands);
});
