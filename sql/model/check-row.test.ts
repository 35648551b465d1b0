import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CheckContext, checkRow, cleanText } from './check-row.ts';
import { Problem } from './problem.ts';
import type { Property } from './property.ts';
import { REASONS, reasonText } from './reasons.ts';
import { LANGUAGES, type Language } from './text.ts';

const title = { ar: 'عنوان', fr: 'Titre', en: 'Title' };
const anywhere: CheckContext = {
  hasPlace: (level, scheme, code) => `${level} ${scheme} ${code}` === 'governorate ins 17',
};

/** What one value becomes under one property: the value, or the reasons it met. */
const one = (property: Record<string, unknown>, given: unknown): unknown => {
  const declared = { name: 'p', title, ...property } as Property;
  const { properties, findings } = checkRow([declared], { p: given }, anywhere);
  return findings.length > 0
    ? findings.map(({ reason, detail }) => [reason, ...(detail ? [detail] : [])])
    : properties.p;
};

describe('a value', () => {
  it.each([
    ['number', '12.5', 12.5],
    ['number', ' 12.5 ', 12.5],
    ['number', '-1e3', -1000],
    ['number', -0, 0],
    ['integer', 17.0, 17],
    ['integer', '17', 17],
    ['string', 17, '17'],
    ['string', ' a ', 'a'],
    ['string', '   ', null],
    ['string', '', null],
    ['boolean', 'TRUE', true],
    ['boolean', 0, false],
    ['date', '2024-02-29', '2024-02-29'],
    ['date', '2024-02-29T10:00:00Z', '2024-02-29'],
    ['date', new Date('2024-05-01T00:00:00Z'), '2024-05-01'],
    ['number', null, null],
    ['number', undefined, null],
  ])('of type %s takes %j as %j', (type, given, expected) => {
    expect(one({ type }, given)).toBe(expected);
  });

  it.each([
    ['number', '12,5', 'not-a-number'],
    ['number', '1 000', 'not-a-number'],
    ['number', 'NaN', 'not-a-number'],
    ['number', Number.POSITIVE_INFINITY, 'not-a-number'],
    ['number', '0x10', 'not-a-number'],
    ['number', '1e999', 'not-a-number'],
    ['integer', '12.5', 'not-an-integer'],
    ['integer', 2 ** 53, 'not-an-integer'],
    ['string', { a: 1 }, 'not-a-string'],
    ['boolean', 'oui', 'not-a-boolean'],
    ['date', '2023-02-29', 'not-a-date'],
    ['date', '29/02/2024', 'not-a-date'],
    ['date', 'yesterday', 'not-a-date'],
  ])('of type %s refuses %j: %s', (type, given, reason) => {
    expect(one({ type }, given)).toEqual([[reason]]);
  });

  it('may be a bigint, as some readers give', () => {
    expect(one({ type: 'number' }, 7n)).toBe(7);
  });

  it('keeps limits, codes, lengths and formats', () => {
    expect(one({ type: 'number', min: 0 }, -1)).toEqual([['too-small', '0']]);
    expect(one({ type: 'integer', max: 100 }, 101)).toEqual([['too-large', '100']]);
    expect(one({ type: 'number', min: 0, max: 1 }, 1)).toBe(1);
    expect(one({ type: 'string', codes: [{ value: 'a', title }] }, 'b')).toEqual([['unknown-code']]);
    expect(one({ type: 'string', maxLength: 2 }, 'سدّ')).toEqual([['too-long', '2']]);
    expect(one({ type: 'string', format: 'uri' }, 'javascript:alert(1)')).toEqual([['not-a-uri']]);
    expect(one({ type: 'string', format: 'uri' }, 'https://example.org/a')).toBe('https://example.org/a');
    expect(one({ type: 'string', format: 'email' }, 'a@b')).toEqual([['not-an-email']]);
  });

  it('knows places by level, scheme and code', () => {
    const place = { type: 'place', level: 'governorate', scheme: 'ins' };
    expect(one(place, 17)).toBe('17');
    expect(one(place, '99')).toEqual([['unknown-place', 'governorate, ins']]);
  });

  it('is mended where invisible controls stand in it, and doubted where letters were lost', () => {
    expect(one({ type: 'string' }, '\u202bسد\u202c')).toEqual([['bidi-controls']]);
    expect(cleanText('\ufeff\u202bسدّ\u202c\u0000 ')).toBe('سدّ');
    expect(one({ type: 'string' }, '????')).toEqual([['lost-characters']]);
    expect(one({ type: 'string' }, 'quoi ?')).toBe('quoi ?');
  });

  it('never makes a text that JSON of the database could not hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = cleanText(text);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what is looked for
        expect(clean).not.toMatch(/\u0000|\p{Surrogate}/u);
        expect(cleanText(clean)).toBe(clean);
      }),
    );
  });
});

describe('a row', () => {
  const properties: Property[] = [
    { name: 'code', type: 'string', title, required: true },
    { name: 'name', type: 'text', title, required: true },
    { name: 'size', type: 'number', title },
  ];

  it('gives every declared column in the order of declaration', () => {
    const { properties: row, findings } = checkRow(
      properties,
      { size: '3', name_fr: 'Barrage', code: 'A' },
      anywhere,
    );
    expect(findings).toEqual([]);
    expect(Object.entries(row)).toEqual([
      ['code', 'A'],
      ['name_ar', null],
      ['name_fr', 'Barrage'],
      ['name_en', null],
      ['size', 3],
    ]);
  });

  it('tells everything that is wrong at once, in the form of a problem', () => {
    const { findings } = checkRow(properties, { code: ' ', size: 'x', other: 1 }, anywhere);
    expect(findings.map(({ field, reason }) => [field, reason])).toEqual([
      ['code', 'missing-value'],
      ['name', 'missing-value'],
      ['size', 'not-a-number'],
      ['other', 'undeclared-property'],
    ]);
    for (const found of findings) Problem.parse({ ...found, input: 'a.csv', row: 2 });
    expect(findings[2]?.message).toBe('Field size is not a number: x');
  });

  it('does not call missing what is wrong', () => {
    const required: Property[] = [{ name: 'size', type: 'number', title, required: true }];
    expect(checkRow(required, { size: 'x' }, anywhere).findings.map(({ reason }) => reason)).toEqual([
      'not-a-number',
    ]);
  });
});

describe('the reasons', () => {
  it('have a sentence in each language, with the same places to fill', () => {
    for (const [reason, words] of Object.entries(REASONS)) {
      const holes = LANGUAGES.map((language) => (words[language].match(/\{\w+\}/g) ?? []).sort().join());
      expect(new Set(holes).size, reason).toBe(1);
    }
  });

  it('are filled, shortened, and null where unknown', () => {
    expect(reasonText('too-small', 'fr', { field: 'x', value: -1, detail: '0' })).toBe(
      'La valeur -1 du champ x est inférieure au minimum 0',
    );
    expect(reasonText('not-a-number', 'en', { field: 'x', value: 'y'.repeat(200) })).toHaveLength(25 + 80);
    expect(reasonText('constructor', 'en', {})).toBeNull();
  });

  it('tell levels of places and the schemes of their codes by name, where the country is known', () => {
    const places = {
      levels: [
        { id: 'governorate', title: { ar: 'ولاية', fr: 'Gouvernorat', en: 'Governorate' } },
        { id: 'delegation', title: { ar: 'معتمدية', fr: 'Délégation', en: 'Delegation' } },
      ],
      schemes: [{ id: 'ins', title: { ar: 'المعهد الوطني للإحصاء', fr: 'INS', en: 'INS' } }],
    };
    const told = (language: Language, detail: string) =>
      reasonText('unknown-place', language, { field: 'place', value: '99', detail }, places);
    expect(LANGUAGES.map((language) => told(language, 'delegation'))).toEqual([
      'لا يوجد مكان رمزه 99 (معتمدية) في الحقل place',
      'Aucun lieu n’a le code 99 (Délégation) dans le champ place',
      'No place has the code 99 (Delegation) in field place',
    ]);
    expect(told('ar', 'governorate, ins')).toContain('(ولاية، المعهد الوطني للإحصاء)');
    expect(told('fr', 'galaxy, ins')).toContain('(galaxy, INS)');
    expect(reasonText('unknown-series', 'en', { value: 'governorate' }, places)).toContain('governorate');
  });
});
