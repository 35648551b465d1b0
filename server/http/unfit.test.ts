import { expect, it } from 'vitest';
import { unfitPath } from './unfit.ts';

it('finds what the database cannot keep, and where it stands', () => {
  expect(unfitPath({ a: [1, { b: 'fine 🌊', c: null }] })).toBeNull();
  expect(unfitPath({ a: ['x', { b: 'NUL\0' }] })).toBe('a.1.b');
  expect(unfitPath({ a: { b: '\ud800 alone' } })).toBe('a.b');
  expect(unfitPath({ a: { 'key\udfff': 1 } })).toBe('a');
  expect(unfitPath('\udc00\ud800')).toBe('');
});

it('ends in what is nested without end', () => {
  const nested = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
  expect(unfitPath({ geometry: nested })).toMatch(/^geometry(\.0)+$/);
});
