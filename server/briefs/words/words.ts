import { frenchSpaces, LANGUAGES, type Language, type Text, withMinus } from '../../../sql/model/text.ts';
import { unitOf } from '../../../sql/model/unit.ts';
import { line } from '../clean.ts';
import { ar } from './ar.ts';
import { en, type WordKey } from './en.ts';
import { fr } from './fr.ts';

const WORDS: Record<Language, Record<WordKey, string>> = { ar, fr, en };
/** As the pages write numbers and dates. */
const LOCALES: Record<Language, string> = { ar: 'ar-TN', fr: 'fr-TN', en: 'en-GB' };

const LONGEST_NAME = 80;

/** What reads in its own direction whatever stands around it: left to right, or as its first letter says. */
const asOne = (text: string): string => (/[\u0600-\u06ff]/.test(text) ? text : `\u2066${text}\u2069`);
const byFirstLetter = (text: string): string =>
  text === '' || text.startsWith('\u2066') ? text : `\u2068${text}\u2069`;

/** Fills the names of a sentence; what is filled in keeps its own direction, and is not looked into again. */
const filled = (
  sentence: string,
  values: Record<string, string | number>,
  isolate: (text: string) => string,
) =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in values ? isolate(String(values[name])) : whole,
  );

const PERIODS: Record<number, Intl.DateTimeFormatOptions> = {
  4: { year: 'numeric' },
  7: { month: 'long', year: 'numeric' },
  10: { day: 'numeric', month: 'short', year: 'numeric' },
  13: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
};

/** How things, numbers and times are said in a language. */
export const wordsIn = (language: Language) => {
  const locale = LOCALES[language];
  const say = (key: WordKey, values: Record<string, string | number> = {}): string => {
    const sentence = WORDS[language][key];
    return filled(language === 'fr' ? frenchSpaces(sentence) : sentence, values, byFirstLetter);
  };
  const number = (value: number, decimals = 2): string => {
    const rounded = Math.abs(value) < 0.5 * 10 ** -decimals ? 0 : value;
    return withMinus(new Intl.NumberFormat(locale, { maximumFractionDigits: decimals }).format(rounded));
  };
  const format = (at: number | Date, how: Intl.DateTimeFormatOptions, timeZone = 'UTC'): string =>
    new Intl.DateTimeFormat(locale, { calendar: 'gregory', hourCycle: 'h23', timeZone, ...how }).format(at);
  return {
    language,
    say,
    number,
    /** A value with its unit. */
    measure: (value: number, unit: string, decimals: number): string =>
      asOne(`${number(value, decimals)}\u00a0${unitOf(unit, language)}`.replace(/\u00a0$/, '')),
    unit: (code: string): string => {
      const unit = unitOf(code, language);
      return unit === '' ? '' : asOne(unit);
    },
    /** A period of an indicator: 2024, May 2024, 1 May 2024; nothing for that of no period. */
    period: (label: string): string => {
      const how = PERIODS[label.length];
      const at = Date.parse(label.length === 13 ? `${label}:00Z` : label);
      return how && Number.isFinite(at) ? format(at, how) : '';
    },
    /** A moment, on the clocks of a zone. */
    moment: (at: Date, timeZone: string): string =>
      format(at, { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' }, timeZone),
    /** A month on an axis; with its year where a year begins. */
    month: (label: string): string =>
      format(Date.parse(label), { month: 'short', ...(label.endsWith('-01') ? { year: 'numeric' } : {}) }),
    day: (at: Date, timeZone: string): string =>
      format(at, { day: 'numeric', month: 'long', year: 'numeric' }, timeZone),
    text: (text: Text): string => line(language === 'fr' ? frenchSpaces(text.fr) : text[language]),
    /** A name that not every language has. */
    name: (name: Record<string, string>, otherwise: string): string =>
      line([language, ...LANGUAGES].map((one) => name[one]).find(Boolean) ?? otherwise, LONGEST_NAME),
  };
};
export type Words = ReturnType<typeof wordsIn>;
