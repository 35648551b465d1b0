import type pg from 'pg';
import { type Rows, Sequence, Table } from './manifest.ts';

/** What the program makes itself. */
const LEDGERS = ['migration', 'function_ledger'];

/** What tells rows apart in tables without a primary key. */
const KEYS: Record<string, string[]> = {
  feature: ['vid'],
  feature_level: ['revision', 'level', 'vid'],
  feature_cell: ['revision', 'zoom', 'cell_x', 'cell_y'],
  computed_value: ['vid'],
};

const TABLES = `
select c.relname as name,
  (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
   from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
  (select json_agg(a.attname order by k.at)
   from pg_index i, unnest(i.indkey) with ordinality k (attnum, at), pg_attribute a
   where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.attnum) as key,
  c.relkind = 'p' as partitioned,
  coalesce((select json_agg(substring(p.relname from '_(\\d+)$')::int)
   from pg_inherits i join pg_class p on p.oid = i.inhrelid where i.inhparent = c.oid), '[]') as layers
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname = 'biatouna' and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> all ($1)
order by c.relname collate "C"`;

type Found = {
  name: string;
  columns: Table['columns'];
  key: string[] | null;
  partitioned: boolean;
  layers: number[];
};

const keyOf = ({ name, key }: Found): string[] => {
  const found = key ?? KEYS[name];
  if (found) return found;
  throw new Error(
    `table ${name} has no primary key: say in sql/backup/catalogue.ts what tells its rows apart`,
  );
};

/** All that is stored, as the catalogue has it: tables, and the pieces in which their rows lie. */
export type Shape = { tables: Table[]; rows: Rows[] };

const rowsOf = ({ name, partitioned, layers }: Found): Rows[] =>
  partitioned
    ? [...layers].sort((a, b) => a - b).map((layer) => ({ table: name, layer }))
    : [{ table: name, layer: null }];

/** The tables of a database, whichever migrations it has, in the order of their names. */
export const shapeOf = async (client: pg.ClientBase): Promise<Shape> => {
  const { rows } = await client.query<Found>(TABLES, [LEDGERS]);
  return {
    tables: rows.map((found) => Table.parse({ name: found.name, columns: found.columns, key: keyOf(found) })),
    rows: rows.flatMap(rowsOf),
  };
};

/** The table, or partition, in which rows lie. Its parts were checked to be names and whole numbers. */
export const relationOf = ({ table, layer }: Rows): string =>
  `biatouna.${table}${layer === null ? '' : `_${layer}`}`;

/** Where each counter stands. Counters take no part in transactions: what is read is never behind the rows that are seen. */
export const sequencesOf = async (client: pg.ClientBase): Promise<Sequence[]> => {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'biatouna' and c.relkind = 'S' order by c.relname collate "C"`,
  );
  const sequences: Sequence[] = [];
  for (const { name } of rows) {
    const found = await client.query(
      `select '${name}' as name, last_value::text as last, is_called as called from biatouna.${name}`,
    );
    sequences.push(Sequence.parse(found.rows[0]));
  }
  return sequences;
};
