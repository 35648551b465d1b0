import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zoneOf } from '../zone.ts';
import { momentOf } from './time.ts';
import { isFault, readValue } from './value.ts';

const NOW = Date.parse('2026-06-01T00:00:00Z');
const at = (text: unknown, zone = 'Africa/Tunis') => momentOf(text, zoneOf(zone), NOW);
const utc = (text: unknown, zone?: string): string | undefined => {
  const moment = at(text, zone);
  return typeof moment === 'string' ? moment : new Date(moment.time).toISOString();
};

describe('the time of a value', () => {
  it.each([
    ['2024-05-31T13:00:00+01:00', '2024-05-31T12:00:00.000Z'],
    ['2024-05-31t13:00:00.25z', '2024-05-31T13:00:00.250Z'],
    ['2024-05-31 13:00', '2024-05-31T12:00:00.000Z'],
    ['2024-05-31T13:00:00-0330', '2024-05-31T16:30:00.000Z'],
    ['2024-05-31T13:00:00+01', '2024-05-31T12:00:00.000Z'],
    ['2024-05-31', '2024-05-30T23:00:00.000Z'],
    ['2024-05', '2024-04-30T23:00:00.000Z'],
    ['2024', '2023-12-31T23:00:00.000Z'],
    ['2024-05-31T24:00', '2024-05-31T23:00:00.000Z'],
    // The clock was put forward at midnight: the day began at one.
    ['1988-06-01', '1988-05-31T23:00:00.000Z'],
  ])('%s is %s', (text, instant) => {
    expect(utc(text)).toBe(instant);
  });

  it('keeps the offset that it was told with', () => {
    expect(at('2024-05-31T13:00:00+05:30')).toMatchObject({ offset: 330 });
    expect(at('2024-07-01T12:00', 'Europe/Paris')).toMatchObject({ offset: 120 });
  });

  it.each([
    ['2024-03-31T02:30', 'skipped-time'],
    ['2024-10-27T02:30', 'ambiguous-time'],
    ['2024-10-27T02:30+02:00', '2024-10-27T00:30:00.000Z'],
    ['2024-10-27T02:30+01:00', '2024-10-27T01:30:00.000Z'],
  ])('of a clock that is put forward and back: %s is %s', (text, told) => {
    expect(utc(text, 'Europe/Paris')).toBe(told);
  });

  it.each([
    ...['', 'x', '2024-13-01', '2024-02-30', '2024-05-31T25:00', '2024-05-31T24:01', '2024-05-31T12:60'],
    ...[
      '31/05/2024',
      '2024-05-31T13:00:00+15:00',
      '2024-05-31T13:00:00+01:60',
      '2024-05-31Z',
      ' '.repeat(50),
    ],
    ...[20240531, null, {}, Number.NaN, '0000-01-01', '２０２４-05-31'],
  ])('%j is none', (given) => {
    expect(at(given)).toBe('not-a-time');
  });

  it.each(['1699-12-31', '2028-01-01', '9999-12-31T23:59:59Z'])('%s is too far', (given) => {
    expect(at(given)).toBe('time-out-of-range');
  });

  it('is read alike by its places and by its form, be it right or wrong', () => {
    const part = (most: number) => fc.integer({ min: 0, max: most }).map((n) => String(n).padStart(2, '0'));
    const year = fc.integer({ min: 998, max: 2029 }).map((n) => String(n).padStart(4, '0'));
    const offset = fc.oneof(
      fc.constantFrom('Z', '+01', '+0100', '', '-00:00'),
      fc.tuple(fc.constantFrom('+', '-'), part(16), part(63)).map(([sign, h, m]) => `${sign}${h}:${m}`),
    );
    fc.assert(
      fc.property(year, part(13), part(32), part(25), part(61), part(61), offset, (y, m, d, h, i, s, z) => {
        // The form takes a small t as well, the places do not.
        expect(at(`${y}-${m}-${d}T${h}:${i}:${s}${z}`)).toEqual(at(`${y}-${m}-${d}t${h}:${i}:${s}${z}`));
      }),
      { numRuns: 2000 },
    );
  });

  it('is found again in its zone, whenever it is and whatever the clock does', () => {
    const zones = fc.constantFrom(
      'Africa/Tunis',
      'Europe/Paris',
      'America/St_Johns',
      'Pacific/Apia',
      'Australia/Lord_Howe',
    );
    const minute = fc.integer({ min: Date.UTC(1912, 0) / 60_000, max: NOW / 60_000 });
    fc.assert(
      fc.property(zones, minute, (name, minutes) => {
        const zone = zoneOf(name);
        const instant = minutes * 60_000;
        const local = new Date(instant + zone.offsetAt(instant)).toISOString().slice(0, 19);
        const found = momentOf(local, zone, NOW);
        if (found === 'ambiguous-time') expect(zone.instantsOf(Date.parse(`${local}Z`))).toContain(instant);
        else expect(found).toMatchObject({ time: instant });
      }),
    );
  });
});

describe('a value', () => {
  const reading = {
    no: 7,
    zone: zoneOf('UTC'),
    parameter: { unit: 'Cel', conversions: [{ from: 'K', factor: 1, offset: -273.15 }] },
  };
  const read = (told: object) => readValue({ time: '2024-01-01', value: 1, ...told }, reading, NOW);

  it.each([
    [{ value: 12.5 }, { value: 12.5, below: false, flag: null }],
    [{ value: ' -1e3 ' }, { value: -1000 }],
    [{ value: '< 0.5' }, { value: 0.5, below: true }],
    [{ value: 300, unit: 'K' }, { value: 300 - 273.15 }],
    [
      { unit: 'Cel', flag: 'rejected' },
      { value: 1, flag: 3 },
    ],
    [
      { unit: '', flag: '' },
      { value: 1, flag: null },
    ],
  ])('%j is read', (told, expected) => {
    expect(read(told)).toMatchObject({ series: 7, ...expected });
  });

  it('is the same number as it is mostly written and by its form', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e14, max: 1e14 });
    fc.assert(
      fc.property(fc.oneof(number.map(String), fc.stringMatching(/^[-+<0-9.e]{1,20}$/)), (text) => {
        const [plain, spaced] = [read({ value: text }), read({ value: ` ${text}` })];
        expect(isFault(plain)).toBe(isFault(spaced));
        if (!isFault(plain)) expect(plain).toEqual(spaced);
      }),
    );
  });

  it.each<[object, string, string]>([
    [{ value: null }, 'value', 'missing-value'],
    [{ value: '' }, 'value', 'missing-value'],
    ...[
      Number.NaN,
      'NaN',
      '1e999',
      '1e9999',
      Infinity,
      '12,5',
      '0x10',
      '1_000',
      true,
      [],
      {},
      'x'.repeat(100_000),
    ].map((value) => [{ value }, 'value', 'not-a-measurement'] as [object, string, string]),
    [{ unit: 'degF' }, 'unit', 'unknown-unit'],
    [{ unit: 5 }, 'unit', 'unknown-unit'],
    [{ flag: 'good' }, 'flag', 'unknown-flag'],
    [{ flag: '__proto__' }, 'flag', 'unknown-flag'],
    [{ time: 'yesterday' }, 'time', 'not-a-time'],
  ])('%# is refused with its field and a reason', (told, field, reason) => {
    const found = read(told);
    expect(isFault(found) && found).toMatchObject({ field, reason });
  });
});
