import { z } from 'zod';

/** The languages that everything a person reads is written in, in their order of importance. */
export const LANGUAGES = ['ar', 'fr', 'en'] as const;
export const Language = z.enum(LANGUAGES);
export type Language = z.infer<typeof Language>;

/** A text in all three languages; none may be missing or empty. */
export const Text = z.strictObject({ ar: z.string().min(1), fr: z.string().min(1), en: z.string().min(1) });
export type Text = z.infer<typeof Text>;

/** A text made by one rule in every language. */
export const textOf = (make: (language: Language) => string): Text => ({
  ar: make('ar'),
  fr: make('fr'),
  en: make('en'),
});

/** What reads the same in every language (a code, a name that somebody wrote), as a text. */
export const sameText = (words: string): Text => ({ ar: words, fr: words, en: words });

/** French as it is set: a space that does not break before : ; ? ! % and inside « ». */
export const frenchSpaces = (french: string): string =>
  french.replace(/ (?=[:;?!%»])/g, '\u00a0').replace(/« /g, '«\u00a0');

/** A number as `Intl` writes it, with the minus sign (U+2212) where that has a hyphen. */
export const withMinus = (number: string): string => number.replace('-', '\u2212');

/** Writing direction of a language, as the `dir` attribute wants it. */
export const direction = (language: Language): 'rtl' | 'ltr' => (language === 'ar' ? 'rtl' : 'ltr');

/** Digits of Arabic keyboards (U+0660 to 0669, U+06F0 to 06F9) as those that programs read. */
export const westernDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));

/**
 * Folds a name for search: case, Latin diacritics, Arabic vowel signs, tatweel and bidi controls fall away, and the
 * letters that Arabic spelling varies on are made one (alef forms, teh marbuta, alef maksura). `sql/functions` has the
 * same folding in SQL; a test holds the two against each other.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(
      /[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g,
      '',
    )
    .replace(/[\u0622\u0623\u0625\u0671]/g, '\u0627')
    .replace(/\u0629/g, '\u0647')
    .replace(/\u0649/g, '\u064a')
    .replace(/[\u06a8\u06a4]/g, '\u0642')
    .toLowerCase()
    .replace(/['\u2019\u02bc`-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** A day as it is written in French: a month begins with its « 1er ». Of other languages the same text. */
export const firstOfMonth = (text: string, language: Language): string =>
  language === 'fr' ? text.replace(/^1(?=\s)/, '1er') : text;
