import type { Db } from '../../sql/db.ts';
import { partitionOf } from '../../sql/partition.ts';

/** Blocks (8 kB) of a table that one statement looks through: some thousand rows, as everybody waits on the embedded engine. */
const BLOCKS = 200;

type Layer = { no: number; kept: number };

/**
 * Computed layers, and the oldest revision of each that may still be asked for: the one that was shown so many days ago. Answers
 * to questions have one revision only, and go by a rule of their own (`server/analysis/drop.ts`).
 */
const LAYERS = `select l.no, max(r.revision)::float8 as kept from layer l join layer_revision r on r.layer_no = l.no
  where l.origin = 'computed' and r.published_at <= now() - $1 * interval '1 day' group by l.no
  having max(r.revision) > 1 order by l.no`;

/** First nobody can ask for what was before, so that nobody is given a part of it. */
const FORGET = 'delete from layer_revision where layer_no = $1 and revision < $2';

const SIZE = `select pg_relation_size($1::regclass) / current_setting('block_size')::int as blocks`;

// By its blocks: every step reads but its own, however few or many of the rows are old.
const PRUNE = (values: string): string => `delete from ${values}
  where ctid >= $1::tid and ctid < $2::tid and until_revision <= $3`;

const at = (block: number): string => `(${block},0)`;

const pruneLayer = async (
  { pool }: Db,
  signal: AbortSignal,
  { no, kept, step }: Layer & { step: number },
): Promise<number> => {
  const values = partitionOf('computed_value', no);
  await pool.query(FORGET, [no, kept]);
  const { rows } = await pool.query<{ blocks: number }>(SIZE, [values]);
  const blocks = Number(rows[0]!.blocks);
  let gone = 0;
  for (let block = 0; block < blocks && !signal.aborted; block += step) {
    const { rowCount } = await pool.query(PRUNE(values), [at(block), at(block + step), kept]);
    gone += rowCount ?? 0;
  }
  return gone;
};

/**
 * Deletes versions of computed values that ended before the revision shown so many days ago, and lets nobody ask for revisions
 * before that one. What is loaded or measured is no concern of this: its versions stay for good. Gives how many went.
 */
export const pruneComputed = async (
  db: Db,
  signal: AbortSignal,
  { days, step = BLOCKS }: { days: number; step?: number },
): Promise<number> => {
  const { rows } = await db.pool.query<Layer>(LAYERS, [days]);
  let gone = 0;
  for (const layer of rows) {
    const own = await pruneLayer(db, signal, { ...layer, step });
    if (own > 0 && db.engine === 'embedded')
      await db.pool.query(`vacuum ${partitionOf('computed_value', layer.no)}`);
    gone += own;
  }
  return gone;
};
