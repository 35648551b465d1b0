import type pg from 'pg';

/** Tables whose rows are partitioned by layer. */
export const PARTITIONED = ['feature', 'feature_level', 'feature_cell'] as const;
export type Partitioned = (typeof PARTITIONED)[number];

/** The partition of a table for a layer; the number comes from the database and is a whole one, so it may be inlined. */
export const partitionOf = (table: Partitioned, no: number): string => `${table}_${Math.trunc(no)}`;

/**
 * Makes a partition beside its table, which knows nothing of it yet: attached afterwards, as `create table ... partition of`
 * would lock the table against every reader.
 */
export const makePartition = async (client: pg.PoolClient, table: Partitioned, no: number): Promise<void> => {
  const name = partitionOf(table, no);
  await client.query(`create table ${name} (like ${table} including defaults including constraints)`);
  await client.query(`alter table ${name} add check (layer_no = ${Math.trunc(no)})`);
};

/** Attaches a partition, with rows or none: its indexes are built now, in one go. */
export const attachPartition = async (
  client: pg.PoolClient,
  table: Partitioned,
  no: number,
): Promise<void> => {
  await client.query(
    `alter table ${table} attach partition ${partitionOf(table, no)} for values in (${Math.trunc(no)})`,
  );
};
