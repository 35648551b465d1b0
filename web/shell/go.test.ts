import { describe, expect, it } from 'vitest';
import { withLook, withoutLook } from '../look.ts';
import { EMBEDDABLE, placedFor, returnOf, signInAddress } from './go.ts';
import { PAGES } from './pages.ts';

describe('where one goes on after signing in', () => {
  it.each(['/account/keys', '/?layers=dams&at=36,9,7', '/office/jobs?state=dead#last'])(
    'is %s, a page of ours',
    (to) => {
      expect(returnOf(`?return=${encodeURIComponent(to)}`)).toBe(to);
    },
  );

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/ok\\..\\',
    '/api/account/export',
    '/auth/oidc',
    'account',
    '',
  ])('is never %s', (to) => {
    expect(returnOf(`?return=${encodeURIComponent(to)}`)).toBeNull();
  });

  it('is where one was, without the language that it was in', () => {
    expect(signInAddress('/', '')).toBe('/sign-in');
    expect(signInAddress('/account/keys', '?lang=fr')).toBe('/sign-in?return=%2Faccount%2Fkeys');
    expect(returnOf(new URL(signInAddress('/', '?layers=a,b&lang=ar'), 'http://x').search)).toBe(
      '/?layers=a,b',
    );
  });
});

describe('a page in one of others', () => {
  it('is of those that say so', () => {
    const may = PAGES.filter(({ path }) => EMBEDDABLE.has(path.split('/')[1] ?? ''));
    expect(may).toEqual(PAGES.filter(({ isEmbeddable }) => isEmbeddable));
    expect(new Set(may.map(({ path }) => path.split('/')[1]))).toEqual(EMBEDDABLE);
  });

  it('leads to those that may stand there too, and out of there to all others', () => {
    expect(placedFor('/embed/budget', '/budget/lines/A?version=1')).toBe('/embed/budget/lines/A?version=1');
    expect(placedFor('/embed', '/risk?x=1')).toBe('/embed/risk?x=1');
    for (const to of ['/place/tunis', '/budgets', '/', '/embed/budget'])
      expect(placedFor('/embed/budget', to)).toBe(to);
    expect(placedFor('/budget', '/budget/citizen')).toBe('/budget/citizen');
    expect(placedFor('/embedded', '/budget')).toBe('/budget');
  });
});

describe('language and look', () => {
  it('go along from page to page, in place of what the address says', () => {
    expect(withLook('/account', '?lang=ar&look=dark&pick=dams/5')).toBe('/account?lang=ar&look=dark');
    expect(withLook('/?layers=a,b&lang=fr#x', '?lang=ar')).toBe('/?layers=a,b&lang=ar#x');
    expect(withLook('/account', '')).toBe('/account');
  });

  it('are left out of what is kept for later', () => {
    expect(withoutLook('/?lang=ar&look=dark')).toBe('/');
    expect(withoutLook('/account?lang=ar&page=2')).toBe('/account?page=2');
  });
});
