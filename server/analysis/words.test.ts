import { expect, it } from 'vitest';
import { dayText } from './words.ts';

it('a day is written as each language writes it, the same in every time zone', () => {
  expect(dayText('2020-01-31')).toEqual({
    ar: '31 جانفي 2020',
    fr: '31 janvier 2020',
    en: '31 January 2020',
  });
});
