import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  attentionOf,
  classSeverity,
  isOverdue,
  limitSeverity,
  type ReasonKind,
  ranked,
  type Weighable,
  weightOf,
  worstEdge,
} from './attention.ts';
import { SEVERITIES } from './signal.ts';

const reason: fc.Arbitrary<Weighable> = fc.record({
  severity: fc.constantFrom(...SEVERITIES),
  sure: fc.double({ min: 0, max: 1, noNaN: true }),
  isOld: fc.boolean(),
});
const one = (severity: Weighable['severity'], more: Partial<Weighable> = {}): Weighable => ({
  ...{ severity, sure: 1, isOld: false },
  ...more,
});

describe('a reason', () => {
  it('counts by gravity, by how sure it is, and half where it is old', () => {
    expect(weightOf(one('severe'))).toBe(0.5);
    expect(weightOf(one('severe', { sure: 0.5 }))).toBe(0.25);
    expect(weightOf(one('severe', { sure: 0.5, isOld: true }))).toBe(0.125);
  });

  it('that is added never makes a matter ask for less, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(reason, { maxLength: 8 }), reason, (all, more) => {
        expect(attentionOf([...all, more])).toBeGreaterThanOrEqual(attentionOf(all) - 1e-12);
        expect(attentionOf([more, ...all])).toBeCloseTo(attentionOf([...all, more]), 12);
        expect(attentionOf(all)).toBeLessThan(1);
      }),
    );
  });

  it('worked by hand: severe and moderate are 1 - 0.5 × 0.75', () => {
    expect(attentionOf([one('severe'), one('moderate')])).toBeCloseTo(0.625, 12);
    expect(attentionOf([])).toBe(0);
  });

  it('that is extreme comes before ten that are minor', () => {
    expect(attentionOf([one('extreme')])).toBeGreaterThan(attentionOf(Array(10).fill(one('minor'))));
  });
});

describe('classes', () => {
  const classes = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
  it.each([
    ['higher-worse', 'd', 'severe'],
    ['higher-worse', 'c', 'moderate'],
    ['higher-worse', 'a', null],
    ['higher-better', 'a', 'severe'],
    ['higher-better', 'b', 'moderate'],
    ['neither', 'd', null],
    ['higher-worse', null, null],
  ] as const)('%s, %s: %s', (direction, id, severity) => {
    expect(classSeverity({ classes, direction }, id)).toBe(severity);
  });
  it('of three have one that is a reason', () => {
    expect(classSeverity({ classes: classes.slice(1), direction: 'higher-worse' }, 'c')).toBeNull();
  });
  it('have the worst beyond an edge', () => {
    const title = { ar: '', fr: '', en: '' };
    const two = [
      { id: 'low', below: 50, title, color: '#000000' },
      { id: 'high', title, color: '#ffffff' },
    ];
    expect(worstEdge({ classes: two, direction: 'higher-worse' })).toMatchObject({
      ...{ value: 50, side: 'above', class: { id: 'high' } },
    });
    expect(worstEdge({ classes: two, direction: 'higher-better' })).toMatchObject({
      ...{ value: 50, side: 'below', class: { id: 'low' } },
    });
    expect(worstEdge({ classes: two, direction: 'neither' })).toBeNull();
  });
});

it.each([
  [3, 3, null],
  [4, 3, 'moderate'],
  [10, 3, 'severe'],
  [1, 0, 'moderate'],
  [4, 0, 'severe'],
])('a limit exceeded %i times, where %i may be: %s', (count, allowed, severity) => {
  expect(limitSeverity(count, allowed)).toBe(severity);
});

it('a period is old when its next should be there already', () => {
  const now = new Date('2026-06-01');
  expect(isOverdue('month', new Date('2026-05-01'), now)).toBe(false);
  expect(isOverdue('month', new Date('2026-01-01'), now)).toBe(true);
  expect(isOverdue('year', new Date('2025-01-01'), now)).toBe(false);
  expect(isOverdue('none', new Date('1990-01-01'), now)).toBe(false);
});

it('matters are ranked by what they ask together, their reasons by weight; what says the same counts once', () => {
  type Given = Weighable & { kind: ReasonKind; of: string; says: string };
  const given: Given[] = [
    { ...one('moderate'), kind: 'class', of: 'x', says: 'water' },
    { ...one('moderate'), kind: 'limit', of: 'x', says: 'air' },
    { ...one('severe'), kind: 'class', of: 'y', says: 'beach' },
    { ...one('moderate'), kind: 'class', of: 'y', says: 'beach' },
    { ...one('severe'), kind: 'class', of: 'y', says: 'beach' },
    { ...one('moderate'), kind: 'signal', of: 'x', says: 'heat' },
    { ...one('minor'), kind: 'warning', of: 'z', says: 'fire' },
  ];
  const found = ranked(
    given,
    ({ of }) => of,
    ({ says }) => says,
  );
  expect(found.map(({ key }) => key)).toEqual(['x', 'y', 'z']);
  expect(found[0]?.reasons.map(({ reason }) => reason.kind)).toEqual(['limit', 'signal', 'class']);
  expect(found[1]).toMatchObject({ score: 0.5, reasons: [{ others: 2 }] });
});
