/** What no document shows: controls, and marks that turn the direction of all that follows. */
const CONTROLS = /[\p{Cc}\p{Cs}\u200b\u200f\u202a-\u202e\u2060-\u2064\ufeff]/gu;
/** Marks of direction that only this server's own sentences and numbers have. */
const MARKS = /[\u200e\u2066-\u2069]/g;
/**
 * Vowel signs and the lengthener. The compiler says of both glyphs of a letter with such a sign that they are the letter and the
 * sign, so that who searches or copies finds it twice; Arabic is printed without them.
 */
const SIGNS = /[\u0610-\u061a\u064b-\u0652\u0670\u0640]/g;
const LONGEST = 600;

const cut = (text: string, most: number): string => {
  const signs = [...text];
  return signs.length <= most
    ? text
    : `${signs
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
};

/** A name or text that somebody else wrote, as one line of a document. */
export const line = (text: string, most = LONGEST): string =>
  cut(text.replace(MARKS, '').replace(CONTROLS, ' ').replace(/\s+/g, ' ').trim(), most);

/** All texts of a document, whatever wrote them, as they can be set. */
export const cleaned = <T>(value: T): T => {
  if (typeof value === 'string') return value.normalize('NFC').replace(CONTROLS, ' ').replace(SIGNS, '') as T;
  if (Array.isArray(value)) return value.map(cleaned) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cleaned(one)])) as T;
};
