import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { ALL_PARTITIONED, attachPartition, makePartition } from '../partition.ts';
import { SetupError } from '../setup-error.ts';
import type { Archive } from './archive.ts';
import { relationOf, shapeOf } from './catalogue.ts';
import { wholeLines } from './lines.ts';
import { loadOrder } from './load-order.ts';
import { entryOf, type Part, type Table } from './manifest.ts';

/** Bytes that go in by one COPY: the embedded engine takes one as a whole. */
const PIECE = 4 * 1024 * 1024;

const copyPart = async (
  client: pg.PoolClient,
  archive: Archive,
  part: Part,
  { columns }: Table,
): Promise<void> => {
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const copy = `copy ${relationOf(part)} (${names}) from stdin`;
  for await (const piece of wholeLines(archive.read(part), PIECE)) {
    await pipeline(Readable.from([piece]), client.query(copyFrom(copy))).catch((error: Error) => {
      throw new Error(`${entryOf(part)} could not be loaded: ${error.message}`, { cause: error });
    });
  }
};

/** Loads the rows of a layer or year into a partition that stands by itself, and attaches it, which builds its indexes in one go. */
const loadPartition = async (
  client: pg.PoolClient,
  archive: Archive,
  part: Part,
  table: Table,
): Promise<void> => {
  const parent = ALL_PARTITIONED.find((name) => name === part.table);
  if (!parent || part.layer === null) throw new Error(`table ${part.table} is not partitioned`);
  await makePartition(client, parent, part.layer);
  await copyPart(client, archive, part, table);
  await attachPartition(client, parent, part.layer);
};

/** Rows that the migrations put there themselves give way; a trail has none, and would let none go. */
const clear = async (client: pg.PoolClient, table: string): Promise<void> => {
  const { rowCount } = await client.query(`select from biatouna.${table} limit 1`);
  if (rowCount) await client.query(`delete from biatouna.${table}`);
};

const loadTable = async (client: pg.PoolClient, archive: Archive, table: Table): Promise<void> => {
  const parts = archive.manifest.parts.filter((part) => part.table === table.name);
  for (const part of parts) {
    if (part.layer !== null) await loadPartition(client, archive, part, table);
    else {
      await clear(client, table.name);
      await copyPart(client, archive, part, table);
    }
  }
};

const textOf = ({ columns }: Table): string =>
  columns
    .map(({ name, type }) => `${name} ${type}`)
    .sort()
    .join(', ');

/** Throws SetupError where a table of ours is not in the file as its migrations make it. */
const checkTables = (tables: readonly Table[], made: readonly Table[]): void => {
  for (const ours of made) {
    const inFile = tables.find(({ name }) => name === ours.name);
    if (!inFile || textOf(inFile) !== textOf(ours))
      throw new SetupError(
        `Table ${ours.name} is not in the backup as this program makes it. It was changed by hand where the backup was taken.`,
      );
  }
};

/**
 * Puts the rows of a backup into the schema that was made anew for them, in the open transaction. What is stored decides: no
 * trigger of ours acts on what comes in. A table that is none of ours is left out, which `say` is told.
 */
export const loadRows = async (
  client: pg.PoolClient,
  archive: Archive,
  say: (line: string) => void = () => undefined,
): Promise<void> => {
  const { tables } = archive.manifest;
  const made = (await shapeOf(client)).tables;
  checkTables(tables, made);
  const names = made.map(({ name }) => name);
  for (const { name } of tables)
    if (!names.includes(name)) say(`Table ${name} is none of Biatouna's: it is left out.`);
  for (const name of names) await client.query(`alter table biatouna.${name} disable trigger user`);
  for (const name of await loadOrder(client, names))
    await loadTable(client, archive, tables.find((table) => table.name === name)!);
  await client.query('set constraints all immediate');
  for (const name of names) await client.query(`alter table biatouna.${name} enable trigger user`);
};

/** Lets the counters go on where they stood. */
export const setSequences = async (client: pg.PoolClient, { manifest }: Archive): Promise<void> => {
  for (const { name, last, called } of manifest.sequences)
    await client.query(
      'select setval(counter, $2, $3) from to_regclass($1) as counter where counter is not null',
      [`biatouna.${name}`, last, called],
    );
};
