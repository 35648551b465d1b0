import { describe, expect, it } from 'vitest';
import { changesOf, PolicyContent, PolicyDraft, passagesOf } from './policy.ts';

const text = (words: string) => ({ ar: `ع ${words}`, fr: `f ${words}`, en: words });
const target = {
  ...{ id: 't1', indicator: '16.1.1', place: null, direction: 'down' as const },
  ...{ baseline: { year: 2015, value: 4 }, value: 2, deadline: 2030 },
};
const content = (given: Partial<PolicyContent> = {}): PolicyContent => ({
  title: text('Water'),
  summary: text('Less of it'),
  sections: [{ id: 's1', title: text('Why'), body: text('Because.') }],
  ...{ indicators: ['water-stress'], places: ['governorate:ins:11'], targets: [target] },
  ...given,
});

describe('a document', () => {
  it('may be written with gaps, and published only whole', () => {
    const gap = { ...content(), title: { ar: '', fr: 'x', en: 'x' } };
    expect(PolicyDraft.safeParse(gap).success).toBe(true);
    expect(PolicyContent.safeParse(gap).error?.issues[0]?.path).toEqual(['title', 'ar']);
    expect(PolicyContent.parse(content())).toEqual(content());
  });

  it.each([
    [{ targets: [{ ...target, deadline: 2015 }] }, ['targets', 0, 'deadline']],
    [{ targets: [target, target] }, ['targets', 1, 'id']],
    [{ indicators: ['<script>'] }, ['indicators', 0]],
    [{ places: ['nowhere'] }, ['places', 0]],
    [{ targets: [{ ...target, value: Number.POSITIVE_INFINITY }] }, ['targets', 0, 'value']],
    [{ html: '<b>' }, []],
  ])('that cannot be is refused where it is at fault: %j', (given, path) => {
    expect(PolicyDraft.safeParse({ ...content(), ...given }).error?.issues[0]?.path).toEqual(path);
  });
});

it('a text has paragraphs and lists, and nothing in it is markup', () => {
  expect(passagesOf('One\nline\n\n- a\n- b\nafter\n\n<b>bold</b> **x**\n\n')).toEqual([
    { kind: 'paragraph', text: 'One\nline' },
    { kind: 'list', items: ['a', 'b'] },
    { kind: 'paragraph', text: 'after' },
    { kind: 'paragraph', text: '<b>bold</b> **x**' },
  ]);
});

it('what a version changed is told part by part', () => {
  const after = content({
    title: text('Waters'),
    sections: [
      { id: 's2', title: text('How'), body: text('So.') },
      { id: 's1', title: text('Why'), body: text('Because.') },
    ],
    targets: [{ ...target, value: 1 }],
    places: [],
  });
  expect(changesOf(content(), content())).toEqual([]);
  expect(
    changesOf(content(), after).map(({ part, id, before, after: is }) => [part, id, !before, !is]),
  ).toEqual([
    ['title', '', false, false],
    ['section', 's2', true, false],
    ['target', 't1', false, false],
    ['place', 'governorate:ins:11', false, true],
  ]);
});
