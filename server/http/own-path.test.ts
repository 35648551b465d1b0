import { expect, it } from 'vitest';
import { isOwnPath } from './own-path.ts';

it.each(['/', '/account?tab=keys#top', '/place/governorate:ins:11', '/مكان', '/a/%2F%2Fevil', '/apiary'])(
  '%s is a page of ours',
  (text) => {
    expect(isOwnPath(text)).toBe(true);
    expect(new URL(text, 'http://own').host).toBe('own');
  },
);

it.each([
  '//evil',
  '/\\evil',
  '\\\\evil',
  '/\t/evil',
  '/\n/evil',
  'https://evil',
  'https:evil',
  'javascript:alert(1)',
  ' //evil',
  'evil',
  '',
  '/a\\..\\..\\evil',
  '/auth/oidc?return=/',
  '/api/session',
])('%j is none', (text) => {
  expect(isOwnPath(text)).toBe(false);
});
