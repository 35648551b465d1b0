import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../sql/model/text.ts';
import { toolsOf } from '../../modules/budget/report-tools.ts';
import type { Budget } from '../../modules/budget/which.ts';
import { amountText } from '../../warnings/rules/content.ts';
import { cleaned, line } from '../clean.ts';
import { ar } from './ar.ts';
import { en, type WordKey } from './en.ts';
import { fr } from './fr.ts';
import { wordsIn } from './words.ts';

const namesIn = (sentence: string): string[] =>
  [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();

describe('words of documents', () => {
  it.each(Object.keys(en) as WordKey[])('%s has the same names in every language', (key) => {
    expect([namesIn(ar[key]), namesIn(fr[key])]).toEqual([namesIn(en[key]), namesIn(en[key])]);
  });

  it('what is filled in is not looked into again, and keeps its direction', () => {
    const told = wordsIn('ar').say('rankOf', { rank: '{of}', of: 24 });
    expect(told).toBe('\u2068{of}\u2069 من \u206824\u2069');
  });

  it.each(LANGUAGES)(
    'what is below nought has in %s the minus sign that a number has, no hyphen',
    (language) => {
      const { measure, number } = wordsIn(language);
      for (const told of [measure(-4, '%', 0), measure(-0.31, 'Cel', 2), number(-1234.5)]) {
        expect(told).toMatch(/^\u2066?\u200e?\u2212\d/);
        expect(told).not.toContain('-');
      }
      const tools = toolsOf({
        budget: { manifest: { decimals: 3, currency: 'TND' } } as Budget,
        ...{ year: 2024, language },
      });
      const reported = [
        tools.change(96n, 100n),
        tools.money(-4_000_000n),
        tools.number(-4),
        tools.share(-1, 25),
      ];
      expect(reported.filter((text) => text.includes('-') || !text.includes('\u2212'))).toEqual([]);
      const warned = amountText(-4, { unit: 'Cel', decimals: 0, isShare: false }, language);
      expect(warned).toMatch(/^\u200e?\u22124/);
    },
  );

  it.each(LANGUAGES)('numbers, units and periods are written in %s as on the pages', (language) => {
    const { measure, period } = wordsIn(language);
    const all = {
      ar: ['\u206612,5\u00a0%\u2069', 'ماي 2024'],
      fr: ['\u206612,5\u00a0%\u2069', 'mai 2024'],
      en: ['\u206612.5\u00a0%\u2069', 'May 2024'],
    };
    expect([measure(12.46, '%', 1), period('2024-05')]).toEqual(all[language]);
    expect([measure(-0.04, '1', 1), period('all')]).toEqual(['\u20660\u2069', '']);
  });
});

describe('what somebody else wrote', () => {
  it('is one line without controls and marks of direction, cut where it is too long', () => {
    expect(line('a\u202eb\u2067c\n\t d\u0000', 80)).toBe('a bc d');
    expect(line('م'.repeat(100), 10)).toBe(`${'م'.repeat(9)}…`);
  });

  it('is set without vowel signs, wherever it stands in a document', () => {
    expect(cleaned({ a: ['مُؤَكَّد', { b: 'é' }], n: 1, none: null })).toEqual({
      a: ['مؤكد', { b: 'é' }],
      n: 1,
      none: null,
    });
  });
});
