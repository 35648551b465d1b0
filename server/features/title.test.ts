import { describe, expect, it } from 'vitest';
import { layerFixture } from './layer.fixture.ts';
import { namesOf, titleOf } from './title.ts';

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

const named = { code: 'CS-08', name_ar: 'خليج', name_fr: 'Golfe', name_en: '', no: 3 };
const of = (label: string | undefined, title: string | undefined) =>
  namesOf({ ...(label ? { label } : {}), popup: { ...(title ? { title } : {}), rows: [] } } as never, named);

describe('the names of a feature', () => {
  it('is what labels it, else what its card has as title, in the languages that there are', () => {
    expect(of('code', 'name')).toEqual({ ar: 'CS-08', fr: 'CS-08', en: 'CS-08' });
    expect(of(undefined, 'name')).toEqual({ ar: 'خليج', fr: 'Golfe' });
    expect(of(undefined, 'no')).toEqual({ ar: '3', fr: '3', en: '3' });
    expect(of(undefined, undefined)).toEqual({});
    expect(of('gone', 'name')).toEqual({});
  });
});
