import { describe, expect, it } from 'vitest';
import { OFFICE_PAGES } from '../office/pages.ts';
import type { Session } from '../session.tsx';
import { isLetIn } from './guard.tsx';

type Held = Pick<Session, 'capabilities' | 'within'>;
const MAY = ['layers.write', 'layers.publish', 'policies.write'] as const;

/** Somebody who may write and publish what is of these themes; of everything where none are said. */
const editor = (themes?: string[]): Held => ({
  capabilities: [...MAY],
  within: themes ? Object.fromEntries(MAY.map((one) => [one, themes])) : {},
});
const named = (held: Held): string[] =>
  OFFICE_PAGES.flatMap(({ path, icon, access }) => (icon && isLetIn(access, held) ? [path] : []));

describe('the navigation of the office', () => {
  const EVERY = ['/office', '/office/layers', '/office/reports', '/office/policies'];

  it('names to an editor of a theme what she is let in to, and no more', () => {
    expect(named(editor(['water']))).toEqual(EVERY);
    expect(named(editor([]))).toEqual(EVERY);
  });

  it('names the files of the budget to editors of public money, what is of the country to who may write of everything', () => {
    expect(named(editor(['water', 'public-money'])).filter((path) => !EVERY.includes(path))).toEqual([
      '/office/budget',
    ]);
    expect(named(editor()).filter((path) => !EVERY.includes(path))).toEqual([
      '/office/budget',
      '/office/sdg',
    ]);
  });

  it('names nothing but its first page to who may nothing', () => {
    expect(named({ capabilities: [], within: {} })).toEqual(['/office']);
  });
});
