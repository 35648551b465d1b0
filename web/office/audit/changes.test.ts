import { describe, expect, it } from 'vitest';
import { changesOf } from './changes.ts';

const lines = (before: unknown, after: unknown): string[] =>
  changesOf(before, after).map(
    (change) =>
      `${change.path.join('.')}: ${JSON.stringify(change.before)} > ${JSON.stringify(change.after)}`,
  );

describe('what differs between two states', () => {
  it.each([
    [null, { role: 'editor', scope: 'water' }, ['role: undefined > "editor"', 'scope: undefined > "water"']],
    [{ rows: 3 }, null, ['rows: 3 > undefined']],
    [{ state: 'active', name: 'x' }, { state: 'disabled', name: 'x' }, ['state: "active" > "disabled"']],
    [
      { visibility: { kind: 'public' } },
      { visibility: { kind: 'roles', roles: ['editor'] } },
      ['visibility.kind: "public" > "roles"', 'visibility.roles: undefined > ["editor"]'],
    ],
    [{ roles: ['a', 'b'] }, { roles: ['b'] }, ['roles: ["a","b"] > ["b"]']],
    [{ owner: null }, { owner: 'anpe' }, ['owner: null > "anpe"']],
    [{ title: { ar: 'x' } }, { title: null }, ['title.ar: "x" > undefined']],
    [{ value: 1 }, { value: { deep: 1 } }, ['value: 1 > {"deep":1}']],
    [{ same: [1, { x: 2 }] }, { same: [1, { x: 2 }] }, []],
    [null, null, []],
  ])('%j and %j', (before, after, expected) => {
    expect(lines(before, after)).toEqual(expected);
  });
});
