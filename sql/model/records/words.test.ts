import { describe, expect, it } from 'vitest';
import { searchQuery, searchWords } from './words.ts';

describe('words to search by', () => {
  it.each([
    ['Déchets de l’Aéroport — Nefta', 'dechets de l aeroport nefta'],
    ['نوعيّة الهواء بالمدينة', 'نوعيه هواء مدينه'],
    ['أَثَر إنْجاز آبار ٱلْمـــاء', 'اثر انجاز ابار ماء'],
    ['مستشفى قروى', 'مستشفي قروي'],
    ['A Café’s naïve Façade', 'a cafe s naive facade'],
    ['وللبلدية', 'وللبلديه'],
    ['للبلدية', 'بلديه'],
    ['مال وجمال', 'مال وجمال'],
    ['تقرير سنة ٢٠٢٤', 'تقرير سنه 2024'],
  ])('%s', (text, expected) => expect(searchWords(text)).toBe(expected));

  it.each([
    ['dechet aér', 'dechet & aer:*'],
    ["x'); drop table record_case; --", 'x & drop & table & record & case:*'],
    ['a & | ! ( :* <->', 'a:*'],
    [' \u0000 !!', null],
  ])('of %j ask for %j', (text, expected) => expect(searchQuery(text)).toBe(expected));
});
