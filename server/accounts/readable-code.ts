import { randomInt } from 'node:crypto';
import { westernDigits } from '../../sql/model/text.ts';

/** Crockford's base 32: no I, L, O and U, so that a code can be read from paper and told by telephone. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BASE = DIGITS.length;
const GROUP = 4;

/** As it was meant: of any case, with digits of any keyboard, blanks and hyphens, and letters that look like digits. */
const readOf = (text: string): string =>
  westernDigits(text.normalize('NFKC'))
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');

/** Luhn's sum in base 32: finds every single wrong character, and nearly every two that changed places. */
const sumOf = (code: string): number =>
  [...code].reverse().reduce((sum, character, index) => {
    const value = DIGITS.indexOf(character) * (index % 2 === 0 ? 1 : 2);
    return sum + Math.floor(value / BASE) + (value % BASE);
  }, 0);

const checkOf = (body: string): string => DIGITS[(BASE - (sumOf(`${body}0`) % BASE)) % BASE]!;

/** As it is written: four by four. */
export const grouped = (code: string): string => code.match(new RegExp(`.{1,${GROUP}}`, 'g'))!.join('-');

/** A random code of so many characters, five bits each, the last one a check: `K7Q2-9XMD-0TRE`. */
export const newReadableCode = (characters: number): string => {
  const body = Array.from({ length: characters - 1 }, () => DIGITS[randomInt(BASE)]).join('');
  return grouped(body + checkOf(body));
};

/** The code that bytes give, a character for each, the last one a check: the same bytes are the same code. */
export const readableCodeOf = (bytes: Uint8Array, characters: number): string => {
  const body = [...bytes.subarray(0, characters - 1)].map((byte) => DIGITS[byte % BASE]).join('');
  return grouped(body + checkOf(body));
};

/** The code without what people write between, or null where it cannot be one: a typing error. */
export const readCode = (text: string): string | null => {
  const code = readOf(text);
  if (code.length < 2 || [...code].some((character) => !DIGITS.includes(character))) return null;
  return sumOf(code) % BASE === 0 ? code : null;
};
