import type { BudgetKind } from '../../sql/model/budget/budget.ts';
import { SCHEMES, type Scheme } from '../../sql/model/budget/code.ts';
import { FORMULA } from '../../sql/model/formula.ts';
import { storable } from '../load/tame.ts';
import { read } from '../read/index.ts';
import type { ReadOptions, ReadProblem } from '../read/row.ts';
import type { Columns } from './columns.ts';
import { columnsByName } from './columns.ts';
import type { Concept } from './concepts.ts';

/** An amount as it stands in a file, with all that its row says; texts, nothing is checked yet. */
export type Fact = {
  row: number;
  column: string;
  amount: string;
  factor: number;
  kind: BudgetKind | null;
  year: number | null;
  said: Partial<Record<Concept, string>>;
};

/** Values of other tables, by resource, the field that is pointed at, and what stands there. */
export type Lookups = ReadonlyMap<string, ReadonlyMap<string, Partial<Record<Concept, string>>>>;

/** What stands in a cell; of a text that was written behind an apostrophe, lest it be a formula, that text. */
export const textOf = (value: unknown): string => {
  const text = value === null || value === undefined ? '' : storable(String(value)).trim();
  return text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
};

const saidBy = (
  properties: Record<string, unknown>,
  { of, constants, keys }: Columns,
  lookups: Lookups,
): Fact['said'] => {
  const said: Fact['said'] = Object.fromEntries(constants);
  for (const { name, resource } of keys)
    Object.assign(said, lookups.get(resource)?.get(textOf(properties[name])) ?? {});
  for (const [concept, names] of of) {
    const filled = names.map((name) => textOf(properties[name])).filter((text) => text !== '');
    const last = filled.at(-1);
    if (last !== undefined) said[concept] = last;
  }
  return said;
};

/** What classifies a line, put together where a file does not number its lines. */
export const lineOf = (said: Fact['said']): string => {
  if (said.line !== undefined) return said.line;
  const parts = [...SCHEMES, 'place' as const].map((scheme: Scheme | 'place') => said[scheme] ?? '');
  return parts
    .join(':')
    .replace(/[^A-Za-z0-9._:-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '');
};

/** The amounts of a table, row by row; cells that are empty are none. Without `columns`, those are known by their names. */
export const factsOf = async function* (
  path: string,
  options: ReadOptions,
  columns: Columns | null,
  lookups: Lookups,
): AsyncGenerator<{ facts: Fact[] } | { problem: ReadProblem }> {
  let known = columns;
  for await (const item of read(path, options)) {
    if (item.kind === 'problem') {
      yield { problem: item.problem };
      continue;
    }
    const { properties, row } = item;
    known ??= columnsByName(Object.keys(properties));
    const said = saidBy(properties, known, lookups);
    const facts = known.amounts.flatMap(({ name, factor, kind, year }) => {
      const amount = textOf(properties[name]);
      return amount === '' ? [] : [{ row, column: name, amount, factor, kind, year, said }];
    });
    yield { facts };
  }
};
