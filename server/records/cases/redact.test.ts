import { describe, expect, it } from 'vitest';
import { ownTime } from '../../../tests/harness/own-time.ts';
import { redact, redactAnswer } from './redact.ts';

describe('what is taken out of a text before it is published', () => {
  it.each([
    ['write to amel.b@example.tn, please', 'write to […] please'],
    ['call +216 71 000 000 or 71000000.', 'call […] or […].'],
    ['CIN 08123456', 'CIN […]'],
    ['اتصل بي على ٩٨ ٧٦٥ ٤٣٢', 'اتصل بي على […]'],
    ['tél. (+216) 71 234 567 / 98\u202f765\u202f432', 'tél. […] / […]'],
    ['في 2026-03-03 سنة 2024، 1250 طنا', 'في 2026-03-03 سنة 2024، 1250 طنا'],
    ['PM10 of 151.25 on 03/03/2026', 'PM10 of 151.25 on 03/03/2026'],
  ])('%s', (text, expected) => expect(redact(text)).toBe(expected));

  it('takes no longer for a word without end', () => {
    const since = ownTime();
    expect(redact('a'.repeat(200_000)).length).toBe(200_000);
    expect(since.ms()).toBeLessThan(2000);
    since.stop();
  });

  it('is what somebody wrote: files, bodies, places and options are named by ids, which may look like numbers', () => {
    expect(redactAnswer('long-text', 'a@b.tn')).toBe('[…]');
    expect(redactAnswer(undefined, '71000000')).toBe('[…]');
    const file = '12345678-1234-4123-8123-123456789012';
    expect(redactAnswer('files', [file])).toEqual([file]);
    expect(redactAnswer('place', 'delegation:ins:71000000')).toBe('delegation:ins:71000000');
    expect(redactAnswer('number', 71_000_000)).toBe(71_000_000);
  });
});
