import { compareRows, type Difference } from './compare-rows.ts';
import { entryOf } from './manifest.ts';
import type { Source } from './sources.ts';

/** Things by name that only one of two has, or that are other in the second. */
const compareNamed = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) =>
  [...new Set([...one.keys(), ...other.keys()])].flatMap((name) => {
    if (one.get(name) === other.get(name)) return [];
    const what = !other.has(name) ? 'missing' : !one.has(name) ? 'extra' : 'changed';
    return [{ name, what } as const];
  });

const compareTables = (one: Source, other: Source): Difference[] => {
  const named = ({ tables }: Source) => new Map(tables.map((table) => [table.name, JSON.stringify(table)]));
  return compareNamed(named(one), named(other)).map(({ name, what }) => ({
    table: name,
    layer: null,
    what,
    key: null,
    columns: [],
  }));
};

const compareLayers = (one: Source, other: Source): Difference[] => {
  const named = ({ rows }: Source) => new Map(rows.map((part) => [entryOf(part), '']));
  const partOf = (name: string) => [...one.rows, ...other.rows].find((part) => entryOf(part) === name)!;
  return compareNamed(named(one), named(other))
    .map(({ name, what }) => ({
      table: partOf(name).table,
      layer: partOf(name).layer,
      what,
      key: null,
      columns: [],
    }))
    .filter(({ layer }) => layer !== null);
};

const compareSequences = (one: Source, other: Source): Difference[] => {
  const named = ({ sequences }: Source) =>
    new Map(sequences.map(({ name, last, called }) => [name, `${last} ${called}`]));
  return compareNamed(named(one), named(other)).map(({ name, what }) => ({
    table: name,
    layer: null,
    what,
    key: null,
    columns: ['last_value'],
  }));
};

/**
 * In what two databases, or a backup and a database, differ: tables, layers, counters, then every row that both could have.
 * However many rows there are, a few are in memory.
 */
export const compare = async function* (one: Source, other: Source): AsyncGenerator<Difference> {
  const tables = compareTables(one, other);
  yield* [...tables, ...compareLayers(one, other), ...compareSequences(one, other)];
  for (const rows of one.rows) {
    const table = one.tables.find(({ name }) => name === rows.table)!;
    const isInBoth = other.rows.some((part) => entryOf(part) === entryOf(rows));
    if (isInBoth && !tables.some((difference) => difference.table === table.name))
      yield* compareRows(one.lines(rows, table), other.lines(rows, table), rows, table);
  }
};

/** What a restore itself changes in the rows of a backup. */
const BY_RESTORE: Record<string, readonly string[]> = {
  publication: ['version'],
  access_state: ['version'],
  audit_head: ['no', 'hash'],
  job: ['state', 'lease_until', 'worker'],
  load: ['state', 'finished_at', 'error', 'error_code'],
};

/** Whether a database that was just restored differs from the backup in this: it went on, and wrote so into its trail. */
export const isByRestore = ({ table, what, key, columns }: Difference): boolean =>
  key !== null &&
  (table === 'audit'
    ? what === 'extra'
    : what === 'changed' && columns.every((column) => BY_RESTORE[table]?.includes(column)));

/** A difference as a line for people. */
export const inLine = ({ table, layer, what, key, columns }: Difference): string => {
  const where = layer === null ? table : `${table} of layer number ${layer}`;
  const which = key
    ? `, row ${Object.entries(key)
        .map(([name, value]) => `${name} ${value}`)
        .join(', ')}`
    : '';
  return `${where}${which}: ${what}${columns.length > 0 ? ` (${columns.join(', ')})` : ''}`;
};
