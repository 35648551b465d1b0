import { expect, it } from 'vitest';
import { layerFixture } from './layer.fixture.ts';
import { titleOf } from './title.ts';

it.each([
  [{ name_ar: 'بئر', name_fr: 'Puits', name_en: null }, 'fr', 'Puits'],
  [{ name_ar: 'بئر', name_fr: 'Puits', name_en: null }, 'en', 'بئر'],
  [{ name_ar: '', name_fr: null, name_en: null }, 'en', 'W-1'],
] as const)('%j in %s is %s', (properties, language, title) => {
  expect(titleOf(layerFixture, { id: 'W-1', properties }, language)).toBe(title);
});

it('a number may be a title, and the label stands in for one', () => {
  const manifest = { ...layerFixture, popup: { rows: [] }, label: 'people' };
  expect(titleOf(manifest, { id: 'W-1', properties: { people: 0 } }, 'ar')).toBe('0');
});
