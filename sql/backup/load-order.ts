import type pg from 'pg';

/** A table that refers to rows of another. */
type Reference = { child: string; parent: string };

/** References that are held at once; those that can wait for the end of the transaction need no order. */
const REFERENCES = `
select distinct child.relname as child, parent.relname as parent
from pg_constraint k
join pg_class child on child.oid = k.conrelid
join pg_class parent on parent.oid = k.confrelid
join pg_namespace n on n.oid = child.relnamespace
where n.nspname = 'biatouna' and k.contype = 'f' and not k.condeferrable and not child.relispartition`;

/** Tables in an order in which each comes after those that it refers to. Throws where there is none. */
export const inOrder = (tables: readonly string[], references: readonly Reference[]): string[] => {
  const done = new Set<string>();
  const isReady = (table: string): boolean =>
    references.every(({ child, parent }) => child !== table || done.has(parent) || !tables.includes(parent));
  while (done.size < tables.length) {
    const ready = tables.filter((table) => !done.has(table) && isReady(table));
    if (ready.length === 0)
      throw new Error(
        `tables refer to each other: make a reference of ${tables.filter((table) => !done.has(table)).join(' or ')} deferrable`,
      );
    for (const table of ready) done.add(table);
  }
  return [...done];
};

/** The order in which rows can go into the tables of a database. */
export const loadOrder = async (client: pg.ClientBase, tables: readonly string[]): Promise<string[]> =>
  inOrder(tables, (await client.query<Reference>(REFERENCES)).rows);
