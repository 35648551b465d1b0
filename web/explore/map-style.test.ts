import { expect, it } from 'vitest';
import { tilesThen } from './map-style.ts';

it('asks for tiles of a time beside the state that their address is pinned to', () => {
  const tiles = tilesThen('http://host/tiles/a/{z}/{x}/{y}.mvt?v=3.k.4', '2024-02-29T01:30:00Z');
  const { searchParams } = new URL(tiles);
  expect([...searchParams]).toEqual([
    ['v', '3.k.4'],
    ['datetime', '2024-02-29T01:30:00Z'],
  ]);
  expect(tiles).toContain('/{z}/{x}/{y}.mvt?');
  expect(tilesThen('/t', '2024-07-01')).toBe('/t?datetime=2024-07-01');
  expect(tilesThen('/t?v=3', null, '2024-07-01')).toBe('/t?v=3&as-of=2024-07-01');
});
