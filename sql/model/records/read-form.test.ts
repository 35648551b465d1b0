import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { umbrellaType } from '../../../tests/world/toy-module.ts';
import { holds } from './condition.ts';
import { Form, formFaults } from './form.ts';
import { formFaultText } from './form-words.ts';
import { askedFields, FORM_FAULTS, readForm } from './read-form.ts';

const { form } = umbrellaType;
const TODAY = '2026-03-03';
const GOOD = {
  title: 'Black umbrella',
  story: 'Left on the tram',
  colour: 'black',
  owner: 'Amel',
  agreed: true,
};
const read = (given: Record<string, unknown>) => readForm(form, { ...GOOD, ...given }, TODAY);
const faults = (given: Record<string, unknown>) => {
  const answer = read(given);
  return answer.ok ? [] : answer.faults.map(({ field, code }) => `${field} ${code}`);
};

describe('a form', () => {
  it('is read as it was meant', () => {
    const given = {
      title: '  Black \u202eumbrella\n ',
      phone: '+٢١٦ 71-000.000',
      mail: ' a@example.tn ',
      ribs: 8,
      story: 'one\r\ntwo',
      lostOn: TODAY,
      spot: { longitude: 10, latitude: 36, accuracyM: 1e-300 },
    };
    expect(read(given)).toEqual({
      ok: true,
      values: {
        ...GOOD,
        title: 'Black umbrella',
        phone: '+21671000000',
        mail: 'a@example.tn',
        ribs: 8,
        story: 'one\ntwo',
        lostOn: TODAY,
        spot: { longitude: 10, latitude: 36, accuracyM: 0 },
      },
    });
  });

  it('asks by what was answered before, and leaves out what it did not ask', () => {
    expect(faults({ colour: 'other' })).toEqual(['which required']);
    expect(read({ colour: 'red', which: 'green' })).toEqual({ ok: true, values: { ...GOOD, colour: 'red' } });
    expect(askedFields(form, { colour: 'other' }).map(({ id }) => id)).toContain('which');
    expect(askedFields(form, { colour: 'red' }).map(({ id }) => id)).not.toContain('which');
  });

  it.each([
    [{ title: ' \u200b ' }, ['title required']],
    [{ title: 'x'.repeat(201) }, ['title too-long']],
    [{ colour: 'blue' }, ['colour no-option']],
    [{ lostOn: '2026-03-04' }, ['lostOn not-past']],
    [{ lostOn: '2026-02-30' }, ['lostOn wrong-form']],
    [{ ribs: 4.5 }, ['ribs wrong-form']],
    [{ ribs: 3 }, ['ribs too-small']],
    [{ ribs: '8' }, ['ribs wrong-form']],
    [{ mail: 'nobody' }, ['mail wrong-form']],
    [{ phone: '12ab' }, ['phone wrong-form']],
    [{ where: '../etc' }, ['where wrong-form']],
    [{ spot: { longitude: 190, latitude: 0 } }, ['spot too-large']],
    [{ pictures: ['a'] }, ['pictures wrong-form']],
    [{ pictures: Array(3).fill('00000000-0000-4000-8000-000000000000') }, ['pictures too-many']],
    [{ agreed: false }, ['agreed not-agreed']],
    [{ admin: true }, ['admin unknown']],
    [{ __proto__: { title: 'x' }, constructor: 'x' }, ['constructor unknown']],
  ])('refuses %j', (given, expected) => expect(faults(given)).toEqual(expected));

  it('reads anything at all without breaking, and only into fields that it has', () => {
    const ids = form.fields.map(({ id }) => id);
    fc.assert(
      fc.property(fc.dictionary(fc.oneof(fc.constantFrom(...ids), fc.string()), fc.anything()), (given) => {
        const answer = readForm(form, given, TODAY);
        if (answer.ok) for (const id of Object.keys(answer.values)) expect(ids).toContain(id);
        else expect(answer.faults.length).toBeGreaterThan(0);
      }),
    );
  });

  it('read again gives the same', () => {
    const first = read({ colour: 'other', which: ' pale  green ' });
    expect(first.ok && readForm(form, first.values, TODAY)).toEqual(first);
  });

  it('says what is wrong in each language, with the limit', () => {
    for (const code of FORM_FAULTS)
      for (const words of Object.values(formFaultText({ field: 'x', code, limit: 7 }))) {
        expect(words).not.toMatch(/[{}]/);
        expect(words.length).toBeGreaterThan(5);
      }
    expect(formFaultText({ field: 'x', code: 'too-long', limit: 7 }).en).toBe('at most 7 characters');
  });
});

describe('a declaration of a form', () => {
  const label = { ar: 'ع', fr: 'f', en: 'e' };
  it('that asks by what comes later, or publishes what is personal, is at fault', () => {
    const bad = Form.parse({
      fields: [
        { id: 'a', kind: 'text', label, when: { any: [{ field: 'b', answered: true }] } },
        { id: 'b', kind: 'text', label, personal: true, audience: 'public' },
        { id: 'b', kind: 'text', label },
      ],
    });
    expect(formFaults(bad)).toEqual([
      'a looks at b, which does not stand before it',
      'b is personal and cannot be public',
      'b is there twice',
    ]);
  });

  it.each([
    [{ field: 'a', is: 'x' }, true],
    [{ field: 'many', is: 'y' }, true],
    [{ field: 'a', in: ['y', 'z'] }, false],
    [{ field: 'none', answered: false }, true],
    [{ all: [{ field: 'a', is: 'x' }, { not: { field: 'yes', is: true } }] }, false],
    [
      {
        any: [
          { field: 'a', is: 'q' },
          { field: 'yes', is: true },
        ],
      },
      true,
    ],
    [{ field: 'toString', answered: true }, false],
  ])('holds by %j: %s', (condition, expected) => {
    expect(holds(condition, { a: 'x', many: ['x', 'y'], yes: true })).toBe(expected);
  });
});
