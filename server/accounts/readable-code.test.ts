import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newReadableCode, readCode } from './readable-code.ts';

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('readable codes', () => {
  it('are read however they are written', () => {
    const code = newReadableCode(12);
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
    const bare = code.replaceAll('-', '');
    for (const text of [code, bare, code.toLowerCase(), ` ${bare.slice(0, 5)} ${bare.slice(5)} `])
      expect(readCode(text)).toBe(bare);
    expect(readCode(bare.replaceAll('0', 'o').replaceAll('1', 'L'))).toBe(bare);
    expect(readCode(bare.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)]!))).toBe(bare);
  });

  it('with one wrong character are typing errors', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 11 }), fc.constantFrom(...DIGITS), (place, other) => {
        const bare = newReadableCode(12).replaceAll('-', '');
        const wrong = bare.slice(0, place) + other + bare.slice(place + 1);
        expect(readCode(wrong)).toBe(wrong === bare ? bare : null);
      }),
    );
  });

  it.each(['', 'U', '-', '====', 'أبجد', '0'])('%j is none', (text) => {
    expect(readCode(text)).toBeNull();
  });
});
