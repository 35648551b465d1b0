import { describe, expect, it } from 'vitest';
import { Question } from '../../sql/model/analysis.ts';
import { changed, type Form, formatForm, KINDS, parseForm, questionOf } from './form.ts';

/** A form of each kind, filled in. */
const FILLED: Record<(typeof KINDS)[number], Form> = {
  trend: { figure: 'parameter:heat', in: 'regions', from: '1991', to: '2020', step: 'month' },
  change: { of: 'permits', from: '2012-01-01', to: '2020-01-01', by: 'revision' },
  cover: {
    of: 'forests',
    with: 'forests',
    day: '2000-01-01',
    day2: '2020-01-01',
    property: 'kind',
    class: 'oak',
  },
  'by-place': { of: 'stations', in: 'regions', gather: 'mean', property: 'value' },
  within: { of: 'stations', place: 'governorate:ins:11', whole: 'yes' },
  near: { of: 'stations', with: 'rivers', km: '2.5' },
  nearest: { of: 'stations', with: 'rivers', k: '3' },
  intersect: { of: 'permits', with: 'regions', cut: 'yes' },
  'hot-spots': { of: 'stations', in: 'regions', gather: 'sum', property: 'value' },
  buffer: { of: 'stations', km: '1', merge: 'no' },
};

describe.each(KINDS)('%s', (kind) => {
  const form = { ask: kind, ...FILLED[kind] };

  it('is a question that the server takes, once all is filled in', () => {
    const question = questionOf(form);
    expect(Question.parse(question).kind).toBe(kind);
    for (const name of ['of', 'figure'])
      if (name in form) expect(questionOf({ ...form, [name]: '' }), name).toBeNull();
  });

  it('is restored by its address', () => {
    const address = formatForm(form);
    expect(parseForm(address.slice(address.indexOf('?')))).toEqual(form);
  });
});

it('kilometres are metres, and what is no number is none', () => {
  const form = { ask: 'near', ...FILLED.near };
  expect(questionOf(form)).toMatchObject({ metres: 2500 });
  expect(questionOf({ ...form, km: 'far' })).toBeNull();
});

it('an answer stays no longer than its question', () => {
  expect(changed({ ask: 'near', answer: 'answer-1', of: 'a' }, { of: 'b' })).toEqual({
    ask: 'near',
    of: 'b',
  });
});

it('words of others are left out of the form', () => {
  expect(parseForm('?lang=ar&ask=near&evil=1')).toEqual({ ask: 'near' });
});
