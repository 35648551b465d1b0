import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COLUMNS, fieldsOf, NOT_OF_USERS } from './columns.ts';
import { spanOf } from './retention.ts';
import { USES, type Use, type UseId } from './uses.ts';

/** The schema as it is held on both engines. */
const schema = readFileSync(new URL('../../../tests/schema.sql', import.meta.url), 'utf8');
const columns = [...schema.matchAll(/^column (\w+)\.(\w+) /gm)].map(([, table = '', column = '']) => ({
  table,
  column,
}));
const ids = Object.keys(USES) as UseId[];

describe('what is kept of people', () => {
  it('is declared for every column of every table that is not a layer’s, once, and for none that there is not', () => {
    expect(columns.length).toBeGreaterThan(150);
    const there = columns
      .filter(({ table }) => !NOT_OF_USERS.includes(table))
      .map((one) => `${one.table}.${one.column}`);
    const declared = Object.entries(COLUMNS).flatMap(([table, uses]) =>
      Object.values(uses).flatMap((names) => names.map((name) => `${table}.${name}`)),
    );
    expect(declared.sort()).toEqual(there.sort());
    expect(NOT_OF_USERS.filter((table) => !columns.some((column) => column.table === table))).toEqual([]);
  });

  it('has a purpose, an end and a way to be erased, in three languages', () => {
    for (const id of ids) {
      const { title, purpose, retention, erasure }: Use = USES[id];
      for (const text of [title, purpose, retention, erasure]) {
        expect(text.ar).toMatch(/^[^a-zA-Z]+$/);
        expect(text.fr).not.toContain("'");
        for (const words of Object.values(text)) expect(words).toMatch(/\S{2}/);
      }
      expect(fieldsOf(id).length, id).toBeGreaterThan(0);
    }
  });
});

it.each([
  [1, 'يوم واحد', 'un jour', 'a day'],
  [7, '7 أيام', '7 jours', '7 days'],
  [30, '30 يوما', '30 jours', '30 days'],
  [365, 'سنة', 'un an', 'a year'],
])('%i days are said as people say them', (days, ar, fr, en) => {
  expect(spanOf(days)).toEqual({ ar, fr, en });
});
