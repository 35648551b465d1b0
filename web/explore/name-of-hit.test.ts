import { expect, it } from 'vitest';
import type { LayerInfo } from '../../sql/model/api.ts';
import { nameOfHit } from './name-of-hit.ts';

const layers = [
  { layer: { id: 'dams', label: 'name', popup: { rows: [] } } },
  { layer: { id: 'noise', popup: { title: 'code', rows: [] } } },
] as unknown as LayerInfo[];

it('a feature is named in the language of the reader, else in another, else not at all', () => {
  const properties = { name_fr: 'Sidi Salem', name_ar: 'سيدي سالم' };
  expect(nameOfHit({ layer: 'dams', properties }, layers, 'ar')).toBe('سيدي سالم');
  expect(nameOfHit({ layer: 'dams', properties: { name_fr: 'Sidi Salem' } }, layers, 'en')).toBe(
    'Sidi Salem',
  );
  expect(nameOfHit({ layer: 'noise', properties: { code: 7 } }, layers, 'fr')).toBe('7');
  expect(nameOfHit({ layer: 'dams', properties: {} }, layers, 'fr')).toBeNull();
  expect(nameOfHit({ layer: 'gone', properties }, layers, 'fr')).toBeNull();
});
