import { expect, it } from 'vitest';
import { newId } from './ids.ts';

it('a new part has an id that no other part has', () => {
  expect(newId('s', [])).toBe('s1');
  expect(newId('s', [{ id: 's1' }, { id: 's2' }])).toBe('s3');
  expect(newId('s', [{ id: 's2' }, { id: 's3' }])).toBe('s4');
});
