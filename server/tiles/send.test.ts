import { expect, it } from 'vitest';
import { encodingOf } from './send.ts';

it.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip', 'gzip'],
  ['gzip, deflate, br', 'br'],
  ['br;q=0, gzip', 'gzip'],
  ['br; q=0.0,gzip;q=0', 'identity'],
  ['br;q=0.5', 'br'],
  ['deflate', 'identity'],
  ['brotli', 'identity'],
])('who accepts %j is sent %s', (accepted, encoding) => {
  expect(encodingOf(accepted)).toBe(encoding);
});
