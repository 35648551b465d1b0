import { describe, expect, it } from 'vitest';
import { parseFilter } from '../../server/filter/parse.ts';
import { Question } from '../../sql/model/analysis.ts';
import type { LayerInfo } from '../../sql/model/api.ts';
import { fieldsOf } from './fields-of.ts';
import { changed, type Form, formatForm, KINDS, parseForm } from './form.ts';
import { filterIn, questionOf } from './question-of.ts';

/** A form of each kind, filled in. */
const FILLED: Record<(typeof KINDS)[number], Form> = {
  trend: {
    ...{ figure: 'parameter:heat', in: 'regions', from: '1991', to: '2020', step: 'year' },
    ...{ variant: 'yue-wang', confidence: '99', rate: '10', coverage: '80' },
  },
  change: { of: 'permits', from: '2012-01-01', to: '2020-01-01', by: 'revision', filter: "code = 'a'" },
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
  near: { of: 'stations', with: 'rivers', km: '2.5', filter2: 'depth > 1', only2: '10,36;11,36;11,37' },
  nearest: { of: 'stations', with: 'rivers', k: '3' },
  intersect: { of: 'permits', with: 'regions', cut: 'yes' },
  'hot-spots': { of: 'stations', in: 'regions', gather: 'sum', property: 'value', reach: '30', rate: '1' },
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

it('areas of a layer that knows no time are compared as they were published, and those of others in time', () => {
  const known = (time: object | null) =>
    new Map([['lots', { layer: { id: 'lots', geometry: 'polygon', time } } as unknown as LayerInfo]]);
  const form = { ask: 'cover', of: 'lots', with: 'lots', property: 'kind' };
  const days = (time: object | null) =>
    fieldsOf(form, known(time)).flatMap((field) => (field.type === 'day' ? field.name : []));
  expect([days(null), days({ resolution: 'day' })]).toEqual([
    ['pub', 'pub2'],
    ['day', 'day2'],
  ]);
  const question = Question.parse(questionOf({ ...form, pub: '2024-01-01', pub2: '2025-01-01' }));
  expect(question).toMatchObject({ before: { published: '2024-01-01' }, after: { published: '2025-01-01' } });
});

it('a season is its months, or those that are told', () => {
  const months = (form: Form) =>
    (questionOf({ ask: 'trend', ...FILLED.trend, ...form }) as { months?: object }).months;
  expect(months({ season: 'winter' })).toEqual({ from: 12, to: 2 });
  expect(months({ season: 'own', m1: '3', m2: '4' })).toEqual({ from: 3, to: 4 });
  expect([months({}), months({ season: 'all' })]).toEqual([undefined, undefined]);
});

it('of what has one value a year no months are asked for, nor kept of what was asked before', () => {
  const yearly = {
    layer: { id: 'stress', time: { resolution: 'day', step: 'P1Y' } },
  } as unknown as LayerInfo;
  const monthly = { layer: { id: 'spi', time: { resolution: 'day', step: 'P1M' } } } as unknown as LayerInfo;
  const known = new Map([yearly, monthly].map((info) => [info.layer.id, info]));
  const namesOf = (form: Form) => fieldsOf({ ask: 'trend', ...form }, known).map(({ name }) => name);
  expect(namesOf({ figure: 'indicator:stress' })).not.toContain('season');
  expect(namesOf({ figure: 'indicator:spi', season: 'own' })).toEqual(
    expect.arrayContaining(['step', 'season', 'm1', 'm2']),
  );
  const before = { ask: 'trend', figure: 'indicator:spi', season: 'own', m1: '3', step: 'month' };
  expect(changed(before, { figure: 'indicator:stress' })).toEqual({
    ask: 'trend',
    figure: 'indicator:stress',
  });
});

it('kilometres are metres, and what is no number is none', () => {
  const form = { ask: 'near', ...FILLED.near };
  expect(questionOf(form)).toMatchObject({ metres: 2500 });
  expect(questionOf({ ...form, km: 'far' })).toBeNull();
});

it('a place is one by its name, an area that is drawn, or a point', () => {
  const near = { ask: 'near', of: 'stations', km: '1', place: 'governorate:ins:11' };
  const toOf = (form: Form) => (questionOf({ ...near, ...form }) as { to?: unknown } | null)?.to;
  expect(toOf({ where: 'place' })).toEqual({ place: 'governorate:ins:11' });
  expect(toOf({ where: 'point', point: '10.5,36' })).toEqual({ point: [10.5, 36] });
  expect(toOf({ where: 'area', area: '10,36;11,36;11,37' })).toMatchObject({ polygon: [{ length: 4 }] });
  expect([toOf({ where: 'area', area: '10,36' }), toOf({ where: 'point' }), toOf({})]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  const within = { ask: 'within', of: 'stations', where: 'area', area: '10,36;11,36;11,37' };
  expect(Question.safeParse(questionOf(within)).success).toBe(true);
});

it('a filter and an area that features are to lie in are one filter, which the server reads', () => {
  const both = filterIn("code = 'a' OR depth > 1", '10,36;11,36;11,37');
  expect(both).toBe(
    "(code = 'a' OR depth > 1) AND S_INTERSECTS(geometry, POLYGON((10 36, 11 36, 11 37, 10 36)))",
  );
  expect(() => parseFilter(both)).not.toThrow();
  expect([filterIn('depth > 1', ''), filterIn('', undefined)]).toEqual(['depth > 1', '']);
});

it('percents are shares', () => {
  expect(questionOf({ ask: 'trend', ...FILLED.trend })).toMatchObject({
    confidence: 0.99,
    rate: 0.1,
    coverage: 0.8,
    variant: 'yue-wang',
  });
});

it('what hangs on a layer goes with it', () => {
  expect(changed({ ask: 'near', of: 'a', filter: 'x = 1', filter2: 'y = 1' }, { of: 'b' })).toEqual({
    ask: 'near',
    of: 'b',
    filter2: 'y = 1',
  });
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
