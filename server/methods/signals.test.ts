import { describe, expect, it } from 'vitest';
import { normalOf, uniformOf } from './forecast/random.ts';
import { anomaly, changePoint, droughts, episodes, rise } from './signals.ts';

const normal = normalOf(uniformOf(21));
const noise = (n: number, level = 0) => Array.from({ length: n }, () => level + normal());

describe('a changed level', () => {
  const options = { p: 0.05, least: 10, within: 10, worse: 'above' } as const;
  /** Discharge of the Nile at Aswan 1871 to 1970 (R's datasets; Cobb 1978): the level fell after 1898. */
  const NILE = [
    1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958,
    1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020,
    1050, 969,
  ];

  it('is that of the Nile, whose last year before it is 1898 (Cobb 1978, Biometrika 65:243)', () => {
    const [found] = changePoint(NILE, { ...options, within: 40 });
    expect(found).toMatchObject({ from: 1899 - 1871, to: null, severity: 'minor' });
    expect(found?.evidence.before).toBeGreaterThan(1070);
    expect(found?.evidence.after).toBeLessThan(900);
  });

  it('is moderate where it is to the worse, told of for some years only, and not of noise', () => {
    const rising = [...noise(15), ...noise(8, 4)];
    const [found] = changePoint(rising, options);
    expect(found?.severity).toBe('moderate');
    expect(Math.abs((found?.from ?? 0) - 15)).toBeLessThanOrEqual(2);
    expect(changePoint(rising, { ...options, within: 7 })).toEqual([]);
    expect(changePoint(noise(30), options)).toEqual([]);
    expect(changePoint(rising.slice(10, 18), options)).toEqual([]);
  });
});

describe('an anomaly', () => {
  const options = { share: 0.98, least: 10, seasonOf: (at: number) => at % 12, worse: 'above' } as const;
  const months = (last: number[]) => [
    ...Array.from({ length: 240 }, (_, at) => 10 * (at % 12) + normal()),
    ...last,
  ];

  it('is what its own season has hardly seen: 30 in a first month, which is nothing odd in a fourth', () => {
    expect(anomaly(months([30]), options)).toMatchObject([
      { from: 240, to: null, severity: 'moderate', evidence: { value: 30, share: 1, n: 20, duration: 1 } },
    ]);
    expect(anomaly(months([0.1, 10, 20, 30.1]), options)).toEqual([]);
  });

  it('begins with the first in a row to the same side; below is not worse here', () => {
    expect(anomaly(months([-20, -10, 0]), options)).toMatchObject([
      { from: 240, severity: 'minor', evidence: { duration: 3, share: 0 } },
    ]);
    expect(anomaly(months([40, -10]), options)).toMatchObject([{ from: 241 }]);
  });

  it('is told of no season with too short a past', () => {
    expect(anomaly(months([30]).slice(-100), options)).toEqual([]);
  });
});

describe('droughts (McKee, Doesken & Kleist 1993)', () => {
  it('begin where the index falls below zero, must reach -1, and end with the first positive value', () => {
    expect(droughts([1, -0.2, -1.6, -0.1, 0, -0.3, 0.4, -0.9, -0.9, 1, -1])).toEqual([
      {
        from: 1,
        to: 5,
        severity: 'severe',
        evidence: {
          value: -0.3,
          at: 2,
          peak: -1.6,
          class: 'severely-dry',
          duration: 5,
          magnitude: expect.closeTo(2.2, 9),
        },
      },
      {
        from: 10,
        to: null,
        severity: 'moderate',
        evidence: expect.objectContaining({ duration: 1, peak: -1 }),
      },
    ]);
  });

  it('end where a value is missing', () => {
    expect(droughts([-1.2, null, -0.5]).map(({ from, to }) => [from, to])).toEqual([[0, 0]]);
  });
});

describe('episodes', () => {
  const grades = [
    { rank: 3, severity: 'moderate' },
    { rank: 5, severity: 'extreme' },
  ] as const;
  const options = { rankOf: (value: number) => value, grades, least: 2, gap: 1 };

  it('are so many in a row at or above a grade, a gap of one does not end them, the gravest grade counts', () => {
    expect(episodes([1, 3, 4, null, 5, 1, 1, 3, 1, 1], options)).toEqual([
      { from: 1, to: 4, severity: 'extreme', evidence: { value: 5, at: 4, duration: 3 } },
    ]);
  });

  it('go on at the end, also over a gap that may close', () => {
    expect(episodes([1, 3, 3], options)).toMatchObject([{ from: 1, to: null }]);
    expect(episodes([1, 3, 3, 1], options)).toMatchObject([{ from: 1, to: null }]);
    expect(episodes([1, 3, 3, 1, 1], options)).toMatchObject([{ from: 1, to: 2 }]);
  });
});

describe('a rise', () => {
  const made = (slope: number) =>
    Array.from({ length: 48 }, (_, at) => 30 + 5 * Math.sin(at / 2) ** 2 + slope * at + normal());
  it('is found under a season, with its slope a year, and only upwards', () => {
    const [found] = rise(made(0.5), { p: 0.05, months: 36 });
    expect(found).toMatchObject({ from: 12, to: null, severity: 'moderate' });
    expect(found?.evidence.slope).toBeCloseTo(6, -0.3);
    expect(rise(made(-0.5), { p: 0.05, months: 36 })).toEqual([]);
    expect(rise(made(0), { p: 0.01, months: 36 })).toEqual([]);
  });
});
