import { describe, expect, it } from 'vitest';
import type { Property } from '../sql/model/property.ts';
import { readable, unitOf } from './format.ts';
import type { Words } from './i18n/intl.tsx';

const words: Words = {
  language: 'fr',
  say: (key) => key,
  number: (value, decimals = 2) =>
    new Intl.NumberFormat('en-GB', { maximumFractionDigits: decimals }).format(value),
  day: (value) => `day ${value}`,
  moment: (value) => `moment ${value}`,
  ago: (value) => `ago ${value}`,
  inDays: (days) => `in ${days} days`,
  text: (value) => value.fr,
};
const title = { ar: 'ع', fr: 'T', en: 'T' };
const read = (property: Property, value: string | number | boolean | null) =>
  readable(property, { [property.name]: value }, words);

describe('values for people', () => {
  it('numbers carry their unit and no more digits than declared', () => {
    const volume: Property = { name: 'v', type: 'number', title, unit: 'hm3', decimals: 1 };
    expect(read(volume, 1234.567)).toBe('1,234.6 hm³');
    expect(read(volume, null)).toBeNull();
  });

  it('a year is not grouped', () => {
    expect(read({ name: 'commissioned', type: 'integer', title }, 1981)).toBe('1981');
  });

  it('codes are read by their titles, unknown ones as they are', () => {
    const kind: Property = {
      name: 'k',
      type: 'string',
      title,
      codes: [{ value: 'a', title: { ar: 'أ', fr: 'Alpha', en: 'A' } }],
    };
    expect(read(kind, 'a')).toBe('Alpha');
    expect(read(kind, 'b')).toBe('b');
    expect(read(kind, '')).toBeNull();
  });

  it('dates and yes or no are words', () => {
    expect(read({ name: 'd', type: 'date', title }, '2024-01-31')).toBe('day 2024-01-31');
    expect(read({ name: 'b', type: 'boolean', title }, false)).toBe('identify.no');
  });

  it('a text without the reader’s language falls back to another', () => {
    const name: Property = { name: 'n', type: 'text', title };
    expect(readable(name, { n_ar: 'تونس', n_fr: null, n_en: 'Tunis' }, words)).toBe('تونس');
    expect(readable(name, { n_ar: 'تونس', n_fr: 'Tunis', n_en: null }, words)).toBe('Tunis');
    expect(readable(name, {}, words)).toBeNull();
  });

  it('units that are not known are written as their code', () => {
    expect(unitOf('{person}', 'fr')).toBe('hab.');
    expect(unitOf('{vehicle}/d', 'fr')).toBe('vehicle/d');
    expect(unitOf('1', 'fr')).toBe('');
    expect(unitOf(undefined, 'ar')).toBe('');
  });
});
