import { describe, expect, it } from 'vitest';
import { Form } from '../../../sql/model/records/form.ts';
import { askedFields } from '../../../sql/model/records/read-form.ts';
import { umbrellaType } from '../../../tests/world/toy-module.ts';
import { isEmpty } from '../device/draft.ts';
import { daysOf, faultsAmong, givenIn, readFilled, todayIn } from './given.ts';
import { numberIn, pointIn, pointText } from './numbers.ts';
import { shownTo } from './shown-to.ts';
import { stepsAsked, stepsOf, stepWith } from './steps.ts';

const { form } = umbrellaType;
const KEY = '0e6e5f0a-0000-4000-8000-000000000001';

describe('numbers and points as people type them', () => {
  it.each([
    ['12', 12],
    ['1 234,5', 1234.5],
    ['١٢٫٥', 12.5],
    ['-3.25', -3.25],
    ['twelve', 'twelve'],
    ['1,2,3', '1,2,3'],
    ['', ''],
  ])('%s is %s', (typed, number) => expect(numberIn(typed)).toBe(number));

  it.each([
    ['36.8065, 10.1815', { latitude: 36.8065, longitude: 10.1815 }],
    ['٣٦٫٨، ١٠٫٢', { latitude: 36.8, longitude: 10.2 }],
    ['36.8 10.2', { latitude: 36.8, longitude: 10.2 }],
    ['96, 10', null],
    ['36.8', null],
    ['Tunis', null],
  ])('%s is a point or none', (typed, point) => expect(pointIn(typed)).toEqual(point));

  it('reads back what it writes', () => {
    const point = { latitude: 36.80654, longitude: 10.18151 };
    expect(pointIn(pointText(point))).toEqual(point);
  });
});

describe('what was filled in', () => {
  const filled = {
    ...{ title: 'A red one', story: 'On the tram', colour: 'red', ribs: '٨', owner: 'Amel', agreed: true },
    pictures: [{ key: KEY, name: 'a.jpg', type: 'image/jpeg', size: 3 }],
    gone: 'of an older form',
  };

  it('is read by the rules of the server: numbers as numbers, files by their keys, nothing that the form does not have', () => {
    expect(readFilled(form, filled, '2026-03-03')).toEqual({
      ok: true,
      values: { ...filled, gone: undefined, ribs: 8, pictures: [KEY] },
    });
    expect(Object.keys(givenIn(form, filled))).not.toContain('gone');
  });

  it('has its faults told at the fields of a step, the first of each', () => {
    const read = readFilled(form, { ...filled, title: '', ribs: 'many' }, '2026-03-03');
    expect(read.ok || faultsAmong(read.faults, new Set(['ribs', 'owner']))).toEqual([
      { field: 'ribs', code: 'wrong-form' },
    ]);
    const twice = [
      { field: 'a', code: 'required' as const },
      { field: 'a', code: 'too-long' as const },
    ];
    expect(faultsAmong(twice, new Set(['a']))).toEqual(twice.slice(0, 1));
  });

  it('is empty where nothing would be missed', () => {
    expect(isEmpty({ title: '', agreed: false, pictures: [], ribs: undefined })).toBe(true);
    expect(isEmpty({ title: 'a' })).toBe(false);
    expect(isEmpty({ agreed: true })).toBe(false);
  });

  it('has the days of the country', () => {
    expect(todayIn('Africa/Tunis', Date.parse('2026-03-02T23:30:00Z'))).toBe('2026-03-03');
    const field = form.fields.find(({ kind }) => kind === 'date') as Extract<
      Form['fields'][number],
      { kind: 'date' }
    >;
    expect(daysOf(field, '2026-03-03').most).toBe('2026-03-03');
    expect(daysOf({ ...field, limit: 'future' }, '2026-03-03')).toEqual({ least: '2026-03-03' });
    expect(daysOf({ ...field, limit: 'none' }, '2026-03-03')).toEqual({});
  });
});

describe('steps of a form', () => {
  const steps = stepsOf(form);
  const ids = steps.map((step) => step.map(({ id }) => id));

  it('hold all fields once, in their order', () => {
    expect(ids.flat()).toEqual(form.fields.map(({ id }) => id));
  });

  it('keep a field with what asks for it, even where the step is full', () => {
    expect(ids[stepWith(steps, 'which')]).toContain('colour');
    const { fields } = Form.parse({
      fields: [
        ...['a', 'b', 'c'].map((id) => ({ id, kind: 'long-text' as const, label: form.fields[0]!.label })),
        { id: 'd', kind: 'text', label: form.fields[0]!.label, when: { field: 'c', answered: true } },
        { id: 'e', kind: 'text', label: form.fields[0]!.label },
      ],
    });
    expect(stepsOf({ fields }).map((step) => step.map(({ id }) => id))).toEqual([
      ['a', 'b', 'c', 'd'],
      ['e'],
    ]);
  });

  it('are those in which something is asked now', () => {
    const black = stepsAsked(steps, askedFields(form, { colour: 'black' })).flat();
    expect(black.map(({ id }) => id)).not.toContain('which');
    const other = stepsAsked(steps, askedFields(form, { colour: 'other' })).flat();
    expect(other.map(({ id }) => id)).toContain('which');
    expect(stepsAsked(steps, [])).toEqual([]);
  });

  it('leaves a short form whole', () => {
    expect(stepsOf({ fields: form.fields.slice(0, 3) })).toHaveLength(1);
  });
});

describe('who reads an answer', () => {
  it('is told by its audience, but what is personal is never for everybody', () => {
    expect(shownTo({ personal: false, audience: 'public' })).toBe('everybody');
    expect(shownTo({ personal: false, audience: 'parties' })).toBe('office-and-you');
    expect(shownTo({ personal: false, audience: 'internal' })).toBe('office');
    expect(shownTo({ personal: true, audience: 'parties' })).toBe('own');
  });
});
