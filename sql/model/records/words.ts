import { fold, westernDigits } from '../text.ts';

/** The article and what is written together with it, before a word of three letters or more: "بالمدينة" is found by "مدينة". */
const ARTICLE = /(^|[^\p{L}])(?:[وفبك]?ال|لل)(?=\p{L}{3})/gu;
/** Signs between words, which say nothing to who searches. */
const BETWEEN = /[^\p{L}\p{N}]+/gu;

/**
 * Texts as they are kept for search: without case, diacritics, vowel signs and variants of Arabic letters and digits, and without the
 * Arabic article. What is looked for is read by the same, so that both meet. The database makes its index of this.
 */
export const searchWords = (...texts: readonly string[]): string =>
  westernDigits(fold(texts.join(' ')))
    .replace(ARTICLE, '$1')
    .replace(BETWEEN, ' ')
    .trim();

/** The longest word that an index keeps. */
const LONGEST = 60;
const MOST_WORDS = 12;

/**
 * What somebody looks for, as the text of a `to_tsquery('simple', ...)`: all words, the last one as far as it is written.
 * Holds letters, digits and our own signs only; null where there is no word in it.
 */
export const searchQuery = (text: string): string | null => {
  const words = searchWords(text)
    .split(' ')
    .filter(Boolean)
    .map((word) => word.slice(0, LONGEST))
    .slice(0, MOST_WORDS);
  return words.length === 0
    ? null
    : words.map((word, at) => (at === words.length - 1 ? `${word}:*` : word)).join(' & ');
};
