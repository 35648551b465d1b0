import { expect, it } from 'vitest';
import { differing } from './grid.ts';

it('a picture does not differ from itself, nor by a step of a shade', () => {
  expect(differing('ffffff000000', 'ffffff000000')).toBe(0);
  expect(differing('ffffff000000', 'fbffff000005')).toBe(0);
});

it('tells the share of cells whose colour is another', () => {
  expect(differing('ffffff000000', 'ffffff000700')).toBe(0.5);
  expect(differing('ffffff000000', '000000ffffff')).toBe(1);
});

it('pictures of other sizes, or none, differ wholly', () => {
  expect(differing('ffffff', 'ffffff000000')).toBe(1);
  expect(differing('', '')).toBe(1);
});
