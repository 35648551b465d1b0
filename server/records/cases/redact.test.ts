import { describe, expect, it } from 'vitest';
import { redact, redactAnswer } from './redact.ts';

describe('what is taken out of a text before it is published', () => {
  it.each([
    ['write to amel.b@example.tn, please', 'write to […] please'],
    ['call +216 71 000 000 or 71000000.', 'call […] or […].'],
    ['CIN 08123456', 'CIN […]'],
    ['في 2026-03-03 سنة 2024، 1250 طنا', 'في 2026-03-03 سنة 2024، 1250 طنا'],
    ['PM10 of 151.25 on 03/03/2026', 'PM10 of 151.25 on 03/03/2026'],
  ])('%s', (text, expected) => expect(redact(text)).toBe(expected));

  it('of lists, too, and of nothing else', () => {
    expect(redactAnswer(['a@b.tn', 3, true])).toEqual(['[…]', 3, true]);
  });
});
