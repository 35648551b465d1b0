import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { LONGEST } from './longest.ts';

it('names files that are there', () => {
  const files = execFileSync('git', ['ls-files', '*.test.ts'], { encoding: 'utf8' });
  expect(LONGEST.filter((path) => !`/${files.replaceAll('\n', '\n/')}`.includes(`/${path}`))).toEqual([]);
});
