import { expect, it } from 'vitest';
import { settingsOf } from './settings.ts';

it('has a default for all that a machine of one needs', () => {
  expect(settingsOf({})).toEqual({ PORT: 8080, HOST: '127.0.0.1', DATA_DIR: '.data' });
});

it.each([
  [{ PORT: 'http' }, /^PORT is not usable: /],
  [{ PORT: '70000' }, /^PORT is not usable: /],
  [{ HOST: '' }, /^HOST is not usable: /],
])('names the variable at fault in %j', (env, sentence) => {
  expect(() => settingsOf(env)).toThrow(sentence);
});
