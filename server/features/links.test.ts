import { expect, it } from 'vitest';
import { itemUrl, queryText } from './links.ts';

it('writes what any client can send back', () => {
  expect(queryText({ q: 'a&b=é', none: undefined, after: '1.2' })).toBe('?q=a%26b%3D%C3%A9&after=1.2');
  expect(queryText({})).toBe('');
  expect(itemUrl('http://x', 'wells', 'a/b?ع')).toBe('http://x/api/collections/wells/items/a%2Fb%3F%D8%B9');
});
