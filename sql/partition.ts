import type pg from 'pg';

/** Tables whose rows are partitioned by layer, for layers that have rows of their own. */
export const PARTITIONED = ['feature', 'feature_level', 'feature_cell'] as const;
/** All partitioned tables; observations are by years, named by the first. */
export const ALL_PARTITIONED = [...PARTITIONED, 'computed_value', 'observation'] as const;
export type Partitioned = (typeof ALL_PARTITIONED)[number];

/** The partition of a table for a layer or year; the number comes from us and is a whole one, so it may be inlined. */
export const partitionOf = (table: Partitioned, no: number): string => `${table}_${Math.trunc(no)}`;

/** From here on each year of observations has a partition; before, when little was measured, each ten years. */
const YEARLY_FROM = 1990;

/** The number of the partition that holds the observations of a year. */
export const eraOf = (year: number): number => (year >= YEARLY_FROM ? year : Math.floor(year / 10) * 10);

const newYear = (year: number): string => `'${String(year).padStart(4, '0')}-01-01T00:00:00Z'::timestamptz`;

/** What rows of a partition have in common, as the partition's bounds and as a condition. */
const boundsOf = (table: Partitioned, given: number): { bounds: string; condition: string } => {
  const no = Math.trunc(given);
  if (table !== 'observation') return { bounds: `in (${no})`, condition: `layer_no = ${no}` };
  const [from, to] = [newYear(no), newYear(no >= YEARLY_FROM ? no + 1 : no + 10)];
  return { bounds: `from (${from}) to (${to})`, condition: `time >= ${from} and time < ${to}` };
};

/**
 * Makes a partition beside its table, which knows nothing of it yet: attached afterwards, as `create table ... partition of`
 * would lock the table against every reader.
 */
export const makePartition = async (client: pg.PoolClient, table: Partitioned, no: number): Promise<void> => {
  const name = partitionOf(table, no);
  await client.query(`create table ${name} (like ${table} including defaults including constraints)`);
  await client.query(`alter table ${name} add check (${boundsOf(table, no).condition})`);
};

/** Attaches a partition, with rows or none: its indexes are built now, in one go. */
export const attachPartition = async (
  client: pg.PoolClient,
  table: Partitioned,
  no: number,
): Promise<void> => {
  const { bounds } = boundsOf(table, no);
  await client.query(`alter table ${table} attach partition ${partitionOf(table, no)} for values ${bounds}`);
};

const MISSING = `select era from unnest($1::int[]) era where to_regclass('biatouna.observation_' || era) is null`;

/**
 * Makes the partitions that observations of some years need, where they are missing. Others that need the same wait for the
 * end of the transaction: call it in a short one of its own, before the rows are written.
 */
export const ensureEras = async (client: pg.PoolClient, years: Iterable<number>): Promise<void> => {
  const eras = [...new Set([...years].map(eraOf))].sort((a, b) => a - b);
  const missing = async () => (await client.query<{ era: number }>(MISSING, [eras])).rows;
  if ((await missing()).length === 0) return;
  // Lets reads and writes go on; of those who make partitions one is first, and the next finds them made.
  await client.query('lock table observation in share update exclusive mode');
  for (const { era } of await missing()) {
    await makePartition(client, 'observation', era);
    await attachPartition(client, 'observation', era);
  }
};
