/** How a password stands: not begun, too short to be taken, taken, or hard to guess. */
export type Strength = 'none' | 'short' | 'fair' | 'good';

/** As many characters as the server asks for; with `GOOD` and a variety of them, trying them out is hopeless. */
const LEAST = 10;
const GOOD = 16;
const MIXED = 12;
const FEW_DIFFERENT = 6;

const KINDS = [/\p{Lu}/u, /\p{Ll}|\p{Lo}/u, /\p{N}/u, /[^\p{L}\p{N}]/u];

/** Advice only: long passwords of several words are better than short ones of many signs. */
export const strengthOf = (password: string): Strength => {
  const text = password.normalize('NFKC');
  if (text === '') return 'none';
  if ([...text].length < LEAST) return 'short';
  const different = new Set(text).size;
  const kinds = KINDS.filter((kind) => kind.test(text)).length;
  const isLong = text.length >= GOOD || (text.length >= MIXED && kinds > 2);
  return isLong && different > FEW_DIFFERENT ? 'good' : 'fair';
};
